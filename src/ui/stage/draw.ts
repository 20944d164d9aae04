/** A lane's picture in two layers: what the cursor's curtain covers, and the words above it. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LaneView, StageView, StretchView } from '../../projections/index.ts';
import {
  clamp,
  type Course,
  headOf,
  type LaneGeometry,
  lineOf,
  round,
  strokeOf,
  zigzag,
} from './geometry.ts';
import type { LaneLayout, MarginWords, PlacedArrow, PlacedWait } from './layout-model.ts';

/** The patterns of waiting bars and of a server that is down, once a lane. */
export const drawHatches = (lane: number): SVGTemplateResult => svg`<defs>
  ${['wait', 'down'].map(
    (kind) => svg`<pattern id="${kind}-${lane}" width="5" height="5" patternUnits="userSpaceOnUse"
      patternTransform="rotate(${kind === 'wait' ? 45 : -45})">
      <rect class="hatch ${kind}" width="2" height="5"></rect>
    </pattern>`,
  )}
</defs>`;

/** A block's gridlines, waiting bars, arrows and folds. */
export function drawBelow(
  view: StageView,
  layout: LaneLayout,
  geometry: LaneGeometry,
  selected: string,
  lane: number,
): SVGTemplateResult {
  const { width } = geometry;
  return svg`
    ${layout.stretches.map((stretch) => drawStretch(stretch, geometry, lane))}
    ${view.ticks.map((tick) => svg`<line class="grid-line" x1="0" x2=${width} y1=${round(tick.y)} y2=${round(tick.y)} />`)}
    ${layout.waits.map((wait) => drawWait(wait, lane))}
    ${repeat(
      layout.arrows,
      ({ arrow }) => arrow.address,
      (placed) => drawArrow(placed, selected),
    )}
    ${view.breaks.map((fold) => drawBreak(width, fold.y))}`;
}

/** Half the width of a strip along a lifeline, and its pattern. */
const STRIPS: Readonly<Record<StretchView['kind'], { readonly half: number; readonly hatch?: string }>> = {
  cable: { half: 0 },
  down: { half: 7, hatch: 'down' },
  asleep: { half: 7 },
  held: { half: 2.5 },
  queued: { half: 3.5, hatch: 'wait' },
};

/** The cable: a band between the lifelines. An end that is down, asleep or has to wait: a strip along its line. */
function drawStretch(
  { kind, node, y0, y1 }: StretchView,
  geometry: LaneGeometry,
  lane: number,
): SVGTemplateResult {
  const height = round(Math.max(y1 - y0, 0));
  const { half, hatch } = STRIPS[kind];
  const [x, width] =
    kind === 'cable'
      ? [geometry.left, geometry.right - geometry.left]
      : [lineOf(geometry, node) - half, 2 * half];
  const fill = hatch === undefined ? nothing : `url(#${hatch}-${lane})`;
  const cut = `M${round((geometry.left + geometry.right) / 2)} ${round(y0)}v${height}`;
  return svg`<rect class="stretch ${kind}" fill=${fill} x=${x} y=${round(y0)} width=${width} height=${height} />
    ${kind === 'cable' ? svg`<path class="cut" d=${cut} />` : nothing}`;
}

/** A bar's share of a block; its outline is its sides, so that no seam is seen where a block ends. */
function drawWait({ x, y0, y1 }: PlacedWait, lane: number): SVGTemplateResult {
  const height = round(Math.max(y1 - y0, 0));
  return svg`<rect class="bar" fill="url(#wait-${lane})" stroke-dasharray="0 7 ${height} 7 ${height}"
    x=${x} y=${round(y0)} width="7" height=${height} />`;
}

function drawArrow({ arrow, line }: PlacedArrow, selected: string): SVGTemplateResult {
  const chosen = arrow.address === selected;
  const d = `M${round(line.x0)} ${round(line.y0)}L${round(line.x1)} ${round(line.y1)}`;
  const head = headOf(arrow.hue, line, arrow.lost);
  const arrived = arrow.t1 >= 0 || arrow.lost;
  return svg`<g class="arrow ${arrow.hue} ${chosen ? 'selected' : ''}" data-address=${arrow.address}>
    <path class="band" d=${d} /><path class="shaft" d=${d} />
    ${arrived ? svg`<path class=${head.open ? 'tip open' : 'tip'} d=${head.d} />` : nothing}
  </g>`;
}

