import { css } from 'lit';
import { barStyles } from './bars.styles.ts';

export const detailStyles = [
  barStyles,
  css`
    :host {
      container: detail / inline-size;
      display: flex;
      flex-direction: column;
    }
    .lenses {
      display: flex;
      margin-inline-start: auto;
      margin-block: 4px;
      padding: 2px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--sunken);
    }
    .lenses button {
      min-height: 26px;
      padding: 0 10px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--ink-2);
      font-size: var(--small);
      white-space: nowrap;
    }
    .lenses button:hover {
      color: var(--ink);
    }
    .lenses [aria-pressed='true'] {
      background: var(--raised);
      box-shadow: 0 0 0 1px var(--line-strong);
      color: var(--ink);
      font-weight: 600;
    }
    .lenses button:focus-visible {
      box-shadow: var(--focus);
    }
    .body {
      flex: 1;
      min-height: 0;
      padding: 12px 16px 20px;
      overflow: auto;
      scrollbar-width: thin;
    }
    .body:focus-visible {
      box-shadow: inset 0 0 0 2px var(--accent);
      border-radius: 0;
    }
    .summary {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      margin: 0 0 12px;
      color: var(--ink-2);
      font-size: 0.8125rem;
      font-variant-numeric: tabular-nums;
    }
    .why {
      margin: 0 0 12px;
      text-wrap: pretty;
    }
    .summary strong {
      color: var(--hue);
      font-family: var(--mono);
    }
    @container detail (width < 560px) {
      .summary .way {
        position: absolute;
        clip-path: inset(50%);
      }
      .body {
        padding-top: 8px;
      }
      .summary {
        margin-bottom: 8px;
      }
    }
    .both {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px 24px;
    }
    .beside {
      display: flex;
      flex-direction: column;
      gap: 14px;
      min-width: 0;
    }
    @container detail (width >= 660px) {
      .both {
        grid-template-columns: minmax(0, 1fr) 236px;
        column-gap: 20px;
      }
      .short .beside {
        flex-direction: column-reverse;
        justify-content: flex-end;
      }
    }
    @container detail (width >= 820px) {
      .both {
        grid-template-columns: minmax(0, 1fr) 324px;
        column-gap: 24px;
      }
    }
    @container detail (width >= 1200px) {
      .both {
        grid-template-columns: minmax(0, 1fr) 600px;
      }
    }
    .under {
      margin-top: 14px;
    }
    /* Below a long dump the sentence of the selected byte would be out of sight. */
    @container detail (width >= 520px) {
      .stuck {
        position: sticky;
        bottom: 0;
        z-index: 2;
        padding-block: 8px;
        background: var(--surface);
      }
    }
    .actions {
      display: flex;
      gap: 12px;
      align-items: center;
      margin: 12px 0 0;
    }
    .empty,
    .nothing {
      display: flex;
      gap: 16px;
      align-items: center;
      justify-content: center;
      min-height: 140px;
      padding: 24px;
    }
    .empty {
      flex: 1;
    }
    .empty p,
    .nothing p {
      margin: 0;
      text-wrap: balance;
    }
    .empty svg,
    .nothing svg {
      flex: none;
      fill: none;
      stroke: var(--ink-2);
      stroke-width: 1.5;
      stroke-linecap: round;
    }
    .hint {
      margin: 0;
      padding-block: 12px;
    }
  `,
];
