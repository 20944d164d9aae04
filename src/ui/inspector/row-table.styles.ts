import { css } from 'lit';

export const rowTableStyles = css`
  :host {
    container: rows / inline-size;
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .grid {
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
    font: 0.8125rem / 1 var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .grid:focus-visible {
    box-shadow: inset 0 0 0 2px var(--accent);
    border-radius: 0;
  }
  .spacer {
    overflow: clip;
  }
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    column-gap: 10px;
    align-items: center;
    height: 28px;
    contain: size layout style;
    padding: 0 12px 0 14px;
    border-left: 3px solid transparent;
  }
  .frames {
    --columns: 3.3rem 0.7rem minmax(5.4rem, max-content) minmax(0, 1fr) max-content;
  }
  .frames.lanes {
    --columns: 3.3rem 0.7rem 0.7rem minmax(5.4rem, max-content) minmax(0, 1fr) max-content;
  }
  .requests {
    --columns: 3.3rem minmax(0, 1fr) 2.4rem 2.8rem 4.4rem;
  }
  .requests.lanes {
    --columns: 3.3rem 0.7rem minmax(0, 1fr) 2.4rem 2.8rem 4.4rem;
  }
  @container rows (width < 440px) {
    .requests {
      --columns: 3.3rem minmax(0, 1fr) 2.4rem 4.4rem;
    }
    .requests.lanes {
      --columns: 3.3rem 0.7rem minmax(0, 1fr) 2.4rem 4.4rem;
    }
    .requests .octets {
      display: none;
    }
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--surface);
    color: var(--ink-2);
    font: var(--small) / 1 var(--sans);
  }
  .body {
    cursor: default;
  }
  .body:hover {
    background: var(--sunken);
  }
  .body[aria-selected='true'] {
    border-left-color: var(--accent);
    background: var(--accent-soft);
  }
  .row > * {
    white-space: nowrap;
  }
  .time,
  .way,
  .lane {
    color: var(--ink-2);
  }
  .body .lane {
    font-size: var(--small);
    text-transform: uppercase;
  }
  .name {
    color: var(--hue);
    font-weight: 600;
  }
  .body[aria-selected='true'] .name {
    color: color-mix(in srgb, var(--hue) 80%, var(--ink));
  }
  .info {
    overflow: clip;
    line-height: 1.5;
    text-overflow: ellipsis;
  }
  .end {
    text-align: right;
  }
  /* A row is a grid of its own: a long name pushes only its own content aside. */
  .frames .end {
    min-width: 2.4rem;
  }
  .empty {
    position: absolute;
    inset: 28px 0 auto;
    margin: 0;
    padding: 16px;
    text-wrap: balance;
  }
  @media (forced-colors: active) {
    .body[aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