/** Pixels from which on a word has room beside an arrow's middle. */
const LEAST_FOR_WORD = 120;

/** All other acknowledgments are left out: they would bury the conversation. */
export function drawAck(ack: Omit<Course, 'lost'>, geometry: LaneGeometry): SVGTemplateResult {
  const line = strokeOf({ ...ack, lost: false }, geometry, []);
  const isLong = Math.abs(line.x1 - line.x0) > LEAST_FOR_WORD;
  const [x, y] = [line.x0 * 0.75 + line.x1 * 0.25, line.y0 * 0.75 + line.y1 * 0.25 + 10];
  return svg`<g class="ack tcp">
    <path class="shaft" d="M${round(line.x0)} ${round(line.y0)}L${round(line.x1)} ${round(line.y1)}" />
    <path class="tip open" d=${headOf('tcp', line, false).d} />
    ${isLong ? svg`<text class="label" data-y=${y + 7} x=${round(x)} y=${round(y)} dy="0.35em">ACK</text>` : nothing}
  </g>`;
}

/** Two torn edges with the lane's ground between them, so that lifelines and grid end there. */
export function drawBreak(width: number, y: number): SVGTemplateResult {
  const top = zigzag(width, y - 4);
  const back = zigzag(width, y + 7);
  return svg`<rect class="fold" x="0" width=${width} y=${y - 6} height="12" />
    <path class="torn" d=${top} /><path class="torn" d=${back} />`;
}

/** Labels, dots and the words in the margins; each says with `data-y` when the cursor reveals it. */
export function drawAbove(lane: LaneView, layout: LaneLayout, geometry: LaneGeometry, selected: string) {
  return svg`
    ${repeat(
      layout.arrows,
      ({ arrow }) => arrow.address,
      (placed) => drawLabel(placed, selected),
    )}
    ${repeat(layout.words, (words) => words.key, drawWords)}
    ${repeat(
      lane.dots,
      (dot) => `${dot.kind}${dot.address}`,
      (
        dot,
      ) => svg`<circle class="dot ${dot.kind} ${dot.address === selected ? 'selected' : ''}" data-y=${dot.y} data-address=${dot.address}
        cx=${lineOf(geometry, dot.node)} cy=${round(dot.y)} r=${dot.kind === 'born' ? 5 : 6} />`,
    )}`;
}

/** A label appears once the cursor is below it, or the transfer is there: never ahead of its own arrow. */
function drawLabel({ arrow, label }: PlacedArrow, selected: string): SVGTemplateResult {
  if (!label) return svg``;
  const from = clamp(label.y + 7, arrow.y0, arrow.y1);
  const look = `${arrow.hue} ${arrow.address === selected ? 'selected' : ''}`;
  const { chip, text, turn } = label;
  const place = `translate(${round(label.x)} ${round(label.y)}) rotate(${round(turn)})`;
  // No group: most of what is mounted are labels.
  return svg`${
    chip > 0
      ? svg`<rect class="chip ${look}" data-y=${from} transform=${place} x=${-chip / 2} y="-10" width=${chip} height="20" rx="6" />`
      : nothing
  }<text class="label ${look}" data-y=${from} transform=${place} dy="0.35em">${text}</text>`;
}

function drawWords(words: MarginWords): SVGTemplateResult {
  const y = round(words.y);
  return svg`<g class="words ${words.side} ${words.tone}" data-y=${words.from}>
    <text class="first" x=${words.x} y=${y} dy="0.35em">${words.first}</text>
    ${words.second ? svg`<text class="second" x=${words.x} y=${y + words.secondBy} dy="0.35em">${words.second}</text>` : nothing}
  </g>`;
}
