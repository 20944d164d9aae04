/** What the rows of the table Frames say that takes octets, and which of them say something. */
import { fromLatin1, fromUtf8, toHex } from '../../base/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import { decodeChunk } from '../fold/chunks.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import type { FrameText } from '../model.ts';
import { decodeFrame, octetsOf } from '../fold/octets.ts';
import { RSV1 } from '../../wire/websocket/index.ts';
import { isFrameRow } from '../frames.ts';
import { eventIn } from './events.ts';
import { messageOf, wordsOf } from './messages.ts';

/** Characters of a payload that a row shows at most. */
const PREVIEW = 120;

/** `deflate`: what unpacks compressed messages; without it they stay as they travel. */
export function frameTextOf(lane: LaneIndex, arrow: IndexedArrow, deflate?: Deflate): FrameText {
  const octets = octetsOf(lane, arrow);
  const { what, up, label } = arrow;
  if (what === 'm') return { name: startLine(octets, up), info: upgradeInfo(octets, up), payload: -1 };
  if (what === 'b') {
    const chunk = decodeChunk(octets);
    return { name: label.code, info: chunkInfo(chunk), payload: chunk.length };
  }
  const isPacked = arrow.own.packed;
  const payload = decodeFrame(octets, up, isPacked ? RSV1 : 0)?.payload;
  return {
    name: `0x${((octets[0] ?? 0) & 15).toString(16)} ${label.code}`,
    info: isPacked
      ? packedInfo(lane, arrow, octets, payload, deflate)
      : payload === undefined
        ? toHex(octets.subarray(0, 16))
        : payloadInfo(arrow, payload),
    payload: payload?.length ?? -1,
  };
}

/** "GET /chat" of a request, "101" of an answer. */
function startLine(octets: Uint8Array, up: boolean): string {
  const words = fromLatin1(octets.subarray(0, 200)).split(' ');
  return up ? `${words[0] ?? ''} ${words[1] ?? ''}` : (words[1] ?? '');
}

const upgradeInfo = (octets: Uint8Array, up: boolean): string =>
  up ? 'Upgrade: websocket' : (fromLatin1(octets.subarray(0, 200)).split('\r\n')[0] ?? '').slice(13);

/** Of a compressed message what it says, in the row of its last frame; else octets. */
function packedInfo(
  lane: LaneIndex,
  arrow: IndexedArrow,
  octets: Uint8Array,
  payload: Uint8Array | undefined,
  deflate: Deflate | undefined,
): string {
  const unpacked = messageOf(lane, arrow, octets, deflate);
  if (unpacked?.isText === true) return wordsOf(unpacked, PREVIEW);
  return toHex((unpacked?.data ?? payload ?? octets).subarray(0, 16));
}

function payloadInfo({ hue }: IndexedArrow, payload: Uint8Array): string {
  if (hue === 'binary') return toHex(payload.subarray(0, 16));
  const shown = payload.subarray(0, PREVIEW);
  return fromUtf8(hue === 'close' ? shown.subarray(2) : shown);
}

/** Of an event its data, of any other chunk what stands in it. */
const chunkInfo = (chunk: Uint8Array): string =>
  (eventIn(chunk)?.data ?? fromUtf8(chunk).trim()).slice(0, PREVIEW);

/** Rows that are read for one answer: other questions come in between. */
const AT_ONCE = 2000;

export interface Matches {
  /** So many rows are read by now. */
  readonly read: number;
  /** Of those that say it, the numbers of their arrows. */
  readonly numbers: readonly number[];
}

/** Finds rows by their texts, in the order in which they became known: one that comes late is behind those that are read. */
export class FrameSearch {
  readonly #lane: LaneIndex;
  readonly #deflate: Deflate | undefined;
  readonly #rows: IndexedArrow[];

  constructor(lane: LaneIndex, deflate: Deflate | undefined) {
    this.#lane = lane;
    this.#deflate = deflate;
    const isRow = (arrow: IndexedArrow): boolean => isFrameRow(lane.nodes, arrow);
    this.#rows = lane.arrows.filter(isRow).toSorted((a, b) => a.number - b.number);
    lane.watch({
      made: (arrow) => {
        if (isRow(arrow)) this.#rows.push(arrow);
      },
      changed: () => undefined,
    });
  }

  /** Those that say `text`, in small letters or large ones, from the row `from` on. */
  find(text: string, from: number): Matches {
    const wanted = text.toLowerCase();
    const rows = this.#rows.slice(from, from + AT_ONCE);
    const found = rows.filter((arrow) => {
      const { name, info } = frameTextOf(this.#lane, arrow, this.#deflate);
      return `${name} ${info}`.toLowerCase().includes(wanted);
    });
    return { read: from + rows.length, numbers: found.map(({ number }) => number) };
  }
}
