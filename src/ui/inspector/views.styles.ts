import { css } from 'lit';

/** Handshake, timing, XOR table, segment, and the two other lenses. */
export const viewStyles = css`
  h3 {
    margin: 0 0 6px;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  h3 .muted {
    font-weight: 400;
  }
  table {
    border-collapse: collapse;
  }

  .handshake {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
    gap: 16px 24px;
  }
  .lines {
    margin: 0;
    padding: 0;
    font: 0.8125rem / 1.5 var(--mono);
    list-style: none;
  }
  .line {
    display: block;
    width: 100%;
    min-height: 24px;
    padding: 2px 8px;
    border: 0;
    border-left: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--ink-2);
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
  }
  button.line:hover {
    background: var(--sunken);
  }
  button.line:focus-visible {
    box-shadow: var(--focus);
    border-radius: 4px;
  }
  .value {
    color: var(--ink);
  }
  .first .start {
    color: var(--hue-upgrade);
    font-weight: 600;
  }
  .key .line {
    border-left-color: var(--hue-upgrade);
    background: color-mix(in srgb, var(--hue-upgrade) 10%, var(--surface));
  }
  .key .value {
    font-weight: 600;
  }
  .why {
    margin: 0;
    padding: 4px 8px 8px 11px;
    font: 0.8125rem / 1.5 var(--sans);
  }
  .derivation {
    margin-top: 20px;
  }
  .derivation ol {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .derivation li {
    display: flex;
    gap: 10px;
    align-items: baseline;
  }
  .sign {
    flex: none;
    width: 1.2em;
    color: var(--hue-upgrade);
    font-weight: 600;
    text-align: end;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: baseline;
    min-width: 0;
  }
  .derivation code {
    padding: 2px 6px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--hue-upgrade) 10%, var(--surface));
  }
  .verdict {
    max-width: 46rem;
    margin: 0 0 16px;
    padding: 10px 14px;
    border-left: 3px solid var(--hue-tcp);
    background: var(--sunken);
    border-radius: 0 var(--radius) var(--radius) 0;
  }
  .verdict.open {
    border-left-color: var(--hue-text);
  }
  .verdict.refused {
    border-left-color: var(--hue-close);
  }

  .timing {
    width: 100%;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  .timing :is(th, td) {
    padding: 5px 16px 5px 0;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  .timing thead th {
    color: var(--ink-2);
    font-size: var(--small);
    vertical-align: bottom;
  }
  .timing tfoot :is(th, td) {
    border-bottom: 0;
  }
  .timing td.end {
    font-family: var(--mono);
  }
  .timing :is(td, th).end {
    text-align: end;
  }
  .timing .bar {
    width: 100%;
    padding-right: 0;
  }
  .timing svg {
    display: block;
    min-width: 60px;
  }
  .timing line {
    stroke: var(--line);
  }
  .timing rect {
    fill: var(--hue);
  }
  .timing tbody th {
    white-space: normal;
  }
  @container detail (width < 520px) {
    .timing .bar {
      display: none;
    }
    .timing td.end:last-of-type,
    .timing th.end:last-of-type {
      padding-right: 0;
    }
  }

  .xor {
    margin-top: 20px;
  }
  .xor > p {
    margin: 0 0 8px;
  }
  .groups {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 28px;
  }
  .xor table {
    font: 0.8125rem / 1.4 var(--mono);
  }
  .xor th {
    min-width: 5.4rem;
    padding: 2px 8px 2px 0;
    color: var(--ink-2);
    font: var(--small) / 1.4 var(--sans);
    text-align: end;
    white-space: nowrap;
  }
  .xor td {
    min-width: 26px;
    padding: 2px 0;
    text-align: center;
    cursor: pointer;
    white-space: pre;
  }
  .xor .plain td {
    border-top: 1px solid var(--line-strong);
    font-weight: 600;
  }
  .xor .key td {
    color: var(--hue-upgrade);
  }
  .xor .text td {
    color: var(--hue-text);
    font-weight: 600;
  }
  .xor td.on {
    background: var(--accent-soft);
  }
  .xor .inbits {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    margin-top: 12px;
    font-family: var(--mono);
  }

  .flags,
  .devtools {
    margin: 0 0 12px;
  }
  .flags > div {
    display: grid;
    grid-template-columns: 7rem minmax(0, 1fr);
    padding: 6px 0;
    border-bottom: 1px solid var(--line);
  }
  .flags dt span {
    color: var(--hue);
    font-family: var(--mono);
    font-weight: 600;
  }
  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .devtools {
    display: flex;
    flex-wrap: wrap;
    width: fit-content;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .devtools > div {
    flex: 1 0 auto;
    max-width: 100%;
  }
  .devtools dt {
    padding: 4px 12px;
    border-bottom: 1px solid var(--line);
    background: var(--sunken);
    color: var(--ink-2);
    font-size: var(--small);
  }
  .devtools dd {
    padding: 6px 12px;
    font: 0.8125rem / 1.5 var(--mono);
  }
  .code {
    margin: 0;
    padding: 12px 14px;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
    font: 0.8125rem / 1.6 var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .unpacked {
    margin-top: 12px;
  }
`;
