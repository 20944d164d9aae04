/** The table Frames: the opening handshake, then each frame, and the chunks of streams. */
import type { DrawnArrow } from './lane.ts';
import type { FrameRow, FrameText } from './model.ts';

/** `text`: what takes the octets; a row stands without it until it is there. */
export function frameRowOf(arrow: DrawnArrow, text: FrameText | undefined): FrameRow {
  const { address, lane, t0: at, up, hue, octets } = arrow;
  return { address, lane, at, up, hue, octets, ...(text ?? { name: nameOf(arrow), info: '', payload: -1 }) };
}

/** As wide as the name will be: all but the opcode stands in the label. */
function nameOf({ what, up, label: { code } }: DrawnArrow): string {
  if (what === 'f') return `0x· ${code}`;
  return what === 'm' ? (code.split(up ? ' · ' : ' ')[0] ?? '') : code;
}
