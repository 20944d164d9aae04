import { css } from 'lit';

export const hexStyles = css`
  .dump {
    font: 0.8125rem / 24px var(--mono);
  }
  .row {
    display: flex;
    gap: 12px;
  }
  .offset {
    flex: none;
    color: var(--ink-2);
    font-size: var(--small);
  }
  .octets {
    display: grid;
    grid-template-columns: repeat(8, 24px);
    flex: none;
  }
  .octets.wide {
    grid-template-columns: repeat(8, 24px) 8px repeat(8, 24px);
  }
  .octets.wide > :nth-child(9) {
    grid-column: 10;
  }
  .o {
    position: relative;
    height: 24px;
    text-align: center;
    cursor: pointer;
  }
  .octets .o {
    margin-block: 1px;
    height: 22px;
    line-height: 22px;
    background: var(--tint);
  }
  .octets .start {
    margin-left: 1px;
    border-radius: 4px 0 0 4px;
  }
  .octets .end {
    margin-right: 1px;
    border-radius: 0 4px 4px 0;
  }
  .octets .start.end {
    border-radius: 4px;
  }
  .octets .none {
    background: none;
  }
  .octets .o:hover {
    background: var(--tint-2, var(--sunken));
  }
  .in {
    background: var(--tint-2);
    box-shadow: inset 0 -1px 0 var(--hue);
  }
  .octets .in {
    background: var(--tint-2);
  }
  .octets .on {
    z-index: 1;
    border-radius: 4px;
    background: var(--hue, var(--ink-2));
    color: var(--surface);
    font-weight: 600;
  }
  .glyphs .on {
    background: var(--hue, var(--ink-2));
    color: var(--surface);
  }
  .octets .o:focus-visible {
    box-shadow: var(--focus);
  }
  .glyphs {
    white-space: pre;
  }
  .bare .row {
    gap: 6px;
  }
  .bare .octets {
    grid-template-columns: repeat(8, minmax(0, 24px));
    flex: 1;
  }
  .bare .glyphs {
    display: none;
  }
  .glyphs .none {
    color: var(--ink-2);
  }
  .more {
    margin-top: 8px;
  }
  p {
    margin: 8px 0 0;
  }
  @media (forced-colors: active) {
    .on {
      outline: 2px solid Highlight;
    }
  }
`;
