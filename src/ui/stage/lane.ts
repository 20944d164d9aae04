/** Templates of a lane and of the axis between the lanes. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Acknowledgment, Picture } from '../../projections/index.ts';
import { formatSpan, type Language } from '../../text/index.ts';
import { type Block, holds, type PlacedLane } from './blocks.ts';
import { drawAbove, drawAck, drawBelow, drawHatches } from './draw.ts';
import { classOf, drawEnds, type OpenThing } from './ends.ts';
import { Flights } from './flights.ts';
import { type LaneGeometry, lineOf, round } from './geometry.ts';
import type { StageList } from '../stage-list/index.ts';
import { drawHeading } from './heading.ts';
import type { LaneHeading } from './model.ts';
import { namesOf, say, tickDigits, tickText } from './words.ts';
import { drawZoom, type Zoom } from './zoom.ts';

/** Everything a lane's template needs. */
export interface LaneParts {
  readonly language: Language;
  readonly index: number;
  readonly name: string;
  readonly current: boolean;
  readonly heading: LaneHeading;
  readonly picture: Picture;
  /** What is mounted of it, from top to bottom. */
  readonly blocks: readonly Block[];
  /** What of it the list has. */
  readonly listed: readonly Block[];
  /** What draws the list; until it is there, the picture has none. */
  readonly list: StageList | undefined;
  readonly geometry: LaneGeometry;
  readonly selected: string;
  /** Of what is selected, in whatever lane. */
  readonly ack: Acknowledgment | undefined;
  readonly open: OpenThing;
}

const PACKETS = Array.from({ length: Flights.most });
/** Room below the last moment. */
const FOOT = 44;

export function drawLane(parts: LaneParts): TemplateResult {
  const { language, index, heading, picture, blocks, listed, list, geometry, selected } = parts;
  const ack = parts.ack?.lane === heading.id ? parts.ack : undefined;
  return html`<section id="lane-${index}" aria-label=${parts.name}
    class=${parts.current ? 'lane current' : 'lane'}>
    <div class="head"><div class="card">
      ${drawHeading(language, heading)}
      ${guard([language, heading.nodes, JSON.stringify(heading.pills), geometry], () => drawEnds(language, heading, geometry, parts.open))}
    </div></div>
    <div class="body">
      ${guard([language, index, picture, blocks, listed, list, geometry, selected, ack, heading.nodes], () => drawPlot({ ...parts, ack }))}
    </div>
  </section>`;
}

/** The lifelines as the curtain shows them: it is one box, and they are its background. */
function paleLines({ lines }: LaneGeometry): string {
  const stops = lines
    .toSorted((a, b) => a - b)
    .flatMap((x) => [`transparent ${x - 1}px`, `var(--pale) 0 ${x + 1}px`, 'transparent 0']);
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

/** The heading's figures change with every transfer; the picture below it does not. */
function drawPlot({
  language,
  index,
  heading,
  picture: { height, y },
  blocks,
  listed,
  list,
  geometry,
  selected,
  ack,
}: LaneParts): TemplateResult {
  const { nodes } = heading;
  const names = namesOf(language, nodes);
  /** A layer of all blocks; a block that stays is not drawn again, unless what is selected in it has changed. */
  const layer = (
    shown: readonly Block[],
    draw: (placed: PlacedLane, block: Block, chosen: string) => unknown,
  ): unknown =>
    repeat(
      shown,
      ({ n }) => n,
      (block) => {
        const placed = block.lanes[index];
        if (!placed) return nothing;
        const chosen = holds(placed, selected) ? selected : '';
        return guard([placed, chosen, nodes, geometry], () => draw(placed, block, chosen));
      },
    );
  return html`<div class="plot" data-lane=${index}
    .style=${`min-height:${Math.ceil(height) + FOOT}px; --lines:${paleLines(geometry)}; --from:${geometry.left}px; --wide:${geometry.right - geometry.left}px`}>
    ${nodes.map((node, number) => html`<span class="life ${classOf(nodes, number)}" .style=${`left:${lineOf(geometry, number) - (node.role === 'box' ? 0 : 1)}px`}></span>`)}
    <svg aria-hidden="true">
      ${drawHatches(index)}
      ${layer(blocks, ({ layout }, { view }, chosen) => drawBelow(view, layout, geometry, chosen, index))}
      ${ack ? drawAck({ ...ack, y0: y(ack.t0), y1: y(ack.t1) }, geometry) : nothing}
    </svg>
    <div class="curtain"></div>
    <svg aria-hidden="true">${layer(blocks, ({ view, layout }, _, chosen) => drawAbove(view, layout, geometry, chosen))}</svg>
    ${PACKETS.map(() => html`<i class="packet idle"></i>`)}
    ${
      list &&
      html`<ol class="twin" aria-label=${list.speak(language, 'picture')}>
        ${layer(listed, ({ view, layout }, _, chosen) =>
          list.drawItems(list.twinItems(language, view, layout, geometry, names), chosen),
        )}
      </ol>`
    }
  </div>`;
}

/** So far above the playhead a time is free of its badge, in pixels: a badge's half, its edge and a line's half. */
const CLEAR = 20;

/** Times between the lanes. The player's slider speaks them, so this column is for eyes only. */
export function drawAxis(
  language: Language,
  blocks: readonly Block[],
  zoom: (by: Zoom) => void,
): TemplateResult {
  const digits = tickDigits(blocks.flatMap(({ view }) => view.ticks));
  return html`<div class="axis">
    <div class="head">
      ${drawZoom(language, zoom)}
      <span aria-hidden="true">${say(language, 'time')}</span>
    </div>
    <div class="body" aria-hidden="true">
      <div class="plot">
        <svg>
          ${repeat(
            blocks,
            ({ n }) => n,
            (block) => guard([block, digits], () => drawTimes(language, block, digits)),
          )}
        </svg>
        <div class="curtain"></div>
        <span class="now"></span>
      </div>
    </div>
  </div>`;
}

function drawTimes(language: Language, { view, folds }: Block, digits: number): unknown {
  return [
    view.ticks.map(({ at, y }) =>
      folds.some((fold) => Math.abs(fold - y) < 15)
        ? nothing
        : svg`<text y=${round(y)} data-y=${y + CLEAR} dy="0.35em">${tickText(language, at, digits)}</text>`,
    ),
    view.breaks.map(
      ({ y, folded }) => svg`<text class="folded" y=${round(y)} data-y=${y + CLEAR} dy="0.35em"
        ><title>${say(language, 'folded', { span: formatSpan(language, folded) })}</title
        >⋮ ${formatSpan(language, folded)}</text>`,
    ),
  ];
}
