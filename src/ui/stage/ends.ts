/** The nodes of a lane over their lifelines, and the path between them: each opens what can be set of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { type LaneNode, lifelinesOf } from '../../scenario/index.ts';
import type { Language } from '../../text/index.ts';
import { type LaneGeometry, lineOf } from './geometry.ts';
import type { LaneHeading, Thing } from './model.ts';
import { namesOf, say } from './words.ts';

/** Opens what can be set of something. */
export type OpenThing = (lane: string, thing: Thing) => void;

/** Closer lifelines leave no room for a figure between them; where they are very close, for none beside a name either. */
const [ROOMY, CLOSE] = [150, 60];

/** A page has the colour of its person where there are several. */
export function classOf(nodes: readonly LaneNode[], number: number): string {
  const { role } = nodes[number] ?? { role: '' };
  const pages = [...nodes.keys()].filter((each) => nodes[each]?.role === 'page');
  return role === 'page' && pages.length > 1 ? `person person-${pages.indexOf(number) + 1}` : role;
}

const thingOf = ({ role }: LaneNode): Thing => (role === 'box' ? 'path' : role);

export function drawEnds(
  language: Language,
  { id, nodes, pills }: Pick<LaneHeading, 'id' | 'nodes' | 'pills'>,
  geometry: LaneGeometry,
  open: OpenThing,
): TemplateResult {
  const names = namesOf(language, nodes);
  const pill = (thing: Thing, x: number, most: number, kind: string, name: string, figure: string): unknown =>
    html`<button class="end ${kind} ${pills?.[thing].isChanged ? 'changed' : ''}" data-thing=${thing}
      title=${pills?.[thing].title || nothing}
      aria-label=${say(language, 'settings-of', { name: `${name || say(language, 'path')} ${figure}`.trim() })}
      .style=${`left:${x}px; max-width:${Math.round(most)}px`} @click=${() => open(id, thing)}
      >${name} ${figure === '' ? nothing : html`<span class="figure">${figure}</span>`}</button>`;
  const figureOf = (thing: Thing): string => pills?.[thing].figure ?? '';
  const order = lifelinesOf(nodes);
  const isRoomy = geometry.gap >= ROOMY;
  // The outer ones have room on their other side.
  const hasFigure = (number: number): boolean =>
    isRoomy || (geometry.gap >= CLOSE && (number === order[0] || number === order.at(-1)));
  const [last = 0, first = 0] = [order.at(-1), order.at(-2)];
  const most = Math.min(
    geometry.gap * (isRoomy ? 0.7 : order.length < 4 ? 1.2 : 1) - 2,
    geometry.width * 0.45,
  );
  const ends = order.flatMap((number) => {
    const node = nodes[number];
    if (node === undefined) return [];
    const [thing, name, x] = [thingOf(node), names[number] ?? '', lineOf(geometry, number)];
    return [pill(thing, x, most, classOf(nodes, number), name, hasFigure(number) ? figureOf(thing) : '')];
  });
  if (geometry.box < 0) {
    const between = (lineOf(geometry, first) + lineOf(geometry, last)) / 2;
    const figure = (isRoomy && figureOf('path')) || '⋯';
    // In the order in which they stand.
    ends.splice(-1, 0, pill('path', between, geometry.gap * 0.5, 'path', '', figure));
  }
  return html`<div class="ends">${ends}</div>`;
}
