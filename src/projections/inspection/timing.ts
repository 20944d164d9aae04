/** The moments of one transfer. */
import type { Micros } from '../../base/index.ts';
import { toldBy, type Trace } from '../../trace/index.ts';
import type { TimingRow } from '../detail-model.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { Asked } from './asked.ts';
import { transmissionOf } from './transmission.ts';

/**
 * What the application did between a request and its answer. Nothing where it was called for somebody else meanwhile:
 * nobody says for whom it did what.
 */
function doneMeanwhile(trace: Trace, { what, up, fact }: IndexedArrow): readonly TimingRow[] {
  const request = what === 'm' && !up ? trace.causeAt(fact) : -1;
  if (request < 0) return [];
  const rows: TimingRow[] = [];
  let calls = 0;
  for (let i = request + 1; i < fact; i += 1) {
    if (trace.kindAt(i) === 'handler-called') calls += 1;
    const done = trace.at(i);
    const words = toldBy(done);
    if (words !== undefined) rows.push({ key: words.told, at: done.at, n: words.count });
  }
  return calls > 1 ? [] : rows;
}

export function timingOf({ lane, arrow, cursor }: Asked): readonly TimingRow[] {
  const rows: TimingRow[] = [];
  const { flights, ack } = transmissionOf(lane, arrow);
  const cause = lane.trace.causeAt(arrow.fact);
  const born = cause < 0 ? undefined : lane.dotOf(cause);
  if (born?.kind === 'born') rows.push({ key: 'born', at: born.at });
  if (cause >= 0 && lane.trace.kindAt(cause) === 'page-call' && lane.trace.timeAt(cause) < arrow.t0)
    rows.push({ key: 'called', at: lane.trace.timeAt(cause) });
  if (arrow.answers !== undefined && arrow.answers.t1 >= 0)
    rows.push({ key: 'called', at: arrow.answers.t1 as Micros });
  rows.push(...doneMeanwhile(lane.trace, arrow), { key: 'sent', at: arrow.t0 }, ...flights);
  if (arrow.t1 >= 0) rows.push({ key: 'arrived', at: arrow.t1 as Micros });
  if (arrow.answeredBy !== undefined && arrow.answeredBy.t1 >= 0)
    rows.push({ key: 'answered', at: arrow.answeredBy.t1 as Micros });
  if (ack !== undefined && ack.t0 > arrow.t1) rows.push({ key: 'acknowledging', at: ack.t0 });
  if (ack !== undefined) rows.push({ key: 'acknowledged', at: ack.t1 });
  return rows.filter(({ at }) => at <= cursor).toSorted((a, b) => a.at - b.at);
}
