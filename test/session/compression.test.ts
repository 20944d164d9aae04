/** Lanes whose server agrees to permessage-deflate (RFC 7692), from the scenario's word to the octets on the wire. */
import { describe, expect, it } from 'vitest';
import { concat, EMPTY, fromLatin1, fromUtf8, millis, toHex } from '../../src/base/index.ts';
import {
  type Action,
  PLAIN_LINK,
  PLAIN_TRANSPORTS,
  type Scenario,
  type TransportOf,
} from '../../src/scenario/index.ts';
import type { Composition } from '../../src/session/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { FrameDecoder, MessageAssembler, OPCODE } from '../../src/wire/websocket/index.ts';
import { Inflater } from '../../src/wire/websocket/deflate/index.ts';
import { framesIn } from '../wire/websocket/frames.ts';
import { aliceSays, bobSays, composition, DIRECT, MOCKED, runAll, scenario, textOf } from './harness.ts';
import { factsOf } from '../trace/facts-of.ts';

type Word = TransportOf<'websocket'>['compression'];

function lane(compression: Word, actions: readonly Action[]): Scenario {
  const transport = { ...PLAIN_TRANSPORTS.websocket, compression };
  return scenario({
    link: PLAIN_LINK,
    lanes: [{ id: 'b', clients: [{ name: 'Alice', transport }] }],
    actions: [...actions],
  });
}

async function traceOf(compression: Word, actions: readonly Action[], by?: Composition): Promise<Trace> {
  const [trace] = await runAll(lane(compression, actions), by);
  if (trace === undefined) throw new Error('one lane, one trace');
  return trace;
}

const headOf = (trace: Trace, up: boolean, conn = 0): string =>
  fromLatin1(trace.stream(conn, up).slice(0, Infinity)).split('\r\n\r\n')[0] ?? '';

const extensionsOf = (head: string): string | undefined =>
  /^Sec-WebSocket-Extensions: (.*)$/m.exec(head)?.[1];

/** Frames of one direction: first octet and payload, unmasked. */
function frames(trace: Trace, up: boolean, conn = 0): { first: string; payload: Uint8Array }[] {
  const octets = trace.stream(conn, up).slice(headOf(trace, up, conn).length + 4, Infinity);
  const decoder = new FrameDecoder({ role: up ? 'server' : 'client', maxPayload: 2 ** 24, rsv: 4 });
  return framesIn(decoder, [octets]).map((found) => {
    if (found.kind === 'failure') throw new Error(found.code);
    const { fin, rsv, opcode, payload } = found;
    return { first: toHex(Uint8Array.of((fin ? 0x80 : 0) | (rsv << 4) | opcode)), payload };
  });
}

const shown = (trace: Trace): number[] => factsOf(trace, 'message-shown').map(({ id }) => id);

const send = (ms: number, text: string): Action[] => [
  {
    id: `s${ms}`,
    at: millis(ms),
    kind: 'client',
    client: 'Alice',
    do: { deed: 'socket-send', call: 'x', text },
  },
];
const open: Action = {
  id: 'open',
  at: millis(300),
  kind: 'client',
  client: 'Alice',
  do: { deed: 'socket-open', call: 'x', target: '/chat', protocols: [] },
};

describe('the handshake', () => {
  it.each<[Word, string | undefined]>([
    ['off', undefined],
    ['on', 'permessage-deflate'],
    ['no-context-takeover', 'permessage-deflate; server_no_context_takeover; client_no_context_takeover'],
  ])('%s: the page offers, the server answers %s', async (word, answer) => {
    for (const mounts of [MOCKED, DIRECT]) {
      const trace = await traceOf(word, [], composition(mounts));
      expect(extensionsOf(headOf(trace, true))).toBe('permessage-deflate; client_max_window_bits');
      expect(extensionsOf(headOf(trace, false))).toBe(answer);
    }
  });
});

