import { LaneIndex, PatchWriter } from '../../src/projections/fold/index.ts';
import { LaneColumns } from '../../src/projections/index.ts';

/** What the page would have of a lane. */
export function onThePage({ lane, trace }: LaneIndex): LaneColumns {
  const index = new LaneIndex(lane, trace);
  const writer = new PatchWriter(index);
  index.extend();
  const columns = new LaneColumns(lane);
  columns.apply(writer.take());
  return columns;
}
