/** permessage-deflate agreed on with a real ws at the other end, and messages both ways. */
import type * as ws from 'ws';
import { describe, expect, it } from 'vitest';
import { fromLatin1, hex } from '../../src/base/index.ts';
import * as deflate from '../../src/wire/websocket/deflate/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { FrameDecoder } from '../../src/wire/websocket/index.ts';
import { framesIn } from '../wire/websocket/frames.ts';
import { dialHost, dialWs, echo } from './dial.ts';

const LONG = 'Xin chào 👋🏽 '.repeat(20_000);
const TEXTS = ['Hello', 'Hello', 'Xin chào 👋🏽', 'x'.repeat(3000), LONG, LONG, 'Hello'];
const HEARD = ['open', ...TEXTS.map((text) => `text ${text}`)];

/** RSV1 of the first frames, and octets of their payload, in one direction. */
function sent(trace: Trace, up: boolean): string[] {
  const all = trace.stream(0, up).slice(0, Infinity);
  const behind = fromLatin1(all).indexOf('\r\n\r\n') + 4;
  const decoder = new FrameDecoder({ role: up ? 'server' : 'client', maxPayload: 2 ** 24, rsv: 4 });
  return framesIn(decoder, [all.slice(behind)]).map((found) =>
    found.kind === 'failure' ? found.code : `${found.rsv} ${found.payload.length}`,
  );
}

const first = (lines: readonly string[]): string[] => lines.slice(0, 2);

type Sizes = readonly [client: readonly string[], server: readonly string[]];
// "Hello" twice, RFC 7692 §7.2.3.1 and §7.2.3.2: the second is shorter where the window is kept.
const KEPT = ['4 7', '4 5'];
const FRESH = ['4 7', '4 7'];
const PLAIN = ['0 5', '0 5'];

describe('our client and a ws server that agrees', () => {
  it.each<[string, ws.PerMessageDeflateOptions | boolean, string, Sizes]>([
    ['off', false, '', [PLAIN, PLAIN]],
    ['on', true, 'permessage-deflate', [KEPT, KEPT]],
    [
      'without context takeover',
      { serverNoContextTakeover: true, clientNoContextTakeover: true, threshold: 0 },
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
      [FRESH, FRESH],
    ],
    // As ws comes: what is below 1,024 octets it leaves alone then.
    [
      'without context takeover of the server',
      { serverNoContextTakeover: true },
      'permessage-deflate; server_no_context_takeover',
      [KEPT, PLAIN],
    ],
    [
      'with windows of 512 octets',
      { serverMaxWindowBits: 9, clientMaxWindowBits: 9 },
      'permessage-deflate; server_max_window_bits=9; client_max_window_bits=9',
      [KEPT, KEPT],
    ],
    // zlib itself has none so small.
    [
      'with windows of 256 octets',
      { serverMaxWindowBits: 8, clientMaxWindowBits: 8 },
      'permessage-deflate; server_max_window_bits=8; client_max_window_bits=8',
      [KEPT, KEPT],
    ],
  ])('%s', async (_name, perMessageDeflate, extensions, [up, down]) => {
    const { socket, heard, cable } = await dialWs(echo, { perMessageDeflate }, { deflate });
    socket.onopen = () => {
      for (const text of TEXTS) socket.send(text);
    };
    await cable.settle(() => heard.length === HEARD.length);
    expect(socket.extensions.split('; ').toSorted()).toEqual(extensions.split('; ').toSorted());
    expect(heard.map((line) => line.length)).toEqual(HEARD.map((line) => line.length));
    expect(heard.every((line, i) => line === HEARD[i])).toBe(true);
    const { trace } = cable.world;
    expect(first(sent(trace, true))).toEqual(up);
    expect(first(sent(trace, false))).toEqual(down);
  });

  it('a message in compressed fragments with a ping between them', async () => {
    const { heard, cable } = await dialWs(
      (socket) => {
        socket.send('one ', { fin: false });
        socket.ping('are you there?');
        socket.send('message', { fin: true });
      },
      { perMessageDeflate: true },
      { deflate },
    );
    await cable.settle(() => heard.length === 2);
    expect(heard).toEqual(['open', 'text one message']);
    expect(sent(cable.world.trace, false).map((line) => line.slice(0, 1))).toEqual(['4', '0', '0']);
  });

  it('a message of octets, and one of none', async () => {
    const { socket, heard, cable } = await dialWs(echo, { perMessageDeflate: true }, { deflate });
    socket.onopen = () => {
      for (const data of [hex('00 ff 80'), hex(''), hex('07')]) socket.send(data);
    };
    await cable.settle(() => heard.length === 4);
    expect(heard).toEqual(['open', 'binary 00 ff 80', 'binary ', 'binary 07']);
  });
});

