/** The row of a transfer in the browser's network panel. */
import { html } from 'lit';
import type { View } from '../view.ts';
import styles from './devtools.css?inline';

export const view: View = {
  kind: 'lens',
  id: 'devtools',
  place: 2,
  styles,
  otherwise: ['no-devtools', 'no-devtools-more'],
  draw: ({ detail, say }) =>
    detail.devtools.length === 0
      ? undefined
      : html`<p class="muted">${say('devtools-intro')}</p>
          <dl class="devtools">
            ${detail.devtools.map(({ column, value }) => html`<div><dt>${column}</dt><dd>${value}</dd></div>`)}
          </dl>`,
};
