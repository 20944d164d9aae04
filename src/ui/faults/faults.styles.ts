import { css } from 'lit';

export const faultsStyles = css`
  :host {
    flex: none;
  }
  .open {
    display: flex;
    gap: 6px;
    align-items: center;
    min-height: 34px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .open:hover {
    color: var(--ink);
  }
  svg {
    fill: none;
    stroke: var(--hue-close);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .menu {
    position-area: top span-left;
    position-try-fallbacks: flip-inline, flip-block;
    inset: auto;
    width: min(29rem, calc(100vw - 24px));
    max-height: min(100% - 12px, 40rem);
    margin: 6px 0;
    padding: 12px 16px 14px;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }
  @supports not (position-area: top) {
    .menu {
      inset: auto 12px 120px auto;
    }
  }
  section {
    margin-top: 12px;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }
  h3 {
    margin: 0 0 6px;
    color: var(--ink-2);
    font-size: var(--small);
    font-weight: 600;
  }
  .item {
    display: grid;
    grid-template-columns: 13.75rem minmax(0, 1fr);
    gap: 4px 12px;
    align-items: center;
  }
  .item + .item {
    margin-top: 6px;
  }
  .item button {
    justify-self: start;
    font-weight: 600;
    white-space: nowrap;
  }
  .help {
    margin: 0;
    color: var(--ink-2);
    font-size: var(--small);
    text-wrap: pretty;
  }
  select {
    justify-self: start;
    max-width: 100%;
    min-width: 0;
    padding: 0 8px;
    text-overflow: ellipsis;
  }
  @media (max-width: 760px) {
    .item {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .item .help {
      grid-column: 1 / -1;
    }
    .item + .item {
      margin-top: 10px;
    }
    .open span {
      display: none;
    }
    .open {
      width: 40px;
      padding: 0;
      justify-content: center;
    }
    .menu {
      position-area: none;
      inset: auto 12px 12px;
      width: auto;
      max-height: 70dvh;
      margin: 0;
    }
  }
`;
