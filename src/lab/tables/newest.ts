/** What left last as far as the playhead has come: that is shown where nothing is selected. */
import type { Micros } from '../../base/index.ts';
import { countBy, type LaneColumns } from '../../projections/index.ts';

/** The address of an arrow, of all lanes; '' before anything has left. */
export function newestOf(lanes: readonly LaneColumns[], cursor: Micros): string {
  let newest: LaneColumns['arrows'][number] | undefined;
  for (const { arrows } of lanes) {
    const last = arrows.at(countBy(arrows, cursor, ({ t0 }) => t0) - 1);
    if (last !== undefined && last.t0 <= cursor && last.t0 >= (newest?.t0 ?? 0)) newest = last;
  }
  return newest?.address ?? '';
}
