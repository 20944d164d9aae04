/** An endpoint of decoder and assembler: it is given a case's octets in several ways, and must see the same each time. */
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat, toHex } from '../../../../src/base/index.ts';
import {
  type ControlMessage,
  type DataMessage,
  type Failure,
  FrameDecoder,
  MessageAssembler,
  OPCODE,
} from '../../../../src/wire/websocket/index.ts';
import { codecOf, type DeflateParams } from '../../../../src/wire/websocket/deflate/index.ts';
import { type Case, type Chop, type Laid, lay, type Seen } from './notation.ts';

export type Role = 'server' | 'client';
export type Limits = {
  readonly maxPayload?: number;
  readonly maxMessage?: number;
  /** permessage-deflate as both ends have agreed on it. */
  readonly deflate?: DeflateParams;
};

type Found = DataMessage | ControlMessage | Failure;
/** What was said, and how many octets had come then. */
type Said = { readonly found: Found; readonly after: number };

/** The limit of `SocketPeer`. */
const MOST = 16 * 1024 * 1024;

/** One end of a connection, which octets are pushed into. */
export class Listening {
  readonly said: Said[] = [];
  readonly #decoder: FrameDecoder;
  readonly #assembler: MessageAssembler;
  #after = 0;
  #ended = false;

  constructor(role: Role, { maxPayload = MOST, maxMessage = MOST, deflate }: Limits = {}) {
    this.#decoder = new FrameDecoder({ role, maxPayload, rsv: deflate === undefined ? 0 : 4 });
    const codec = deflate && codecOf(deflate, role, maxMessage);
    this.#assembler = new MessageAssembler({ maxMessage, ...(codec && { inflater: codec.inflater }) });
  }

  /** Goes on behind a close and a failure: nothing more may be said then. */
  push(octets: Bytes): this {
    this.#after += octets.length;
    this.#decoder.push(octets.slice()); // it changes what it is given
    for (let next = this.#decoder.next(); next !== undefined; next = this.#decoder.next()) {
      // §1.4: what comes behind a Close is discarded, so it cannot be wrong.
      if (next.kind === 'failure' && this.#ended) continue;
      const found = next.kind === 'failure' ? next : this.#assembler.push(next);
      if (found === undefined) continue;
      this.said.push({ found, after: this.#after });
      this.#ended = next.kind === 'piece' && (found.kind === 'close' || found.kind === 'failure');
    }
    return this;
  }

  get told(): string[] {
    return this.said.map(({ found }) => tell(found));
  }
}

/** The octets in pieces. */
function pieces({ bytes, spots }: Laid, way: Chop): Bytes[] {
  if (way === 'whole') return [bytes];
  if (way === 'frames') return spots.map(({ from, to }) => bytes.subarray(from, to));
  const count = Math.ceil(bytes.length / way);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * way, (i + 1) * way));
}

/** Small cases always come whole and by single octets, and in the way of their number besides. */
function chopsOf({ bytes }: Laid, way: Chop | undefined, { deflate }: Limits): readonly Chop[] {
  // To unpack takes longer.
  if (deflate !== undefined) return bytes.length < 8192 ? ['whole', 1] : ['whole', 997];
  if (bytes.length < 66_000) return [...new Set<Chop>(['whole', 1, way ?? 1])];
  if (way !== undefined) return [way];
  if (bytes.length < 2_000_000) return ['whole', 65_536, 997];
  return bytes.length < 8_000_000 ? ['whole', 997] : ['whole', 65_536];
}

/** Octets in words; long ones by number and checksum, for a diff of megabytes helps nobody. */
export function show(octets: Bytes): string {
  return octets.length <= 130
    ? `[${toHex(octets)}]`
    : `[${octets.length} octets ${crc32(octets).toString(16)}]`;
}

function tell(found: Found): string {
  switch (found.kind) {
    case 'message':
      return `${found.opcode === OPCODE.text ? 'text' : 'binary'} ${show(concat(found.parts))}`;
    case 'close':
      return `close ${found.code} ${found.reason}`;
    case 'failure':
      return `failure ${found.closeCode}`;
    case 'ping':
    case 'pong':
      return `${found.kind} ${show(found.data)}`;
  }
}

function tellSeen(seen: Seen): string {
  if (seen.kind === 'close') return `close ${seen.code} ${seen.reason}`;
  return seen.kind === 'failure' ? `failure ${seen.code}` : `${seen.kind} ${show(seen.payload)}`;
}

/** Feeds a case in its ways and compares. */
export function check([, sent, seen, way]: Case, role: Role, limits: Limits = {}): void {
  const laid = lay(sent, role === 'server');
  for (const chop of chopsOf(laid, way, limits)) {
    const listening = new Listening(role, limits);
    for (const piece of pieces(laid, chop)) listening.push(piece);
    expect(folded(listening.told), `fed: ${chop}`).toEqual(folded(seen.map(tellSeen)));
    for (const [i, { found, after }] of listening.said.entries()) {
      checkPlace(found, seen[i], laid);
      expect(after, `${found.kind} is not said before it is known`).toBeGreaterThanOrEqual(found.to);
      if (chop !== 1) continue;
      expect(after, `${found.kind} is said in time`).toBeLessThanOrEqual(due(found, seen[i], laid));
    }
  }
}

/** Equal lines in a row as one: nobody reads a diff of a thousand. */
function folded(lines: readonly string[]): string[] {
  const starts = lines.flatMap((line, i) => (line === lines[i - 1] ? [] : [i]));
  return starts.map((start, i) => `${(starts[i + 1] ?? lines.length) - start} × ${lines[start]}`);
}

function checkPlace({ kind, from, to }: Found, seen: Seen | undefined, { spots }: Laid): void {
  if (seen?.kind !== 'failure') {
    const last = spots.find((spot) => spot.to === to);
    const first = kind === 'message' ? spots.find((spot) => spot.from === from) : last;
    return expect([from, to], 'whole frames').toEqual([first?.from, last?.to]);
  }
  const { frame, range } = seen.place;
  const spot = spots[frame];
  if (spot === undefined) throw new Error(`The case has no frame ${frame}.`);
  const start = range?.[0] === 'payload' ? spot.payloadFrom : spot.from;
  if (range !== undefined)
    return expect([from - start, to - start], 'the offending octets').toEqual(range.slice(1));
  expect(from).toBeGreaterThanOrEqual(spot.from);
  expect(from).toBeLessThan(to);
  expect(to).toBeLessThanOrEqual(spot.to);
}

/** How many octets must be enough for it to be said. */
function due({ to }: Found, seen: Seen | undefined, { spots }: Laid): number {
  if (seen?.kind !== 'failure') return to;
  const { frame, by } = seen.place;
  const spot = spots[frame];
  if (spot === undefined || by === 'range') return to;
  if (by === 'length') return spot.lengthTo;
  return by === 'frame' ? spot.to : spot.payloadFrom;
}

/** One test a case and end. Only at a client's end frames come unmasked; else the rules are the same. */
export function conforms(
  title: string,
  cases: readonly Case[],
  roles: readonly Role[] = ['server', 'client'],
): void {
  describe.each(roles)(`${title}, at a %s`, (role) => {
    for (const one of cases) test(one[0], () => check(one, role));
  });
}
