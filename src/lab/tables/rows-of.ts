import type { Micros } from '../../base/index.ts';
import { findIn, type LaneColumns, type Rows } from '../../projections/index.ts';
import type { Merged } from './merged.ts';

/** A list as it is known at the cursor, but for its rows. */
export function rowsOf<T>(
  merged: Merged<T>,
  cursor: Micros,
  lanes: readonly LaneColumns[],
): Omit<Rows<never>, 'at' | 'isBusy'> {
  const until = <K>(firsts: ReadonlyMap<K, Micros>): readonly K[] =>
    [...firsts].filter(([, at]) => at <= cursor).map(([key]) => key);
  return {
    length: merged.count(cursor),
    total: merged.total(cursor),
    hues: until(merged.hues),
    lanes: until(merged.lanes),
    placeOf(address) {
      const lane = lanes.find((each) => address.startsWith(`${each.lane}/`));
      const found = lane && findIn(lane, address);
      return found === undefined || 'kind' in found ? -1 : merged.placeOf(found);
    },
  };
}
