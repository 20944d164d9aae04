import { css } from 'lit';

export const fieldsStyles = css`
  .bitgrid {
    display: grid;
    grid-template-columns: 34px repeat(var(--bits, 32), minmax(0, 1fr));
    row-gap: 3px;
    font: 0.8125rem / 1.2 var(--mono);
  }
  .tick {
    grid-row: 1;
    color: var(--ink-2);
    font-size: var(--small);
  }
  .offset {
    grid-column: 1;
    align-self: center;
    color: var(--ink-2);
    font-size: var(--small);
  }
  .cell {
    display: flex;
    flex-direction: column;
    gap: 3px;
    align-items: center;
    justify-content: flex-end;
    min-width: 0;
    min-height: 28px;
    padding: 4px 0;
    border-block: 1px solid var(--edge);
    background: var(--tint);
    text-align: center;
    cursor: pointer;
  }
  .cell:not(.start) {
    justify-content: center;
  }
  .cell.line {
    flex-direction: row;
    gap: 8px;
    align-items: baseline;
    justify-content: center;
    padding-top: 6px;
  }
  .cell.start {
    margin-left: 1px;
    border-left: 1px solid var(--edge);
    border-radius: 5px 0 0 5px;
  }
  .cell.end {
    margin-right: 1px;
    border-right: 1px solid var(--edge);
    border-radius: 0 5px 5px 0;
  }
  .cell.start.end {
    border-radius: 5px;
  }
  .cell.short {
    border-bottom-style: dashed;
  }
  .cell:hover {
    background: var(--tint-2);
  }
  .cell.on {
    border-color: var(--hue);
    background: var(--tint-2);
    box-shadow: inset 0 -3px 0 var(--hue);
  }
  .cell:focus-visible,
  .run:focus-visible {
    z-index: 1;
    box-shadow: var(--focus);
  }
  .label {
    color: var(--ink-2);
    padding-inline: 3px;
    font: var(--small) / 1.1 var(--sans);
  }
  .upright {
    padding-inline: 0;
  }
  .on .label,
  .cell:hover .label {
    color: var(--ink);
  }
  .upright {
    writing-mode: vertical-rl;
    rotate: 180deg;
    margin-block: auto;
  }
  code {
    font: inherit;
    font-weight: 600;
    white-space: pre;
  }
  .text {
    font: 0.8125rem / 1.75 var(--mono);
    color: var(--ink-2);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .run {
    padding: 1px 2px;
    border-radius: 4px;
    background: var(--tint);
    color: var(--ink);
    cursor: pointer;
    box-decoration-break: clone;
  }
  .run.name {
    background: none;
    color: var(--hue);
  }
  .run:hover {
    background: var(--tint-2);
  }
  .run.on {
    background: var(--tint-2);
    box-shadow: inset 0 -2px 0 var(--hue);
  }
  .mark {
    color: var(--line-strong);
    font-size: var(--small);
    user-select: none;
  }
  @media (forced-colors: active) {
    .cell.on,
    .run.on {
      outline: 2px solid Highlight;
    }
  }
`;
