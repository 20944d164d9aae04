import { css } from 'lit';

export const topbarStyles = css`
  :host {
    container: topbar / inline-size;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  header {
    display: flex;
    gap: 8px 16px;
    align-items: center;
    min-height: 48px;
    padding: 6px 16px;
  }
  h1 {
    margin: 0;
    font: inherit;
  }
  .brand {
    flex: none;
    color: var(--ink);
    font: 700 1rem/1.5 var(--mono);
    letter-spacing: -0.03em;
    text-decoration: none;
  }
  .brand span {
    color: var(--hue-upgrade);
  }
  nav {
    flex: 0 1 auto;
    min-width: 0;
  }
  ol {
    display: flex;
    flex-wrap: wrap;
    margin: 0;
    padding: 0;
    color: var(--ink-2);
    font-size: 0.8125rem;
    line-height: 1.3;
    list-style: none;
  }
  li + li::before {
    content: '›' / '';
    padding-inline: 6px;
    color: var(--ink-2);
    font-weight: 400;
  }
  [aria-current] {
    color: var(--ink);
    font-weight: 600;
  }
  .slot {
    flex: 1 1 0;
    min-width: 0;
  }
  .switches {
    display: flex;
    flex: none;
    gap: 8px;
    align-items: center;
  }
  .group {
    display: flex;
    padding: 2px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
  }
  .switches button {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    justify-content: center;
    min-width: 30px;
    min-height: 28px;
    padding: 0 6px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--ink-2);
    font-size: var(--small);
    white-space: nowrap;
  }
  .switches button:hover {
    color: var(--ink);
  }
  .switches [aria-pressed='true'] {
    background: var(--raised);
    box-shadow: 0 0 0 1px var(--line-strong);
    color: var(--ink);
    font-weight: 600;
  }
  .switches button:focus-visible {
    box-shadow: var(--focus);
  }
  .switches .plain {
    min-width: 34px;
    min-height: 34px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: var(--ink);
  }
  .switches .plain:hover {
    border-color: var(--line-strong);
  }
  svg {
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @container topbar (width < 1280px) {
    .words,
    .chapter {
      display: none;
    }
    .chapter + li::before {
      content: none;
    }
  }
  @container topbar (width < 720px) {
    header {
      flex-wrap: wrap;
      padding-inline: 12px;
    }
    .switches {
      order: 1;
      gap: 6px;
      margin-inline-start: auto;
    }
    nav {
      order: 2;
      flex: 1 1 9rem;
    }
    .slot {
      /* Room for the knobs, which come a moment later. */
      min-height: 34px;
      order: 3;
      flex: 0 1 11rem;
    }
  }
  @media (forced-colors: active) {
    .switches [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
