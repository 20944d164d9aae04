/** How TCP took a transfer along: in how many flights it left, and when its sender knew that it had arrived. */
import type { Micros } from '../../base/index.ts';
import { RST } from '../../trace/index.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import type { Acknowledgment, TimingRow } from '../detail-model.ts';

/** So many facts are looked at, and so many flights are told: enough for a megabyte. */
const LOOK = 20_000;
const MOST_FLIGHTS = 8;

export interface Transmission {
  /** A row for each flight after the first, when an ACK let more of it out. */
  readonly flights: readonly TimingRow[];
  /** Of its last octet, as soon as it is back: an ACK is cumulative (RFC 9293 §3.4), so a later one may do. */
  readonly ack?: Acknowledgment;
}

export function transmissionOf({ lane, trace }: LaneIndex, arrow: IndexedArrow): Transmission {
  const flights: { at: Micros; n: number }[] = [];
  /** Segments that say it has arrived, by the facts that they were sent: their times. */
  const acks = new Map<number, Micros>();
  let arrived = false;
  const end = Math.min(trace.length, arrow.fact + LOOK);
  for (let i = arrow.fact + 1; i < end; i++) {
    if (trace.connAt(i) !== arrow.conn) continue;
    const fact = trace.at(i);
    if (fact.kind !== 'segment-sent' && fact.kind !== 'segment-arrived') continue;
    const { at, up, from, to } = fact;
    if (up === arrow.up) {
      if (fact.kind === 'segment-arrived') arrived ||= at === arrow.t1;
      else if (fact.retransmission === '' && from < arrow.to && to > arrow.from) count(flights, at);
    } else if (fact.kind === 'segment-sent') {
      if (arrived && (fact.flags & RST) === 0) acks.set(i, at);
    } else {
      const t0 = acks.get(fact.cause);
      if (t0 !== undefined)
        return {
          flights: rowsOf(flights),
          ack: { lane, sender: arrow.receiver, receiver: arrow.sender, t0, t1: at },
        };
    }
  }
  return { flights: rowsOf(flights) };
}

function count(flights: { at: Micros; n: number }[], at: Micros): void {
  const last = flights.at(-1);
  if (last?.at === at) last.n += 1;
  else flights.push({ at, n: 1 });
}

const rowsOf = (flights: readonly { at: Micros; n: number }[]): readonly TimingRow[] =>
  flights.slice(1, MOST_FLIGHTS).map(({ at, n }) => ({ key: 'flight', at, n }));
