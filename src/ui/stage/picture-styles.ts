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
  /* All that stands in it is placed by hand: nothing outside depends on it. */
  .plot {
    position: relative;
    flex: 1;
    contain: size layout style;
  }
  .plot > svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  /* Its texts stand around its middle: no length in them depends on a size. */
  .axis .plot > svg {
    left: 50%;
    width: 1px;
    height: 1px;
  }
  .life {
    position: absolute;
    top: calc(-1 * var(--pad));
    bottom: 0;
    left: calc(var(--client) - 1px);
    width: 2px;
    background: var(--life);
  }
  .life.server {
    left: calc(var(--server) - 1px);
  }
  .life.box {
    left: var(--middle);
    width: 0;
    border-left: 1px dashed var(--life);
    background: none;
  }
  /* Its upper edge is the cursor's line. One plain box: it is moved with every frame, and each part of it would cost. */
  .curtain {
    --pale: color-mix(in srgb, var(--life) 45%, transparent);
    position: absolute;
    inset: -1px 0 auto;
    height: calc(100% + var(--pad));
    border-top: 2px solid var(--accent);
    background:
      linear-gradient(
        90deg,
        transparent calc(var(--client) - 1px),
        var(--pale) 0 calc(var(--client) + 1px),
        transparent 0 calc(var(--server) - 1px),
        var(--pale) 0 calc(var(--server) + 1px),
        transparent 0
      ),
      var(--beyond);
    will-change: transform;
  }
  .axis .curtain {
    background: var(--ground);
  }
  .now {
    position: absolute;
    top: -10px;
    left: 50%;
    width: 9ch;
    height: 20px;
    margin-left: -4.5ch;
    border-radius: 6px;
    background: var(--accent);
    box-shadow: 0 0 0 3px var(--ground);
    color: var(--on-accent);
    font: 600 var(--small) / 20px var(--mono);
    font-variant-numeric: tabular-nums;
    text-align: center;
    white-space: nowrap;
    /* The time changes while it moves, and lays out nothing else. */
    contain: size layout style;
    will-change: transform;
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
  .wait,
  .born {
    --hue: var(--hue-control);
  }
  .close {
    --hue: var(--hue-close);
  }
  .empty {
    --hue: var(--hue-empty);
  }

  .grid-line {
    stroke: var(--line);
    stroke-dasharray: 2 5;
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
  .ack .shaft {
    stroke-dasharray: 2 3;
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
  .words.left-out text {
    fill: var(--ink-2);
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
    contain: size layout style;
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
  /* Hidden, not taken out: to appear is a matter of paint alone. */
  [data-future],
  .packet.idle {
    visibility: hidden;
  }
  @media (forced-colors: active) {
    .curtain {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Canvas;
    }
  }
`;
