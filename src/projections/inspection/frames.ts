/** The table Frames: opening handshakes, frames, and the chunks of streams. */
import { fromLatin1, fromUtf8, toHex } from '../../base/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import { decodeChunk } from '../fold/chunks.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import type { FrameRow } from '../model.ts';
import { decodeFrame, octetsOf } from '../fold/octets.ts';
import { RSV1 } from '../../wire/websocket/index.ts';
import { countUntil } from '../series.ts';
import { roleAt } from '../fold/nodes.ts';
import { eventIn } from './events.ts';
import { messageOf, wordsOf } from './messages.ts';

/** Characters of a payload that a row shows at most. */
const PREVIEW = 120;

/** Rows from `from` on, in the place of those that were there. */
export interface RowsPatch {
  readonly from: number;
  readonly rows: readonly FrameRow[];
}

/** The rows of one lane, in order of leaving; they keep up with its index. */
export class FrameList {
  readonly #lane: LaneIndex;
  readonly #deflate: Deflate | undefined;
  readonly #rows: FrameRow[] = [];
  /** Of each row, its arrow's place in the lane. */
  readonly #places: number[] = [];
  /** So many arrows are read. */
  #read = 0;
  /** The first row that was made anew since the last answer. */
  #renewed = Infinity;

  /** `deflate`: what unpacks compressed messages; without it they stay as they travel. */
  constructor(lane: LaneIndex, deflate?: Deflate) {
    this.#lane = lane;
    this.#deflate = deflate;
    lane.watch({ made: ({ place }) => this.#inserted(place), changed: () => undefined });
  }

  /** The rows from `from` on, and those before that stand elsewhere now. */
  since(from: number): RowsPatch {
    const { arrows } = this.#lane;
    for (; this.#read < arrows.length; this.#read += 1) {
      const arrow = arrows[this.#read];
      if (arrow === undefined || !isPushed(this.#lane, arrow)) continue;
      this.#rows.push(frameRow(this.#lane, arrow, this.#deflate));
      this.#places.push(this.#read);
    }
    const first = Math.min(from, this.#renewed);
    this.#renewed = Infinity;
    return { from: first, rows: this.#rows.slice(first) };
  }

  /** What is known late, a frame behind a proxy, has its place among those that left since. */
  #inserted(place: number): void {
    if (place >= this.#read) return;
    this.#read = place;
    const kept = countUntil(this.#places, place - 1);
    this.#rows.length = this.#places.length = kept;
    this.#renewed = Math.min(this.#renewed, kept);
  }
}

/** The rows of all lanes by time. */
export const frameRows = (lanes: readonly LaneIndex[], deflate?: Deflate): readonly FrameRow[] =>
  lanes.flatMap((lane) => new FrameList(lane, deflate).since(0).rows).toSorted((a, b) => a.at - b.at);

function frameRow(lane: LaneIndex, arrow: IndexedArrow, deflate: Deflate | undefined): FrameRow {
  const octets = octetsOf(lane, arrow);
  const { address, t0, up, hue, what, label } = arrow;
  return {
    address,
    lane: lane.lane,
    at: t0,
    up,
    hue,
    name: what === 'b' ? label.code : what === 'm' ? startLine(octets, up) : frameName(octets, label.code),
    info: arrow.own.packed ? packedInfo(lane, arrow, octets, deflate) : infoOf(arrow, octets),
    octets: arrow.octets,
  };
}

/** What a proxy and the server say to each other is not the page's: no panel of the browser lists it. */
const isPushed = ({ trace }: LaneIndex, { conn, what, hue, answers }: IndexedArrow): boolean =>
  roleAt(trace, conn, true) === 'page' &&
  (what === 'f' || what === 'b' || hue === 'upgrade' || answers?.hue === 'upgrade');

const frameName = (octets: Uint8Array, code: string): string =>
  `0x${((octets[0] ?? 0) & 15).toString(16)} ${code}`;

/** "GET /chat" of a request, "101" of an answer. */
function startLine(octets: Uint8Array, up: boolean): string {
  const words = fromLatin1(octets.subarray(0, 200)).split(' ');
  return up ? `${words[0] ?? ''} ${words[1] ?? ''}` : (words[1] ?? '');
}

/** Of a compressed message what it says, in the row of its last frame; else octets. */
function packedInfo(
  lane: LaneIndex,
  arrow: IndexedArrow,
  octets: Uint8Array,
  deflate: Deflate | undefined,
): string {
  const unpacked = messageOf(lane, arrow, octets, deflate);
  if (unpacked?.isText === true) return wordsOf(unpacked, PREVIEW);
  const data = unpacked?.data ?? decodeFrame(octets, arrow.up, RSV1)?.payload ?? octets;
  return toHex(data.subarray(0, 16));
}

function infoOf(arrow: IndexedArrow, octets: Uint8Array): string {
  if (arrow.what === 'm')
    return arrow.up
      ? 'Upgrade: websocket'
      : (fromLatin1(octets.subarray(0, 200)).split('\r\n')[0] ?? '').slice(13);
  if (arrow.what === 'b') return chunkInfo(octets);
  const payload = decodeFrame(octets, arrow.up, 0)?.payload.subarray(0, PREVIEW);
  if (payload === undefined) return toHex(octets.subarray(0, 16));
  if (arrow.hue === 'binary') return toHex(payload.subarray(0, 16));
  if (arrow.hue === 'close') return fromUtf8(payload.subarray(2));
  return fromUtf8(payload);
}

/** Of an event its data, of any other chunk what stands in it. */
function chunkInfo(octets: Uint8Array): string {
  const chunk = decodeChunk(octets);
  return (eventIn(chunk)?.data ?? fromUtf8(chunk).trim()).slice(0, PREVIEW);
}
