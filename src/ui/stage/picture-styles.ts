import { css } from 'lit';

/** The picture itself. One hue per kind, and for each kind a dash or a head of its own (geometry.ts). */
export const pictureStyles = css`
  .body {
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: clip;
    padding-top: var(--pad);
  }
  .lane .body {
    border: 1px solid var(--line);
    border-top: 0;
    border-radius: 0 0 var(--card) var(--card);
    background: var(--surface);
  }
  .body.hot {
    cursor: pointer;
  }
  .plot {
    position: relative;
    flex: 1;
  }
  .plot > svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .life,
  .curtain::before,
  .curtain::after {
    content: '';
    position: absolute;
    top: calc(-1 * var(--pad));
    bottom: 0;
    left: calc(var(--client) - 1px);
    width: 2px;
    background: var(--life);
  }
  .life + .life,
  .curtain::after {
    left: calc(var(--server) - 1px);
  }
  .curtain {
    position: absolute;
    inset: 0;
    height: calc(100% + var(--pad));
    background: var(--beyond);
    will-change: transform;
  }
  .curtain::before,
  .curtain::after {
    top: 0;
    opacity: 0.45;
  }
  .line {
    position: absolute;
    inset: -1px 0 auto;
    height: 2px;
    background: var(--accent);
    /* The time at its middle changes with each frame, and lays out nothing else. */
    contain: size layout style;
    will-change: transform;
  }
  .axis .curtain {
    background: var(--ground);
  }
  .axis .curtain::before,
  .axis .curtain::after {
    content: none;
  }
  .now {
    position: absolute;
    top: 1px;
    left: 50%;
    padding: 0 7px;
    border-radius: 6px;
    background: var(--accent);
    box-shadow: 0 0 0 3px var(--ground);
    color: var(--on-accent);
    font: 600 var(--small) / 20px var(--mono);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    transform: translate(-50%, -50%);
  }
  .axis text {
    fill: var(--ink-2);
    font: var(--small) var(--mono);
    font-variant-numeric: tabular-nums;
    text-anchor: middle;
  }
  .axis .folded {
    font-family: var(--sans);
    font-style: italic;
  }
  .axis .fold {
    fill: var(--ground);
  }

  .tcp {
    --hue: var(--hue-tcp);
  }
  .http {
    --hue: var(--hue-http);
  }
  .upgrade {
    --hue: var(--hue-upgrade);
  }
  .text,
  .shown {
    --hue: var(--hue-text);
  }
  .binary {
    --hue: var(--hue-binary);
  }
  .control,
  .wait {
    --hue: var(--hue-control);
  }
  .close {
    --hue: var(--hue-close);
  }
  .empty {
    --hue: var(--hue-empty);
  }
  .born {
    --hue: var(--hue-control);
  }

  .grid-line {
    stroke: var(--line);
    stroke-dasharray: 2 5;
  }
  .hatch {
    fill: var(--hue-control);
  }
  .bar {
    stroke: var(--hue-control);
    stroke-opacity: 0.35;
  }
  .fold {
    fill: var(--surface);
  }
  .torn {
    fill: none;
    stroke: var(--line-strong);
    stroke-opacity: 0.6;
  }
  .shaft,
  .tip.open {
    fill: none;
    stroke: var(--hue);
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .tip:not(.open) {
    fill: var(--hue);
  }
  .tcp .shaft,
  .tcp .tip {
    stroke-width: 1.25;
  }
  .upgrade .shaft {
    stroke-width: 2.5;
  }
  .binary .shaft {
    stroke-dasharray: 12 4;
  }
  .control .shaft {
    stroke-dasharray: 1 4;
    stroke-width: 2.25;
  }
  .empty .shaft {
    stroke-dasharray: 6 4;
    stroke-width: 1.5;
  }
  .band {
    fill: none;
    stroke: none;
  }
  .arrow[data-hover] .band,
  .arrow.selected .band {
    stroke: color-mix(in srgb, var(--hue) 13%, transparent);
    stroke-width: 12;
    stroke-linecap: round;
  }
  .arrow.selected .band {
    stroke: color-mix(in srgb, var(--hue) 24%, transparent);
    stroke-width: 14;
  }
  .arrow.selected .shaft {
    stroke-width: 3;
  }
  .plot text {
    stroke: var(--surface);
    stroke-width: 5px;
    stroke-linejoin: round;
    paint-order: stroke;
    user-select: none;
  }
  .axis .plot text {
    stroke: none;
  }
  .label {
    fill: var(--hue);
    font: var(--small) var(--mono);
    text-anchor: middle;
  }
  .label.selected {
    font-weight: 700;
  }
  .words text {
    fill: var(--hue);
    font: 600 var(--small) var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .words.client text {
    text-anchor: end;
  }
  .words.born .first {
    fill: var(--ink);
  }
  .words .second {
    fill: var(--ink-2);
    font-weight: 400;
  }
  .words.wait text {
    font-weight: 400;
  }
  .dot {
    fill: var(--hue);
    stroke: var(--surface);
    stroke-width: 2;
  }
  .dot.born {
    fill: var(--surface);
    stroke: var(--hue);
  }
  .dot.selected,
  .dot[data-hover] {
    stroke: var(--hue);
    stroke-width: 4;
  }
  .packet {
    position: absolute;
    top: -4px;
    left: -4px;
    z-index: 2;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--hue);
    box-shadow: 0 0 0 2px var(--surface);
    will-change: transform;
  }
  .twin {
    position: absolute;
    inset: 0;
    z-index: 3;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .twin button {
    position: absolute;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    cursor: inherit;
  }
  .twin button:focus-visible {
    box-shadow: 0 0 0 2px var(--accent);
  }
  [data-future] {
    display: none;
  }
  @media (forced-colors: active) {
    .line {
      background: Highlight;
    }
    .curtain {
      forced-color-adjust: none;
      background: Canvas;
    }
  }
`;
