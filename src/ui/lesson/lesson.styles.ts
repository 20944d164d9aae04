import { css } from 'lit';

/** The frame of the lesson: head, menu, footer, and how it folds on a phone. */
export const lessonStyles = css`
  :host {
    height: 100%;
    min-height: 0;
    background: var(--surface);
  }
  .lesson {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  .body {
    flex: 1;
    min-height: 0;
    padding: 16px 20px 24px;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .top {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: space-between;
  }
  .kicker {
    margin: 0;
    color: var(--ink-2);
    font-size: var(--small);
    font-weight: 600;
  }
  .menu {
    min-height: 28px;
    padding: 0 8px;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
    font-size: var(--small);
  }
  .menu::after {
    content: ' ▾';
  }
  #lessons {
    position-area: bottom span-left;
    position-try-fallbacks: flip-block;
    inset: auto;
    width: min(22rem, calc(100vw - 24px));
    max-height: min(70vh, 32rem);
    margin: 4px 0;
    padding: 12px;
    overflow: auto;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }
  @supports not (position-area: bottom) {
    #lessons {
      inset: 12vh auto auto 12px;
    }
  }
  #lessons ul {
    margin: 6px -4px 0;
    padding: 0;
    list-style: none;
  }
  #lessons a {
    display: flex;
    gap: 8px;
    padding: 6px 8px;
    border-radius: 6px;
    color: inherit;
    text-decoration: none;
  }
  #lessons a:hover {
    background: var(--sunken);
  }
  #lessons a[aria-current] {
    background: var(--accent-soft);
    font-weight: 600;
  }
  .tick {
    flex: none;
    width: 1em;
    color: var(--hue-text);
  }
  h2 {
    margin: 4px 0 12px;
    font-size: 1.375rem;
    font-weight: 700;
    letter-spacing: -0.01em;
    line-height: 1.25;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
    box-shadow: none;
  }
  .nav {
    position: sticky;
    bottom: 0;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: center;
    justify-content: space-between;
    padding: 4px 20px 12px;
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
  /* A line of their own: each dash is a link, and a finger wants 24 pixels. */
  nav {
    flex: 1 0 100%;
    min-width: 0;
  }
  nav ol {
    display: flex;
    margin: 0 -2px;
    padding: 0;
    list-style: none;
  }
  nav li {
    flex: 1 1 0;
    min-width: 24px;
  }
  .dash {
    display: block;
    padding: 12px 2px;
  }
  .dash::before {
    content: '';
    display: block;
    height: 6px;
    border-radius: 3px;
    background: var(--line);
  }
  .dash:hover::before {
    background: var(--line-strong);
  }
  .dash.done::before {
    background: color-mix(in srgb, var(--accent) 55%, var(--surface));
  }
  .dash[aria-current]::before {
    background: var(--accent);
    box-shadow: 0 0 0 2px var(--accent-soft);
  }
  .go {
    display: flex;
    flex: none;
    margin-inline-start: auto;
    gap: 8px;
  }
  a.primary {
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    padding: 0 12px;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    text-decoration: none;
  }
  .fold {
    display: none;
  }
  @media (max-width: 760px), (max-height: 560px) {
    :host,
    .lesson {
      height: auto;
    }
    .body {
      padding: 6px 16px 8px;
      overflow: visible;
    }
    h2 {
      margin: 0 0 2px;
      font-size: 1.0625rem;
    }
    .lesson:not(.open) .rest {
      display: none;
    }
    .lesson:not(.open) .prose > p:first-child {
      display: -webkit-box;
      margin: 0;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    .fold {
      display: inline-flex;
      align-items: center;
      min-height: 32px;
      margin-inline-start: auto;
      padding: 0 8px;
      border: 0;
      background: none;
      color: var(--accent);
      font-size: var(--small);
      font-weight: 600;
    }
    .nav {
      z-index: 1;
      flex-wrap: nowrap;
      padding: 6px 16px;
    }
    nav {
      flex: 1 1 0;
    }
    nav ol {
      flex-wrap: wrap;
    }
  }
  @media (forced-colors: active) {
    .dash[aria-current]::before {
      background: Highlight;
    }
    .dash::before {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .nav,
    .menu,
    .reset {
      display: none;
    }
  }
`;
