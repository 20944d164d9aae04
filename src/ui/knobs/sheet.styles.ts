import { css } from 'lit';

/** The sheet of all knobs: tabs that stay above, below them the open one's controls. */
export const sheetStyles = css`
  .sheet {
    width: min(23rem, calc(100vw - 24px));
    max-height: min(78dvh, 44rem);
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scroll-padding-block-start: 72px;
  }
  .top {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 10px 12px;
    border-bottom: 1px solid var(--line);
    background: var(--raised);
  }
  .tabs {
    display: flex;
    gap: 2px;
    padding: 3px;
    border-radius: 10px;
    background: var(--sunken);
  }
  .tabs button {
    flex: 1 1 auto;
    padding: 0 6px;
    border-color: transparent;
    background: transparent;
    color: var(--ink-2);
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--line);
    background: var(--raised);
    color: var(--ink);
  }
  [role='tabpanel'] {
    padding: 14px 16px 18px;
  }
  section + section {
    margin-top: 18px;
    padding-top: 14px;
    border-top: 1px solid var(--line);
  }
  h3 {
    margin: 0 0 8px;
    color: var(--ink-2);
    font-size: var(--small);
    font-weight: 600;
  }
  .control + .control {
    margin-top: 14px;
  }
  .dial {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 12px;
    align-items: baseline;
  }
  .dial input {
    grid-column: 1 / -1;
    width: 100%;
    min-height: 28px;
    margin: 0;
    accent-color: var(--accent);
  }
  .help {
    grid-column: 1 / -1;
    margin: 0;
    color: var(--ink-2);
    font-size: var(--small);
    text-wrap: pretty;
  }
  .line {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
  }
  .line span {
    flex: none;
  }
  .line + .help {
    margin-top: 4px;
  }
  select {
    min-width: 0;
    padding: 0 8px;
    text-overflow: ellipsis;
  }
  @media (max-width: 760px) {
    .sheet {
      width: auto;
      max-height: 62dvh;
    }
    .tabs button {
      min-height: 36px;
    }
  }
  @media (forced-colors: active) {
    .tabs button[aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
