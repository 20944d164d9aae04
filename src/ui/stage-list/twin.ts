/**
 * The picture as a list: one button over each arrow and dot, in order of time. A keyboard and a screen reader
 * use these; a pointer's click lands on the nearest line instead, since rectangles over slopes overlap.
 */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LaneView } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import { type LaneGeometry, lineOf, round, type Stroke } from '../stage/geometry.ts';
import type { LaneLayout } from '../stage/layout-model.ts';
import type { Names } from '../stage/words.ts';
import { speak, speakArrow, speakDot, speakEvent } from './spoken.ts';

const TALL = 20;

interface Item {
  readonly key: string;
  /** Empty: a moment to read, nothing to select. */
  readonly address: string;
  readonly y: number;
  readonly text: string;
  readonly box: string;
}

export function twinItems(
  language: Language,
  lane: LaneView,
  layout: LaneLayout,
  geometry: LaneGeometry,
  names: Names,
): Item[] {
  const items: Item[] = layout.arrows.map(({ arrow, line }) => {
    const box = boxAlong(line);
    return {
      key: arrow.address,
      address: arrow.address,
      y: arrow.y0,
      text: speakArrow(language, arrow, names),
      box,
    };
  });
  for (const dot of lane.dots) {
    const x = lineOf(geometry, dot.node);
    // Above the boxes of arrows that end or begin there.
    const box = `${boxAt(x - 12, dot.y - 12, 24, 24)};z-index:1`;
    const key = `${dot.kind}${dot.address}`;
    items.push({ key, address: dot.address, y: dot.y, text: speakDot(language, dot, names), box });
  }
  for (const event of lane.events) {
    const text = speakEvent(language, event, names);
    items.push({ key: `${event.node} ${event.at}${event.code}`, address: '', y: event.y, text, box: '' });
  }
  const [note] = layout.words.filter(({ tone }) => tone === 'left-out');
  if (note) {
    const text = speak(language, 'hidden', { n: lane.hidden });
    items.push({ key: note.key, address: '', y: note.from, text, box: '' });
  }
  return items.toSorted((a, b) => a.y - b.y);
}

/** A box that follows its arrow's slope, so that its focus ring frames nothing else. */
function boxAlong(line: Stroke): string {
  const [dx, dy] = [line.x1 - line.x0, line.y1 - line.y0];
  const long = Math.hypot(dx, dy) + 8;
  const turn = `transform:rotate(${round((Math.atan(dy / (dx || 1)) * 180) / Math.PI)}deg)`;
  const [x, y] = [(line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2];
  return `${boxAt(x - long / 2, y - TALL / 2, long, TALL)};${turn}`;
}

function boxAt(left: number, top: number, width: number, height: number): string {
  const px = (value: number): string => `${Math.round(value)}px`;
  return `left:${px(left)};top:${px(top)};width:${px(width)};height:${px(height)}`;
}

export function drawItems(items: readonly Item[], selected: string): unknown {
  return repeat(
    items,
    (item) => item.key,
    (item) =>
      item.address
        ? html`<li data-y=${item.y}>
            <button type="button" tabindex="-1" data-address=${item.address} .style=${item.box}
              aria-label=${item.text} aria-pressed=${item.address === selected}></button>
          </li>`
        : html`<li data-y=${item.y} class="visually-hidden">${item.text}</li>`,
  );
}
