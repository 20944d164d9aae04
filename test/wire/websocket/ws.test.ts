import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { describe, expect, test } from 'vitest';
import { Random, concat, toHex, utf8 } from '../../../src/base/index.ts';
import {
  FrameDecoder,
  MessageAssembler,
  encodeClose,
  encodeFrame,
} from '../../../src/wire/websocket/index.ts';
import { pieces } from '../cuts.ts';
import { messagesIn } from './frames.ts';

// Differential: the package ws reads and writes the same random frames. It differs knowingly (`early`):
// - it takes lengths that are not the shortest,
// - it looks at text only when a message is whole (we: at each byte),
// - it calls a length beyond 2^53 too big before it looks at the top bit,
// - it wants two bytes before it judges the first.

// Public in ws, and missing in @types/ws.
type Peer = {
  readonly Receiver: new (options: { isServer: boolean; maxPayload: number }) => Writable;
  readonly Sender: { frame(data: Buffer, options: object): Buffer[] };
};
const { Receiver, Sender } = ws as unknown as Peer;

const OPCODES = [0, 1, 2, 8, 9, 10];
const TEXTS = ['', 'Hello', 'κόσμε', '😀', 'x'.repeat(130)].map(utf8);

/** A random frame, mostly in order: `open` says whether a message has begun. */
function randomFrame(rng: Random, open: boolean) {
  const wild = rng.below(25) === 0;
  const control = rng.below(4) === 0;
  const opcode = wild ? OPCODES[rng.below(6)]! : control ? 9 + rng.below(2) : open ? 0 : 1 + rng.below(2);
  const fin = opcode >= 8 || rng.below(3) > 0;
  const text = TEXTS[rng.below(TEXTS.length)]!;
  const broken = rng.below(20) === 0 ? rng.bytes(rng.below(9)) : text;
  const payload =
    opcode === 8 ? encodeClose(1000 + rng.below(4), 'bye') : opcode > 8 ? broken.subarray(0, 125) : broken;
  return { fin, opcode, payload };
}

function randomStream(rng: Random, masked: boolean): Uint8Array {
  const frames: Uint8Array[] = [];
  let open = false;
  for (let n = 1 + rng.below(6); n > 0; n--) {
    const frame = randomFrame(rng, open);
    if (frame.opcode < 8) open = !frame.fin;
    frames.push(encodeFrame(masked ? { ...frame, key: rng.uint32() } : frame));
  }
  const stream = concat(frames);
  // Now and then a bit falls over, mostly in the first header.
  if (rng.below(3) === 0) stream[rng.below(rng.below(2) === 0 ? 2 : stream.length)]! ^= 1 << rng.below(8);
  return stream;
}

type Said = { readonly events: string[]; readonly error: string };
/** `early`: a verdict that ws may give otherwise, see above. */
type Ours = Said & { readonly early: boolean };

function ours(ways: Uint8Array[], isServer: boolean): Ours {
  const decoder = new FrameDecoder({ role: isServer ? 'server' : 'client', maxPayload: 1 << 20 });
  const assembler = new MessageAssembler({ maxMessage: 1 << 20 });
  const events: string[] = [];
  const size = ways.reduce((sum, way) => sum + way.length, 0);
  for (const found of messagesIn(decoder, assembler, ways)) {
    if (found.kind === 'failure') {
      const early = KNOWN.includes(found.code) || found.from === size - 1;
      return { events, error: String(found.closeCode), early };
    }
    if (found.kind === 'close') events.push(`close ${found.code} ${found.reason}`);
    else if (found.kind === 'message') events.push(`message ${found.opcode} ${toHex(found.data)}`);
    else events.push(`${found.kind} ${toHex(found.data)}`);
  }
  return { events, error: '', early: false };
}

async function theirs(ways: Uint8Array[], isServer: boolean): Promise<Said> {
  const receiver = new Receiver({ isServer, maxPayload: 1 << 20 });
  const events: string[] = [];
  let error = '';
  receiver.on('message', (data: Buffer, binary: boolean) =>
    events.push(`message ${binary ? 2 : 1} ${toHex(data)}`),
  );
  receiver.on('ping', (data: Buffer) => events.push(`ping ${toHex(data)}`));
  receiver.on('pong', (data: Buffer) => events.push(`pong ${toHex(data)}`));
  receiver.on('conclude', (code: number, reason: Buffer) =>
    events.push(`close ${code} ${reason.toString()}`),
  );
  receiver.on('error', (thrown: Error) => {
    const status = Object.getOwnPropertySymbols(thrown).find(
      (symbol) => symbol.description === 'status-code',
    );
    error = String(status && Reflect.get(thrown, status));
  });
  for (const way of ways) {
    if (!receiver.writableEnded) receiver.write(Buffer.from(way)); // a copy: ws unmasks in place
  }
  await new Promise((resolve) => setImmediate(resolve));
  return { events, error };
}

const KNOWN = ['ws/length-not-minimal', 'ws/length-top-bit', 'ws/utf8'];

describe.each([
  ['server', true],
  ['client', false],
] as const)('a %s and ws', (role, isServer) => {
  test('read 3,000 random streams alike', async () => {
    const rng = Random.of(6455).fork(role);
    const tally = { good: 0, refused: 0, known: 0 };
    for (let i = 0; i < 3000; i++) {
      const stream = randomStream(rng, isServer);
      const ways = pieces(
        stream,
        Array.from({ length: rng.below(5) }, () => rng.below(20)),
      );
      const [us, them] = [ours(ways, isServer), await theirs(ways, isServer)];
      const { events, error, early } = us;
      if (early) expect(them.events.slice(0, events.length), toHex(stream)).toEqual(events);
      else expect({ events, error }, toHex(stream)).toEqual(them);
      tally[early ? 'known' : error === '' ? 'good' : 'refused']++;
    }
    // The streams reach both verdicts often, and are mostly comparable.
    expect(tally.good).toBeGreaterThan(1000);
    expect(tally.refused).toBeGreaterThan(300);
    expect(tally.known).toBeLessThan(600);
  });

  test('write 2,000 random frames alike', () => {
    const rng = Random.of(6455).fork(`${role}/send`);
    const lengths = [0, 1, 125, 126, 127, 65_535, 65_536];
    for (let i = 0; i < 2000; i++) {
      const payload = rng.bytes(i < 70 ? lengths[i % lengths.length]! : rng.below(300));
      const [fin, opcode, key] = [rng.below(2) === 1, OPCODES[rng.below(6)]!, rng.uint32()];
      const options = {
        fin,
        opcode,
        rsv1: false,
        readOnly: true,
        mask: !isServer,
        generateMask: (mask: Buffer) => {
          mask.writeUInt32BE(key);
        },
      };
      const wire = Buffer.concat(Sender.frame(Buffer.from(payload), options));
      const mine = encodeFrame(isServer ? { fin, opcode, payload } : { fin, opcode, payload, key });
      if (!wire.equals(mine))
        throw new Error(`${toHex(mine.subarray(0, 20))} is not ${toHex(wire.subarray(0, 20))}`);
    }
  });
});
