/** What every element's shadow root starts from: box model, buttons, focus ring, figures in equal widths. */
import { css } from 'lit';

export const shared = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--ink);
    font: var(--body) / 1.5 var(--sans);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button,
  select {
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--raised);
    cursor: pointer;
  }
  button:hover:not(:disabled),
  select:hover {
    border-color: var(--line-strong);
  }
  button:disabled {
    color: var(--ink-2);
    cursor: default;
    opacity: 0.6;
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  :focus-visible {
    outline: none;
    box-shadow: var(--focus);
    border-radius: var(--radius);
  }
  .figure {
    font-family: var(--mono);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .muted {
    color: var(--ink-2);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline: 2px solid Highlight;
    }
  }
`;
