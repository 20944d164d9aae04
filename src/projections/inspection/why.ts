/**
 * Why a message took as long as it did: back along its causes from the moment at which a page showed it to the moment at
 * which the server had it, cut into parts that follow one another and add up to the whole.
 *
 *     whyOf(lane, dot)
 *     // { id: 2, parts: [{ key: 'next-poll', from: 2.3 s, to: 4 s }, { key: 'asking', … }, { key: 'coming', … }] }
 */
import { type Micros, micros } from '../../base/index.ts';
import { messageAddress } from '../../scenario/index.ts';
import type { IndexedArrow, IndexedDot } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import { isOfPoll } from '../fold/news.ts';
import { roleAt } from '../fold/nodes.ts';
import type { Why, WhyPart } from '../detail-model.ts';

/** The message that waited longest of those that a transfer brought, or the one that an address means. */
export function whyOf(lane: LaneIndex, address: string, cursor: Micros): Why | undefined {
  const found = lane.find(address);
  if (found === undefined) return undefined;
  const shown = 'kind' in found ? shownOf(lane, found) : broughtBy(lane, found);
  const born = shown && birthOf(lane, shown);
  if (shown === undefined || born === undefined || shown.at > cursor) return undefined;
  const { id, author, text } = shown;
  return { id, author, text, parts: partsOf(lane, shown, born) };
}

const birthOf = (lane: LaneIndex, { id }: IndexedDot): IndexedDot | undefined =>
  dotAt(lane, messageAddress({ lane: lane.lane, what: 'born', id, page: 0 }));

function dotAt(lane: LaneIndex, address: string): IndexedDot | undefined {
  const found = lane.find(address);
  return found !== undefined && 'kind' in found ? found : undefined;
}

/** Of a birth, the first delivery there was. */
function shownOf(lane: LaneIndex, dot: IndexedDot): IndexedDot | undefined {
  if (dot.kind === 'shown') return dot;
  const all = [...lane.nodes.keys()].flatMap(
    (page) => dotAt(lane, messageAddress({ lane: lane.lane, what: 'shown', id: dot.id, page })) ?? [],
  );
  return all.toSorted((a, b) => a.at - b.at)[0];
}

function broughtBy(lane: LaneIndex, arrow: IndexedArrow): IndexedDot | undefined {
  const { t1 } = arrow;
  if (t1 < 0) return undefined;
  const all = lane.dots.filter(
    (dot) => dot.kind === 'shown' && dot.at >= t1 && lane.bringerOf(dot.fact) === arrow,
  );
  return all.toSorted((a, b) => b.latency - a.latency)[0];
}

/** What each stretch of the way was spent on, the latest first; together they reach back without a gap. */
interface Leg {
  readonly key: WhyPart['key'];
  readonly from: number;
}

function partsOf(lane: LaneIndex, shown: IndexedDot, born: IndexedDot): readonly WhyPart[] {
  const legs: Leg[] = [];
  const bringer = lane.bringerOf(shown.fact);
  if (bringer !== undefined) {
    legs.push({ key: 'page', from: bringer.t1 }, ...comingOf(lane, bringer));
    const sent = sentOf(lane, bringer, born);
    if (sent !== bringer) legs.push({ key: 'box', from: sent.t1 }, ...comingOf(lane, sent));
    legs.push(...askingOf(sent, bringer));
  }
  const asked = bringer?.answers;
  const isPoll = asked !== undefined && isOfPoll(lane.trace, asked.fact);
  const parts: WhyPart[] = [];
  let to: number = shown.at;
  for (const { key, from } of legs) {
    const start = Math.max(from, born.at);
    if (start < to) parts.unshift({ key, from: micros(start), to: micros(to) });
    to = Math.min(to, start);
  }
  // What is left was before anybody could carry it: until the page asked, or had a connection.
  if (to > born.at)
    parts.unshift({ key: isPoll ? 'next-poll' : 'connection', from: born.at, to: micros(to) });
  return parts;
}

/** The flight of a transfer, and what came before its last segment left: it was lost, or had to wait for the window. */
function comingOf({ trace }: LaneIndex, { conn, up, to, t0, t1, fact }: IndexedArrow): readonly Leg[] {
  for (let i = fact; i < trace.length && trace.timeAt(i) <= t1; i++) {
    if (trace.connAt(i) !== conn || trace.kindAt(i) !== 'segment-arrived' || trace.timeAt(i) !== t1) continue;
    const arrived = trace.at(i);
    if (arrived.kind !== 'segment-arrived' || arrived.up !== up || arrived.from >= to) continue;
    const sent = trace.at(arrived.cause);
    if (sent.kind !== 'segment-sent' || sent.at <= t0) break;
    const key = sent.retransmission === '' ? 'window' : 'again';
    return [
      { key: 'coming', from: sent.at },
      { key, from: t0 },
    ];
  }
  return [{ key: 'coming', from: t0 }];
}

/** The transfer in which the server sent it: where a box stands in between, that is another one. */
function sentOf(lane: LaneIndex, bringer: IndexedArrow, born: IndexedDot): IndexedArrow {
  if (roleAt(lane.trace, bringer.conn, false) !== 'box') return bringer;
  // What passes unread has no cause: it is what the server sent when it had the message.
  return lane.sourceOf(bringer) ?? lane.sentBecauseOf(born.fact) ?? bringer;
}

/** An answer was asked for: on its way to the server, through a box, and until the server had something to say. */
function askingOf(sent: IndexedArrow, bringer: IndexedArrow): readonly Leg[] {
  const request = sent.answers;
  if (request === undefined) return [{ key: 'server', from: sent.t0 }];
  const legs: Leg[] = [
    { key: 'server', from: request.t1 },
    { key: 'asking', from: request.t0 },
  ];
  const first = bringer.answers;
  if (first !== undefined && first !== request)
    legs.push({ key: 'box', from: first.t1 }, { key: 'asking', from: first.t0 });
  return legs;
}
