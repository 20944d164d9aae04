/** Compressed messages unpacked, which takes all earlier ones of their direction: the window is what those said. */
import { type Bytes, concat, fromUtf8, toHex } from '../../base/index.ts';
import { fieldValue } from '../../wire/http1/index.ts';
import { FrameDecoder, MessageAssembler, OPCODE } from '../../wire/websocket/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import type { IndexedArrow } from '../indexed.ts';
import type { LaneIndex } from '../lane-index.ts';
import { decodeResponse, RSV1 } from '../octets.ts';
import { octetsOf } from '../rows.ts';

/** As both ends have it. */
const MAX_MESSAGE = 16 * 1024 * 1024;

export interface UnpackedMessage {
  readonly isText: boolean;
  readonly data: Bytes;
  /** Octets of payload, over all its frames. */
  readonly packed: number;
}

/** One direction of a connection, read as far as somebody has asked. */
class Reading {
  /** By the start of the frame that ends the message. */
  readonly messages = new Map<number, UnpackedMessage>();
  readonly #decoder: FrameDecoder;
  readonly #assembler: MessageAssembler;
  #read: number;
  #packed = 0;

  constructor(up: boolean, start: number, deflate: Deflate, extensions: string) {
    this.#read = start;
    const role = up ? 'server' : 'client';
    this.#decoder = new FrameDecoder({ role, maxPayload: MAX_MESSAGE, rsv: RSV1, position: start });
    const inflater = deflate.inflaterFor(extensions, up ? 'client' : 'server', MAX_MESSAGE);
    this.#assembler = new MessageAssembler(inflater === undefined ? {} : { inflater });
  }

  upTo(to: number, lane: LaneIndex, { conn, up }: IndexedArrow): void {
    if (to <= this.#read) return;
    this.#decoder.push(lane.trace.stream(conn, up).slice(this.#read, to));
    this.#read = to;
    for (let piece = this.#decoder.next(); piece?.kind === 'piece'; piece = this.#decoder.next()) {
      const { frame, last } = piece;
      if (last && frame.opcode < OPCODE.close) this.#packed += frame.length;
      const found = this.#assembler.push(piece);
      if (found?.kind !== 'message') continue;
      const data = concat(found.parts);
      this.messages.set(frame.from, { isText: found.opcode === OPCODE.text, data, packed: this.#packed });
      this.#packed = 0;
    }
  }
}

const readings = new WeakMap<LaneIndex, Map<string, Reading>>();

/** The compressed message that ends with this frame; undefined for other frames, and for one that cannot be unpacked. */
export function unpackedOf(
  lane: LaneIndex,
  arrow: IndexedArrow,
  deflate: Deflate | undefined,
): UnpackedMessage | undefined {
  if (deflate === undefined || arrow.meaning?.packed !== true) return undefined;
  const { conn, up, from, to } = arrow;
  const mine = readings.get(lane) ?? new Map<string, Reading>();
  readings.set(lane, mine);
  const key = `${conn} ${up}`;
  const reading = mine.get(key) ?? begin(lane, arrow, deflate);
  if (reading === undefined) return undefined;
  mine.set(key, reading);
  reading.upTo(to, lane, arrow);
  return reading.messages.get(from);
}

/** Frames begin behind the opening handshake: the first request of the connection and its answer. */
function begin(lane: LaneIndex, { conn, up }: IndexedArrow, deflate: Deflate): Reading | undefined {
  const request = lane.transferAt(conn, true, 0);
  const answer = request?.answeredBy;
  if (request === undefined || answer === undefined) return undefined;
  const head = decodeResponse(octetsOf(lane, answer), 'GET')?.head;
  const extensions = fieldValue(head?.fields ?? [], 'Sec-WebSocket-Extensions') ?? '';
  return new Reading(up, (up ? request : answer).to, deflate, extensions);
}

/** Its beginning, for people. */
export const wordsOf = ({ isText, data }: UnpackedMessage, most: number): string =>
  isText ? fromUtf8(data.subarray(0, most)) : toHex(data.subarray(0, most));
