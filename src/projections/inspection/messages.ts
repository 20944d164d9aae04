/**
 * Messages as their receiver has them, put together of their frames and unpacked. What a compressed one says takes all
 * earlier ones of its direction: the window is what those said.
 */
import { type Bytes, concat, fromUtf8, toHex } from '../../base/index.ts';
import { fieldValue } from '../../wire/http1/index.ts';
import { FrameDecoder, MAX_MESSAGE, MessageAssembler, OPCODE, RSV1 } from '../../wire/websocket/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import type { Unpacked } from '../detail-model.ts';
import { decodeResponse, octetsOf } from '../fold/octets.ts';
import { type Asked, SHOWN } from './asked.ts';

export interface WholeMessage {
  readonly isText: boolean;
  readonly data: Bytes;
  /** Octets of payload, over all its frames. */
  readonly packed: number;
}

/** One direction of a connection, read as far as somebody has asked. */
class Reading {
  /** By the start of the frame that ends the message. */
  readonly messages = new Map<number, WholeMessage>();
  readonly #decoder: FrameDecoder;
  readonly #assembler: MessageAssembler;
  #read: number;
  #packed = 0;

  constructor(up: boolean, start: number, deflate: Deflate | undefined, extensions: string) {
    this.#read = start;
    const role = up ? 'server' : 'client';
    const inflater = deflate?.inflaterFor(extensions, up ? 'client' : 'server', MAX_MESSAGE);
    const rsv = inflater === undefined ? 0 : RSV1;
    this.#decoder = new FrameDecoder({ role, maxPayload: MAX_MESSAGE, rsv, position: start });
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

/**
 * The message of several frames, or a compressed one, that ends with this frame of `octets`; undefined for other frames,
 * and for one that cannot be read.
 */
export function messageOf(
  lane: LaneIndex,
  arrow: IndexedArrow,
  octets: Uint8Array,
  deflate: Deflate | undefined,
): WholeMessage | undefined {
  const isContinuation = arrow.what === 'f' && ((octets[0] ?? 0) & 15) === OPCODE.continuation;
  if (!isContinuation && !arrow.own.packed) return undefined;
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
function begin(
  lane: LaneIndex,
  { conn, up }: IndexedArrow,
  deflate: Deflate | undefined,
): Reading | undefined {
  const request = lane.transferAt(conn, true, 0);
  const answer = request?.answeredBy;
  if (request === undefined || answer === undefined) return undefined;
  const head = decodeResponse(octetsOf(lane, answer), 'GET')?.head;
  const extensions = fieldValue(head?.fields ?? [], 'Sec-WebSocket-Extensions') ?? '';
  // What unpacks the messages is still on its way.
  if (extensions !== '' && deflate === undefined) return undefined;
  return new Reading(up, (up ? request : answer).to, deflate, extensions);
}

/** The compressed message that ends with a frame, once what unpacks it is loaded. */
export function unpackedOf({ arrow, message }: Asked): Unpacked | undefined {
  if (message === undefined || !arrow.own.packed) return undefined;
  const { data, packed } = message;
  return { octets: data.length, packed, text: wordsOf(message, SHOWN) };
}

/** Its beginning, for people. */
export const wordsOf = ({ isText, data }: WholeMessage, most: number): string =>
  isText ? fromUtf8(data.subarray(0, most)) : toHex(data.subarray(0, most));
