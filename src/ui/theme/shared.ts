import { type CSSResult, unsafeCSS } from 'lit';
import text from './shared.css?inline';

/** What every element's shadow root starts from: box model, buttons, focus ring, figures in equal widths. */
const shared = unsafeCSS(text);

/** The styles of an element: what all have, and sheets of its own. */
export const sheets = (...own: readonly string[]): CSSResult[] => [
  shared,
  ...own.map((each) => unsafeCSS(each)),
];
