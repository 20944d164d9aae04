/** How TCP took a transfer along: in how many goes it left, and when its sender knew that it had arrived. */
import type { Micros } from '../../base/index.ts';
import { RST } from '../../trace/index.ts';
import type { IndexedArrow } from '../indexed.ts';
import type { LaneIndex } from '../lane-index.ts';
import type { TimingRow } from '../model.ts';

/** So many facts are looked at, and so many goes are told: enough for a megabyte. */
const LOOK = 20_000;
const MOST_GOES = 8;

/** A row for each go after the first, when an ACK let more of it out; and one for the ACK of its last octet. */
export function passageOf({ trace }: LaneIndex, arrow: IndexedArrow): readonly TimingRow[] {
  const goes: { at: Micros; n: number }[] = [];
  let acknowledging = -1;
  const end = Math.min(trace.length, arrow.fact + LOOK);
  for (let i = arrow.fact + 1; i < end; i++) {
    const kind = trace.kindAt(i);
    if (kind !== 'segment-sent' && kind !== 'segment-arrived') continue;
    const { at, conn, up, from, to, value, text, cause } = trace.at(i);
    if (conn !== arrow.conn) continue;
    if (kind === 'segment-arrived') {
      if (cause === acknowledging && acknowledging >= 0)
        return [...rowsOf(goes), { key: 'acknowledged', at }];
    } else if (up === arrow.up) {
      const last = goes.at(-1);
      if (text !== '' || from >= arrow.to || to <= arrow.from) continue;
      if (last?.at === at) last.n += 1;
      else goes.push({ at, n: 1 });
    } else if (acknowledging < 0 && arrow.t1 >= 0 && at >= arrow.t1 && (value & RST) === 0) {
      acknowledging = i;
    }
  }
  return rowsOf(goes);
}

const rowsOf = (goes: readonly { at: Micros; n: number }[]): readonly TimingRow[] =>
  goes.slice(1, MOST_GOES).map(({ at, n }) => ({ key: 'go', at, n }));