describe('a ws client and our host that agrees', () => {
  type Row = [
    name: string,
    preferences: Partial<deflate.DeflateParams> | undefined,
    options: ws.ClientOptions,
    extensions: string,
    sizes: Sizes,
  ];

  it.each<Row>([
    ['off', undefined, { perMessageDeflate: true }, '', [PLAIN, PLAIN]],
    ['not offered', {}, { perMessageDeflate: false }, '', [PLAIN, PLAIN]],
    ['on', {}, { perMessageDeflate: true }, 'permessage-deflate', [KEPT, KEPT]],
    [
      'without context takeover, asked for by the server',
      { serverNoContextTakeover: true, clientNoContextTakeover: true },
      { perMessageDeflate: { threshold: 0 } },
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover',
      [FRESH, FRESH],
    ],
    [
      'without context takeover, asked for by the client',
      {},
      { perMessageDeflate: { serverNoContextTakeover: true } },
      'permessage-deflate; server_no_context_takeover',
      [KEPT, FRESH],
    ],
    [
      'with windows limited by both',
      { serverMaxWindowBits: 12, clientMaxWindowBits: 8 },
      { perMessageDeflate: { serverMaxWindowBits: 10 } },
      'permessage-deflate; server_max_window_bits=10; client_max_window_bits=8',
      [KEPT, KEPT],
    ],
  ])('%s', async (_name, preferences, options, extensions, [up, down]) => {
    const compression = preferences && { deflate, preferences };
    const { socket, heard, cable, bench } = await dialHost('/socket', [], options, { compression });
    socket.on('open', () => {
      for (const text of TEXTS) socket.send(text);
    });
    await cable.settle(() => heard.length === HEARD.length);
    expect(socket.extensions).toBe(extensions === '' ? '' : 'permessage-deflate');
    expect(heard.map((line) => line.length)).toEqual(HEARD.map((line) => line.length));
    expect(heard.every((line, i) => line === HEARD[i])).toBe(true);
    const { trace } = bench.world;
    const answer = fromLatin1(trace.stream(0, false).slice(0, 1000));
    expect(/^Sec-WebSocket-Extensions: (.*)\r$/m.exec(answer)?.[1] ?? '').toBe(extensions);
    expect(first(sent(trace, true))).toEqual(up);
    expect(first(sent(trace, false))).toEqual(down);
  });

  it.each([
    ['what is no DEFLATE data', 'c1 81 00 00 00 00 06', 1007],
    ['RSV1 on a ping', 'c9 80 00 00 00 00', 1002],
  ])('fails the connection on %s, and ws hears the code', async (_name, octets, code) => {
    const compression = { deflate, preferences: {} };
    const { socket, heard, cable } = await dialHost(
      '/socket',
      [],
      { perMessageDeflate: true },
      { compression },
    );
    socket.on('open', () => (Reflect.get(socket, '_socket') as import('node:net').Socket).write(hex(octets)));
    await cable.settle(() => heard.length === 2);
    expect(heard).toEqual(['open', `close ${code}`]);
  });
});
