import { css } from 'lit';

/** The frame around the picture: one scroller, two cards, the axis between, headings that stay. */
export const frameStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
    --pad: 22px;
    --card: 12px;
    --beyond: color-mix(in srgb, var(--sunken) 60%, var(--surface));
    --life: light-dark(#c9cfd9, #3a424f);
  }
  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    container: stage / inline-size;
  }
  .tabs {
    display: none;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    background: var(--ground);
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scroll-padding: calc(var(--head, 110px) + 24px) 0 48px;
    touch-action: pan-y;
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 76px minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 100%;
    padding-bottom: 12px;
  }
  .lane,
  .axis {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: 1 / 3;
    min-width: 0;
  }
  .lane.first {
    grid-column: 1;
  }
  .axis {
    grid-column: 2;
  }
  .lane.last {
    grid-column: 3;
  }

  .head {
    position: sticky;
    top: 0;
    z-index: 4;
    background: var(--ground);
  }
  .lane .card {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    padding: 10px 16px 0;
    border: 1px solid var(--line);
    border-radius: var(--card) var(--card) 0 0;
    background: var(--surface);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 32px;
  }
  .pick {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-width: 0;
    margin-inline-start: -8px;
  }
  .pick select {
    min-height: 32px;
    padding: 0 28px 0 8px;
    border-color: transparent;
    background: transparent;
    font-size: var(--large);
    font-weight: 700;
    text-overflow: ellipsis;
    appearance: none;
    field-sizing: content;
  }
  .pick select:hover {
    background: var(--sunken);
  }
  .pick option {
    background: var(--surface);
    font-weight: 400;
  }
  .pick svg {
    position: absolute;
    inset-inline-end: 10px;
    width: 12px;
    fill: none;
    stroke: var(--ink-2);
    stroke-width: 1.5;
    pointer-events: none;
  }
  .badge {
    flex: none;
    padding: 1px 10px;
    border-radius: 99px;
    background: var(--sunken);
    color: var(--ink-2);
    font: 600 var(--small) / 20px var(--mono);
  }
  .badge.open {
    background: color-mix(in srgb, var(--hue-text) 14%, var(--surface));
    color: var(--hue-text);
  }
  .badge.connecting {
    background: color-mix(in srgb, var(--hue-upgrade) 14%, var(--surface));
    color: var(--hue-upgrade);
  }
  .badge.closing {
    background: color-mix(in srgb, var(--hue-close) 12%, var(--surface));
    color: var(--hue-close);
  }
  /* Columns of their own width: a figure that changes moves nothing, and lays out nothing beside itself. */
  .ledger {
    display: grid;
    grid-template-columns: minmax(0, 1.22fr) minmax(0, 1.05fr) minmax(0, 1fr);
    gap: 4px 12px;
    margin: 6px 0 0;
  }
  .cell {
    display: flex;
    flex-direction: column;
    min-width: 0;
    font-size: var(--small);
    line-height: 1.35;
    color: var(--ink-2);
  }
  .cell dd {
    margin: 0;
  }
  .cell dt,
  .cell dd > span {
    display: block;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell dd > span {
    height: 1lh;
    contain: size layout style;
  }
  .cell .figure {
    order: -1;
    color: var(--ink);
    font-size: var(--large);
  }
  .more {
    display: none;
  }
  .ends {
    position: relative;
    height: 26px;
    margin: 6px -16px 0;
    border-top: 1px solid var(--line);
    font: 600 var(--small) / 26px var(--sans);
    color: var(--ink-2);
  }
  .ends span {
    position: absolute;
    left: var(--client);
    max-width: 45%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    transform: translateX(-50%);
  }
  .ends .server {
    left: var(--server);
  }
  .ends .box {
    left: var(--middle);
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--sunken);
    line-height: 18px;
    translate: 0 3px;
  }
  .axis .head {
    display: flex;
    align-items: flex-end;
    justify-content: center;
    font: var(--small) / 26px var(--sans);
    color: var(--ink-2);
  }

  @container stage (min-width: 1180px) {
    .more {
      display: inline;
    }
  }
  @container stage (max-width: 860px) {
    .grid {
      grid-template-columns: minmax(0, 1fr) 70px minmax(0, 1fr);
    }
    .lane .card {
      padding: 8px 12px 0;
    }
    .ledger {
      column-gap: 8px;
    }
    .ends {
      margin: 6px -12px 0;
    }
  }
  @container stage (max-width: 700px) {
    .tabs {
      display: flex;
      gap: 4px;
      margin-block-end: 8px;
      padding: 3px;
      border-radius: 10px;
      background: var(--sunken);
    }
    .tabs button {
      flex: 1;
      min-height: 36px;
      border-color: transparent;
      background: transparent;
      color: var(--ink-2);
      font-weight: 600;
    }
    .tabs button[aria-selected='true'] {
      border-color: var(--line);
      background: var(--raised);
      color: var(--ink);
    }
    .grid {
      grid-template-columns: 68px minmax(0, 1fr);
    }
    .axis {
      grid-column: 1;
    }
    .lane.first,
    .lane.last {
      grid-column: 2;
    }
    .lane:not(.current) {
      display: none;
    }
  }

  .busy {
    position: absolute;
    inset: 0 0 auto;
    z-index: 6;
    height: 2px;
    overflow: hidden;
    border-radius: 1px;
    background: var(--accent-soft);
  }
  .busy::after {
    content: '';
    display: block;
    width: 30%;
    height: 100%;
    background: var(--accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .busy::after {
      animation: pass 1.2s ease-in-out infinite;
    }
  }
  @keyframes pass {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(340%);
    }
  }
`;
