import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { describe, expect, test } from 'vitest';
import { concat, hex, Random, toHex } from '../../../../src/base/index.ts';
import {
  answerOffer,
  checkAnswer,
  type DeflateOffer,
  Deflater,
  type DeflateParams,
  Inflater,
} from '../../../../src/wire/websocket/deflate/index.ts';
import {
  encodeFrame,
  FrameDecoder,
  MessageAssembler,
  parseExtensions,
} from '../../../../src/wire/websocket/index.ts';
import { pieces } from '../../cuts.ts';
import { messagesIn } from '../frames.ts';
import { CONTEXTS, sample } from './samples.ts';
import { expectSame, tell, unpack } from './unpack.ts';

// Differential: the package ws negotiates, compresses and decompresses the same. It differs knowingly:
// - it takes any text that JavaScript reads as the number (08, +9, 9.0, 1e1), and throws at one bad offer of many,
// - it drops what follows a block with BFINAL, and its window there,
// - it takes messages that end inside a block.

type Params = Record<string, string[] | true[]>;
type Agreed = Record<string, number | true>;
type Done = (error: Error | null, data: Uint8Array) => void;

// Public in ws, and missing in @types/ws.
type PerMessageDeflate = {
  params: Agreed;
  offer(): Agreed;
  accept(configurations: Params[]): Agreed;
  compress(data: Uint8Array, fin: boolean, done: Done): void;
  decompress(data: Uint8Array, fin: boolean, done: Done): void;
};
type Peer = {
  readonly PerMessageDeflate: new (options: object) => PerMessageDeflate;
  readonly Receiver: new (options: object) => Writable;
  readonly extension: {
    parse(header: string): Record<string, Params[]>;
    format(extensions: Record<string, Agreed>): string;
  };
};
const { PerMessageDeflate, Receiver, extension } = ws as unknown as Peer;
const NAME = 'permessage-deflate';

function run(call: (done: Done) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    call((error, data) => (error ? reject(error) : resolve(new Uint8Array(data))));
  });
}

describe.each(CONTEXTS)('%s', (name, context) => {
  test.each(['server', 'client'] as const)('25 messages of a %s, there and back', async (sender) => {
    const params: Params = { [`${sender}_max_window_bits`]: [String(context.windowBits)] };
    if (context.noContextTakeover) params[`${sender}_no_context_takeover`] = [true];
    const [theirSender, theirReceiver] = [true, false].map((sends) => {
      const peer = new PerMessageDeflate({ isServer: sends === (sender === 'server') });
      peer.accept([structuredClone(params)]);
      return peer;
    });
    const deflater = new Deflater(context);
    const inflater = new Inflater({ ...context, maxMessage: 1 << 20 });

    const rng = Random.of(7692).fork(`ws/${name}/${sender}`);
    for (let i = 0; i < 25; i++) {
      const message = sample(rng);
      const parts = pieces(message, rng.below(2) === 0 ? [] : [rng.below(message.length + 1)]);
      const frames: Uint8Array[] = [];
      for (const [at, part] of parts.entries())
        frames.push(await run((done) => theirSender?.compress(part, at === parts.length - 1, done)));
      const { data, failure } = unpack(inflater, frames);
      expect(failure).toBe(undefined);
      expectSame(data, message);

      const payload = deflater.compress(message);
      const cut = pieces(payload, [rng.below(payload.length)]);
      const heard: Uint8Array[] = [];
      for (const [at, piece] of cut.entries())
        heard.push(await run((done) => theirReceiver?.decompress(piece, at === cut.length - 1, done)));
      expectSame(concat(heard), message);
    }
  });
});

