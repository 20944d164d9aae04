import type { LaneIndex } from './lane-index.ts';

/** The address of what a fact is about: its own transfer or message, or that of its nearest cause; '' for none. */
export function addressOf(lane: LaneIndex, index: number): string {
  for (let at = index; at >= 0; ) {
    const { conn, up, from, to } = lane.trace.spanAt(at);
    const dot = lane.dotOf(at);
    if (dot !== undefined) return dot.address;
    const arrow = (to > from ? lane.transferAt(conn, up, from) : undefined) ?? lane.arrowOf(at);
    if (arrow !== undefined) return arrow.address;
    at = lane.trace.causeAt(at);
  }
  return '';
}
