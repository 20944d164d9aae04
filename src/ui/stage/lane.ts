/** Templates of a lane and of the axis between the lanes. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LaneView, StageView } from '../../projections/index.ts';
import { formatSpan, type Language } from '../../text/index.ts';
import { drawAbove, drawBelow } from './draw.ts';
import { Flights } from './flights.ts';
import { type Frame, round } from './geometry.ts';
import { drawHeading } from './heading.ts';
import type { LaneLayout } from './layout-model.ts';
import type { LaneHeading } from './model.ts';
import { drawTwin, twinItems } from './twin.ts';
import { say, tickDigits, tickText } from './words.ts';

/** Everything a lane's template needs. */
export interface LaneParts {
  readonly language: Language;
  readonly index: number;
  readonly name: string;
  readonly current: boolean;
  readonly heading: LaneHeading;
  readonly view: StageView;
  readonly lane: LaneView;
  readonly layout: LaneLayout;
  readonly frame: Frame;
  readonly selected: string;
}

const PACKETS = Array.from({ length: Flights.most });
/** Room below the last moment. */
const FOOT = 44;

export function drawLane(parts: LaneParts): TemplateResult {
  const { language, index, heading, view, layout, frame, selected } = parts;
  return html`<section id="lane-${index}" aria-label=${parts.name}
    class="lane ${index === 0 ? 'first' : 'last'} ${parts.current ? 'current' : ''}">
    <div class="head"><div class="card">
      ${drawHeading(language, heading)}
      <div class="ends"><span>${heading.names.client}</span><span>${say(language, 'server')}</span></div>
    </div></div>
    <div class="body">
      ${guard([language, index, view, layout, frame, selected, heading.names.client], () => drawPlot(parts))}
    </div>
  </section>`;
}

/** The heading's figures change with every transfer; the picture below it does not. */
function drawPlot({
  language,
  index,
  heading,
  view,
  lane,
  layout,
  frame,
  selected,
}: LaneParts): TemplateResult {
  const items = twinItems(language, lane, layout, frame, heading.names.client);
  return html`<div class="plot" data-lane=${index} .style=${`min-height:${Math.ceil(view.height) + FOOT}px`}>
    <span class="life"></span><span class="life"></span>
    <svg aria-hidden="true">${drawBelow(view, layout, frame.width, selected, `hatch-${index}`)}</svg>
    <div class="curtain"></div>
    <div class="line"></div>
    <svg aria-hidden="true">${drawAbove(lane, layout, frame, selected)}</svg>
    ${PACKETS.map(() => html`<i class="packet" hidden></i>`)}
    ${drawTwin(items, say(language, 'picture'), selected)}
  </div>`;
}

/** Times between the lanes. The player's slider speaks them, so this column is for eyes only. */
export function drawAxis(language: Language, view: StageView): TemplateResult {
  const digits = tickDigits(view.ticks);
  let last = Number.NEGATIVE_INFINITY;
  const free = (y: number): boolean => {
    if (y - last < 15 || view.breaks.some((fold) => Math.abs(fold.y - y) < 15)) return false;
    last = y;
    return true;
  };
  return html`<div class="axis" aria-hidden="true">
    <div class="head">${say(language, 'time')}</div>
    <div class="body">
      <div class="plot">
        <svg>
          ${view.ticks.map((tick) =>
            free(tick.y)
              ? svg`<text x="50%" y=${round(tick.y)} dy="0.35em">${tickText(language, tick.at, digits)}</text>`
              : nothing,
          )}
          ${view.breaks.map(
            (fold) => svg`<text class="folded" x="50%" y=${round(fold.y)} dy="0.35em"
              ><title>${say(language, 'folded', { span: formatSpan(language, fold.folded) })}</title
              >⋮ ${formatSpan(language, fold.folded)}</text>`,
          )}
        </svg>
        <div class="curtain"></div>
        <div class="line"><span class="now"></span></div>
      </div>
    </div>
  </div>`;
}