describe('negotiation of random parameters', () => {
  const NAMES = [
    'server_no_context_takeover',
    'client_no_context_takeover',
    'server_max_window_bits',
    'client_max_window_bits',
    'no_such_parameter',
  ];
  const VALUES = ['', '=7', '=8', '=9', '=12', '=15', '=16', '=x', '="10"'];
  const BITS = [8, 10, 12, 15] as const;

  /** Mostly legal: of 1, 0 to 3 parameters with their usual values. */
  function randomElement(rng: Random): string {
    const params = Array.from({ length: rng.below(4) }, () => {
      const name = NAMES[rng.below(rng.below(9) === 0 ? 5 : 4)]!;
      const usual = name.endsWith('bits') ? `=${BITS[rng.below(4)]}` : '';
      return `; ${name}${rng.below(4) === 0 ? VALUES[rng.below(VALUES.length)] : usual}`;
    });
    return NAME + params.join('');
  }

  const list = (element: string) => parseExtensions(element) ?? [];
  const of = (params: Agreed) => ({
    serverNoContextTakeover: params['server_no_context_takeover'] === true,
    clientNoContextTakeover: params['client_no_context_takeover'] === true,
    serverMaxWindowBits: params['server_max_window_bits'] ?? 15,
    clientMaxWindowBits: params['client_max_window_bits'] ?? 15,
  });
  const attempt = (deed: () => Agreed) => {
    try {
      return of(deed());
    } catch {
      return undefined;
    }
  };

  test('3,000 offers are accepted alike', () => {
    const rng = Random.of(7692).fork('offers');
    let accepted = 0;
    for (let i = 0; i < 3000; i++) {
      const element = randomElement(rng);
      const bits = BITS[rng.below(4)]!;
      const flag = rng.below(2) === 0;
      const preferences: Partial<DeflateParams> = [
        {},
        { serverNoContextTakeover: flag, clientNoContextTakeover: true },
        { serverMaxWindowBits: bits },
      ][rng.below(3)]!;
      const { serverMaxWindowBits, ...flags } = preferences;
      const theirs = attempt(() => {
        const params = extension.parse(element)[NAME]!;
        // A limit that is larger than the offered one makes ws decline; the smaller of both makes it accept.
        const offered = Number(params[0]?.['server_max_window_bits']?.[0] ?? 15);
        const limit =
          serverMaxWindowBits && offered >= 8 ? Math.min(serverMaxWindowBits, offered) : undefined;
        const onlyWhenTrue = Object.fromEntries(Object.entries(flags).filter(([, on]) => on));
        return new PerMessageDeflate({ ...onlyWhenTrue, isServer: true, serverMaxWindowBits: limit }).accept(
          params,
        );
      });
      const ours = answerOffer(list(element), preferences);
      expect(ours?.params, `${element} ${JSON.stringify(preferences)}`).toEqual(theirs);
      if (ours === undefined) continue;
      accepted++;
      // And a client of ws that has offered everything takes the answer.
      expect(attempt(() => new PerMessageDeflate({}).accept(extension.parse(ours.element)[NAME]!))).toEqual(
        theirs,
      );
    }
    expect(accepted).toBeGreaterThan(1500);
    expect(accepted).toBeLessThan(2700);
  });

  test('3,000 answers are taken alike by who has offered client_max_window_bits', () => {
    const rng = Random.of(7692).fork('answers');
    let taken = 0;
    for (let i = 0; i < 3000; i++) {
      const element = randomElement(rng);
      const bits = [undefined, ...BITS][rng.below(5)];
      const offered: DeflateOffer = { clientMaxWindowBits: bits ?? true };
      const theirs = attempt(() =>
        new PerMessageDeflate(bits === undefined ? {} : { clientMaxWindowBits: bits }).accept(
          extension.parse(element)[NAME]!,
        ),
      );
      const ours = checkAnswer(offered, list(element));
      // A window larger than the one we told of is no reason for us to fail: we need not use it.
      const larger = ours.ok && theirs === undefined;
      if (larger)
        expect(Number(/client_max_window_bits="?(\d+)/.exec(element)?.[1])).toBeGreaterThan(bits ?? 15);
      else expect(ours.ok ? ours.params : undefined, element).toEqual(theirs);
      if (ours.ok) taken++;
    }
    expect(taken).toBeGreaterThan(1500);
    expect(taken).toBeLessThan(2700);
  });
});

describe('frames', () => {
  const CONTEXT = { windowBits: 15, noContextTakeover: false } as const;

  /** The messages that ws reads, and its close code where it refuses. */
  async function theirs(bytes: Uint8Array): Promise<string[]> {
    const peer = new PerMessageDeflate({});
    peer.accept([{}]);
    const receiver = new Receiver({ isServer: false, extensions: { [NAME]: peer } });
    const said: string[] = [];
    const ended = new Promise<void>((resolve) => {
      receiver.on('message', (data: Buffer) => said.push(toHex(data)));
      receiver.on('error', (thrown: Error) => {
        const status = Object.getOwnPropertySymbols(thrown).find(
          (symbol) => symbol.description === 'status-code',
        );
        said.push(String(status && Reflect.get(thrown, status)));
        resolve();
      });
      receiver.on('ping', () => resolve());
    });
    receiver.write(Buffer.concat([bytes, hex('89 00')])); // the ping shows that it has come to the end
    await ended;
    return said;
  }

  function ours(bytes: Uint8Array): string[] {
    const decoder = new FrameDecoder({ role: 'client', maxPayload: 1 << 20, rsv: 4 });
    const assembler = new MessageAssembler({ inflater: new Inflater({ ...CONTEXT, maxMessage: 1 << 20 }) });
    return messagesIn(decoder, assembler, [bytes]).map((found) =>
      found.kind === 'failure' ? String(found.closeCode) : 'data' in found ? toHex(found.data) : found.kind,
    );
  }

  test('300 streams of compressed and plain messages in fragments', async () => {
    const rng = Random.of(7692).fork('frames');
    for (let i = 0; i < 300; i++) {
      const deflater = new Deflater(CONTEXT);
      const stream: Uint8Array[] = [];
      for (let n = 1 + rng.below(4); n > 0; n--) {
        const message = sample(rng).subarray(0, 2000);
        const compressed = rng.below(3) > 0;
        const payload = compressed ? deflater.compress(message) : message;
        const parts = pieces(
          payload,
          Array.from({ length: rng.below(4) }, () => rng.below(payload.length + 1)),
        );
        for (const [at, part] of parts.entries()) {
          const first = at === 0;
          const rsv1 = first ? compressed : rng.below(30) === 0; // now and then where it must not be
          stream.push(
            encodeFrame({
              fin: at === parts.length - 1,
              rsv: rsv1 ? 4 : 0,
              opcode: first ? 2 : 0,
              payload: part,
            }),
          );
        }
      }
      expect(ours(concat(stream))).toEqual(await theirs(concat(stream)));
    }
  });

  test.each([
    ['RSV1 on a later fragment', '41 03 f2 48 cd c0 04 c9 c9 07 00', '1002'],
    ['RSV1 on a ping', 'c9 00', '1002'],
    ['block type 3', 'c1 01 06', '1007'],
    ['text that is not UTF-8', 'c1 07 00 01 00 fe ff ff 00', '1007'],
  ])('%s', async (_, bytes, code) => {
    expect(ours(hex(bytes))).toEqual([code]);
    expect(await theirs(hex(bytes))).toEqual([code]);
  });

  const HELLO = '48 65 6c 6c 6f';
  test.each([
    ['a message of no octets', ['', ''], ['1007 ws/deflate-incomplete @3/5'], ['']],
    [
      'no 00 behind BFINAL',
      ['f3 48 cd c9 c9 07 00'],
      [`${HELLO} | 1007 ws/deflate-incomplete @3/5`],
      [HELLO],
    ],
    ['a block behind BFINAL', ['f3 48 cd c9 c9 07 00 f2 48 cd c9 c9 07 00'], [`${HELLO} ${HELLO}`], [HELLO]],
    [
      'a reference over BFINAL',
      ['f3 48 cd c9 c9 07 00 00', 'f2 00 11 00 00'],
      [HELLO, HELLO],
      [HELLO, 'invalid distance too far back'],
    ],
  ])('knowingly otherwise: %s', async (_, messages, us, them) => {
    const inflater = new Inflater({ ...CONTEXT, maxMessage: 1000 });
    const peer = new PerMessageDeflate({});
    peer.accept([{}]);
    for (const [i, told] of us.entries()) {
      expect(tell(unpack(inflater, [hex(messages[i]!)]))).toBe(told);
      const heard = await run((done) => peer.decompress(hex(messages[i]!), true, done)).catch(String);
      expect(typeof heard === 'string' ? heard : toHex(heard)).toContain(them[i]);
    }
  });
});
