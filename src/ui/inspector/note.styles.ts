import { css } from 'lit';

export const noteStyles = css`
  .note {
    margin: 0;
    max-width: 46rem;
    padding: 10px 14px;
    border-left: 3px solid var(--hue, var(--line-strong));
    background: var(--sunken);
    border-radius: 0 var(--radius) var(--radius) 0;
    text-wrap: pretty;
  }
  .note p {
    margin: 0;
  }
  .note p + p {
    margin-top: 4px;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: baseline;
  }
  .what strong {
    color: var(--hue);
  }
  code,
  .octet {
    font-family: var(--mono);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .bits {
    margin-inline: 1px;
    padding: 1px 3px;
    border-radius: 3px;
    background: var(--tint-2);
    color: var(--ink);
  }
  .clause {
    color: var(--ink-2);
    font-size: var(--small);
    white-space: nowrap;
    text-underline-offset: 3px;
  }
  a.clause:hover {
    color: var(--accent);
  }
`;
