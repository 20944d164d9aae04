import { css } from 'lit';

export const knobsStyles = css`
  :host {
    container: knobs / inline-size;
    min-width: 0;
  }
  .knobs,
  .row {
    display: flex;
    gap: 4px;
    align-items: center;
    justify-content: flex-end;
  }
  .chip {
    padding: 0 8px;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  .chip:hover {
    background: var(--sunken);
  }
  .chip .figure {
    color: var(--ink);
  }
  .all {
    border-color: var(--line);
    color: var(--ink);
  }
  .slim {
    display: none;
  }
  .pop {
    position-area: bottom span-left;
    position-try-fallbacks: flip-inline, flip-block;
    inset: auto;
    width: min(20rem, calc(100vw - 24px));
    margin: 6px 0;
    padding: 14px 16px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }
  @supports not (position-area: bottom) {
    .pop {
      inset: 56px 12px auto auto;
    }
  }
  .switch {
    display: flex;
    gap: 10px;
    align-items: center;
    justify-content: space-between;
    width: 100%;
    margin-top: 8px;
    padding: 0;
    border: 0;
    background: none;
    white-space: nowrap;
  }
  .switch.from {
    width: auto;
    margin: 0;
    padding: 0 8px;
    font-size: 0.8125rem;
  }
  .switch.from.inside {
    display: none;
    width: 100%;
    margin-bottom: 14px;
    padding: 0;
    font-size: inherit;
  }
  .switch .knob {
    flex: none;
    width: 32px;
    height: 18px;
    border: 1px solid var(--line-strong);
    border-radius: 9px;
    background: var(--sunken);
  }
  .knob::before {
    content: '';
    display: block;
    width: 12px;
    height: 12px;
    margin: 2px;
    border-radius: 50%;
    background: var(--ink-2);
  }
  [aria-checked='true'] .knob {
    border-color: var(--accent);
    background: var(--accent);
  }
  [aria-checked='true'] .knob::before {
    margin-left: 16px;
    background: var(--on-accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .knob::before {
      transition: margin 120ms;
    }
  }
  @container knobs (width < 640px) {
    .row,
    .wide {
      display: none;
    }
    .slim {
      display: inline;
    }
    .from.outside {
      display: none;
    }
    .from.inside {
      display: flex;
    }
  }
  @media (max-width: 760px) {
    .pop {
      position-area: none;
      inset: auto 12px 12px;
      width: auto;
      margin: 0;
    }
  }
  @media (forced-colors: active) {
    [aria-checked='true'] .knob {
      background: Highlight;
    }
    .knob::before {
      background: ButtonText;
    }
  }
`;