describe('messages', () => {
  // RFC 7692 §7.2.3.1 and §7.2.3.2, from a page whose messages are these five letters.
  it.each<[Word, string[]]>([
    ['off', ['81 48 65 6c 6c 6f', '81 48 65 6c 6c 6f']],
    ['on', ['c1 f2 48 cd c9 c9 07 00', 'c1 f2 00 11 00 00']],
    ['no-context-takeover', ['c1 f2 48 cd c9 c9 07 00', 'c1 f2 48 cd c9 c9 07 00']],
  ])('%s: "Hello" twice', async (word, expected) => {
    const trace = await traceOf(word, [open, ...send(800, 'Hello'), ...send(900, 'Hello')]);
    expect(frames(trace, true, 1).map(({ first, payload }) => `${first} ${toHex(payload)}`)).toEqual(
      expected,
    );
  });

  it("the server's second message is shorter where it may look back", async () => {
    const said = [bobSays(600, 'Hello'), bobSays(700, 'Hello')];
    const sizes = async (word: Word) =>
      frames(await traceOf(word, said), false).map(({ payload }) => payload.length);
    const [plain, kept, fresh] = [await sizes('off'), await sizes('on'), await sizes('no-context-takeover')];
    expect(kept[0]).toBe(fresh[0]);
    expect(kept[1]).toBeLessThan((kept[0] ?? 0) / 2);
    expect(Math.abs((fresh[1] ?? 0) - (fresh[0] ?? 0))).toBeLessThan(3); // another number in it
    expect(plain.length).toBe(2);
  });

  it.each<Word>(['on', 'no-context-takeover'])('%s: both ends read what the other said', async (word) => {
    const texts = ['hi', 'Xin chào 👋', 'a'.repeat(3000), ''];
    const actions = texts.flatMap((text, n) => [
      bobSays(600 + n * 100, text),
      aliceSays(640 + n * 100, text),
    ]);
    const packed = await traceOf(word, actions);
    const plain = await traceOf('off', actions);
    expect(shown(packed)).toEqual(shown(plain));
    expect(shown(packed)).toHaveLength(4); // Bob's: a page does not show its own
    const words = (trace: Trace, up: boolean): string[] => {
      const decoder = new FrameDecoder({ role: up ? 'server' : 'client', maxPayload: 2 ** 24, rsv: 4 });
      const context = { windowBits: 15, noContextTakeover: word !== 'on' } as const;
      const inflater = new Inflater({ ...context, maxMessage: 2 ** 24 });
      const assembler = new MessageAssembler({ inflater });
      decoder.push(trace.stream(0, up).slice(headOf(trace, up).length + 4, Infinity));
      const found: string[] = [];
      for (let piece = decoder.next(); piece?.kind === 'piece'; piece = decoder.next()) {
        const message = assembler.push(piece);
        if (message?.kind === 'message' && message.opcode === OPCODE.text)
          found.push(fromUtf8(concat(message.parts)));
      }
      return found;
    };
    for (const up of [true, false]) expect(words(packed, up)).toEqual(words(plain, up));
  });

  it('in pieces: packed as one, RSV1 on the first frame, a ping between them as it is', async () => {
    const say = { deed: 'say', from: 'Bob', text: 'x'.repeat(200), pieces: 3, pause: millis(50) } as const;
    const ping = { deed: 'ping', data: 'are you there?' } as const;
    const trace = await traceOf('on', [
      { id: 'p', at: millis(600), kind: 'server', do: say },
      { id: 'q', at: millis(625), kind: 'server', do: ping },
    ]);
    const sent = frames(trace, false);
    expect(sent.map(({ first }) => first)).toEqual(['41', '89', '00', '80']);
    expect(fromUtf8(sent[1]?.payload ?? EMPTY)).toBe('are you there?');
    expect(
      sent.reduce((sum, { first, payload }) => sum + (first === '89' ? 0 : payload.length), 0),
    ).toBeLessThan(80);
    expect(shown(trace)).toHaveLength(1);
  });
});

describe('a run', () => {
  const actions = [bobSays(600, 'hi'), aliceSays(900, 'hello Bob'), bobSays(1500, 'Xin chào 👋')];

  it('is the same every time, and on both mounts the same octets', async () => {
    for (const word of ['on', 'no-context-takeover'] as const) {
      const first = textOf(await traceOf(word, actions));
      expect(textOf(await traceOf(word, actions))).toBe(first);
      expect(textOf(await traceOf(word, actions, composition(DIRECT)))).toBe(first);
    }
  });
});
