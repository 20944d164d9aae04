import { css } from 'lit';

/** The strip of tabs above a list or a view. */
export const barStyles = css`
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: center;
    justify-content: space-between;
    min-height: 40px;
    padding: 0 14px;
    border-bottom: 1px solid var(--line);
  }
  .tabs {
    display: flex;
    gap: 4px;
    margin-inline: -8px;
  }
  [role='tab'] {
    min-height: 40px;
    padding: 0 8px;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--ink-2);
    font-size: 0.8125rem;
    font-weight: 600;
    white-space: nowrap;
  }
  [role='tab']:hover {
    color: var(--ink);
  }
  [role='tab'][aria-selected='true'] {
    box-shadow: inset 0 -2px 0 var(--accent);
    color: var(--ink);
  }
  [role='tab']:focus-visible {
    box-shadow: inset 0 0 0 2px var(--accent);
    border-radius: 6px;
  }
  .count {
    display: inline-block;
    width: 5ch;
    height: 1lh;
    contain: size layout style;
    text-align: start;
    vertical-align: bottom;
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }
  @media (forced-colors: active) {
    [role='tab'][aria-selected='true'] {
      border-bottom: 2px solid Highlight;
    }
  }
`;
