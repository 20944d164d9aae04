import { frameRowOf, type FrameRow } from '../../src/projections/index.ts';
import type { LaneIndex } from '../../src/projections/fold/index.ts';
import { isFrameRow } from '../../src/projections/frames.ts';
import { frameTextOf } from '../../src/projections/inspection/index.ts';
import type { Deflate } from '../../src/wire/websocket/deflate/index.ts';

/** The rows of all lanes by time, with what they say. */
export const frameRows = (lanes: readonly LaneIndex[], deflate?: Deflate): readonly FrameRow[] =>
  lanes
    .flatMap((lane) =>
      lane.arrows
        .filter((arrow) => isFrameRow(lane.nodes, arrow))
        .map((arrow) => frameRowOf(arrow, frameTextOf(lane, arrow, deflate))),
    )
    .toSorted((a, b) => a.at - b.at);
