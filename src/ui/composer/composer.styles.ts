import { css } from 'lit';

export const composerStyles = css`
  :host {
    container: composer / inline-size;
  }
  .limit {
    margin: 4px 0 0;
    color: var(--ink-2);
    font-size: var(--small);
  }
  .limit:empty {
    display: none;
  }
  form {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .who {
    display: flex;
    flex: none;
    padding: 2px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
  }
  .who label {
    position: relative;
    min-height: 28px;
    padding: 3px 12px;
    border-radius: 6px;
    color: var(--ink-2);
    cursor: pointer;
  }
  .who label:hover {
    color: var(--ink);
  }
  .who .on {
    background: var(--raised);
    box-shadow: 0 0 0 1px var(--line-strong);
    color: var(--ink);
    font-weight: 600;
  }
  .who label:focus-within:has(:focus-visible) {
    box-shadow: var(--focus);
  }
  .who input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .field {
    display: flex;
    flex: 1;
    align-items: center;
    min-width: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .field:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .text {
    flex: 1;
    min-width: 0;
    min-height: 32px;
    padding: 0 10px;
    border: 0;
    background: none;
  }
  .text:focus-visible {
    box-shadow: none;
  }
  .text::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }
  output {
    flex: none;
    padding-inline: 4px 10px;
    color: var(--ink-2);
    font: var(--small) / 1 var(--mono);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .send {
    flex: none;
    min-height: 34px;
  }
  @container composer (width < 480px) {
    form {
      flex-wrap: wrap;
    }
    .field {
      order: 3;
      flex-basis: 100%;
    }
    .send {
      margin-inline-start: auto;
    }
  }
  @media (forced-colors: active) {
    .who .on {
      outline: 2px solid Highlight;
    }
  }
`;
