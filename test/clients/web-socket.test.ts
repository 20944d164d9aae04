/**
 * `LabWebSocket` against the WHATWG standard (https://websockets.spec.whatwg.org/), over octets of a bare server.
 * A script's diary: milliseconds, what happened, and readyState at that moment.
 */
import { describe, expect, it } from 'vitest';
import { concat, fromLatin1, hex, toHex } from '../../src/base/index.ts';
import { encodeFrame } from '../../src/wire/websocket/index.ts';
import { Page, text } from './script.ts';

describe('opening', () => {
  it('is CONNECTING until the 101 is here, two round trips after the call', () => {
    const page = new Page();
    page.at(39, () => page.note('still')).opened();
    expect(page.diary).toEqual(['39 still (0)', '40 open (1)']);
    const { url, protocol, extensions, binaryType, bufferedAmount } = page.socket;
    expect([url, protocol, extensions, binaryType, bufferedAmount]).toEqual([
      'ws://chat.example/chat',
      '',
      '',
      'blob',
      0,
    ]);
  });

  it('a message that came with the 101 is heard after open', () => {
    const page = new Page().opened(toHex(text('hello')));
    expect(page.diary).toEqual(['40 open (1)', '40 message hello (1)']);
  });

  it.each([
    ['404', 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n', 'ws/status'],
    ['a wrong accept value', upgradeAnswer('AAAAAAAAAAAAAAAAAAAAAAAAAAA='), 'ws/accept'],
    ['octets that are no HTTP', 'hello there\r\n\r\n', 'http/'],
  ])('%s: error, then close 1006, and TCP is reset', (_name, answer, code) => {
    const page = new Page();
    page.server.onData = () => page.server.say(answer);
    page.until(100);
    expect(page.diary).toEqual(['40 error (3)', '40 close 1006 "" not clean (3)']);
    expect(page.server.facts('failure')[0]?.problem).toMatch(new RegExp(`^${code}`));
    expect(page.server.facts('disconnected').map(({ by }) => by)).toEqual(['RST', 'RST']);
  });

  // RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final response"
  it('an interim answer comes before the 101', () => {
    const page = new Page();
    page.server.onData = (n) => {
      page.server.say('HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n', n);
      page.server.open(n);
    };
    expect(page.until(100).diary).toEqual(['40 open (1)']);
  });

  // RFC 6455 §4.1: the status decides; what comes behind the head of a 200 may be a stream without an end.
  it.each([
    ['chunks without an end', 'Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n'],
    ['a body until the close', '\r\nx'],
    ['a body that is still on its way', 'Content-Length: 100000\r\n\r\nx'],
  ])('a 200 with %s fails at its head', (_name, rest) => {
    const page = new Page();
    page.server.onData = (n) => page.server.say(`HTTP/1.1 200 OK\r\n${rest}`, n);
    expect(page.until(1000).diary).toEqual(['40 error (3)', '40 close 1006 "" not clean (3)']);
    expect(page.server.facts('failure').map(({ problem }) => problem)).toEqual(['ws/status']);
    expect(page.server.facts('response-received').map(({ status }) => status)).toEqual([200]);
  });

  it('nobody listens: error and close 1006 after one round trip', () => {
    const page = new Page();
    page.server.listening = false;
    page.until(100);
    expect(page.diary).toEqual(['20 error (3)', '20 close 1006 "" not clean (3)']);
  });

  it('the server closes TCP instead of answering', () => {
    const page = new Page();
    page.server.onData = () => page.server.ends[0]?.end();
    page.until(100);
    expect(page.diary).toEqual(['40 error (3)', '40 close 1006 "" not clean (3)']);
  });
});

describe('subprotocols', () => {
  const answered = (protocols: readonly string[], ...fields: string[]): Page => {
    const page = new Page({ protocols });
    page.server.onData = (n) => page.server.open(n, '', fields);
    return page.until(100);
  };

  it('are offered in order of preference; the server’s choice is there when the socket is open', () => {
    const page = answered(['chat.v2', 'chat.v1'], 'Sec-WebSocket-Protocol: chat.v1');
    expect(fromLatin1(page.server.received())).toContain('Sec-WebSocket-Protocol: chat.v2, chat.v1\r\n');
    expect(page.diary).toEqual(['40 open (1)']);
    expect(page.socket.protocol).toBe('chat.v1');
  });

  it.each([
    ['none of several that were offered', ['a', 'b'], [], 'ws/no-protocol'],
    ['one that was not offered', ['a'], ['Sec-WebSocket-Protocol: b'], 'ws/protocol'],
    ['one, and nothing was offered', [], ['Sec-WebSocket-Protocol: b'], 'ws/protocol'],
    ['two at once', ['a', 'b'], ['Sec-WebSocket-Protocol: a', 'Sec-WebSocket-Protocol: b'], 'ws/protocol'],
    ['an extension that was not offered', [], ['Sec-WebSocket-Extensions: x-fold'], 'ws/extension'],
  ])('a server that chooses %s is refused: 1006', (_name, protocols, fields, code) => {
    const page = answered(protocols, ...fields);
    expect(page.diary).toEqual(['40 error (3)', '40 close 1006 "" not clean (3)']);
    expect(page.server.facts('failure').map(({ problem }) => problem)).toEqual([code]);
  });

  it.each([[['a', 'a']], [['']], [['a b']], [['a,b']]])(
    '%j: SyntaxError, and nothing is sent',
    (protocols) => {
      expect(() => new Page({ protocols })).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
    },
  );
});

describe('send', () => {
  it('throws InvalidStateError while CONNECTING', () => {
    expect(() => new Page().socket.send('x')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
  });

  it.each([
    ['a string', 'hi 👋', '81 68 69 20 f0 9f 91 8b'],
    ['an empty string', '', '81'],
    ['a lone surrogate', '\ud800', '81 ef bf bd'],
    ['an ArrayBuffer', hex('00 ff').buffer, '82 00 ff'],
    ['a Uint8Array', hex('07 08'), '82 07 08'],
    ['a part of a buffer', new DataView(hex('01 02 03 04').buffer, 1, 2), '82 02 03'],
  ])('%s', (_name, data, sent) => {
    const page = new Page().opened();
    page.at(60, () => page.socket.send(data)).until(100);
    expect(page.frames).toEqual([sent]);
    expect(page.socket.bufferedAmount).toBe(0);
  });

  it('copies: what the script does to its array afterwards does not reach the wire', () => {
    const page = new Page().opened();
    const data = hex('01 02');
    page.at(60, () => {
      page.socket.send(data);
      data.fill(9);
    });
    expect(page.until(100).frames).toEqual(['82 01 02']);
  });

  it.each([
    ['CLOSING', 60],
    ['CLOSED', 500],
  ])('in %s sends nothing, and bufferedAmount grows', (_state, ms) => {
    const page = new Page().opened();
    page
      .at(60, () => page.socket.close())
      .at(ms, () => {
        page.socket.send('x'.repeat(10));
        page.socket.send(hex('00 00'));
      })
      .until(1000);
    expect(page.socket.bufferedAmount).toBe(12);
    expect(page.frames).toEqual(['88']);
  });

  it('masks each frame with a key of its own', () => {
    const page = new Page().opened();
    page.at(60, () => ['a', 'a'].forEach((each) => page.socket.send(each))).until(100);
    const frames = page.server.facts('frame-sent');
    const [one, two] = frames.map(({ from, to }) =>
      toHex(page.server.world.trace.stream(0, true).slice(from, to)),
    );
    expect(one).not.toBe(two);
  });
});

describe('bufferedAmount', () => {
  it('counts what send was given until it has left: without a limit of bandwidth, for the rest of the task', () => {
    const page = new Page().opened();
    const amounts: number[] = [];
    const note = (): unknown => amounts.push(page.socket.bufferedAmount);
    page
      .at(60, () => {
        for (const data of ['é', hex('01 02 03').buffer]) {
          page.socket.send(data);
          note();
        }
      })
      .at(61, note)
      .until(100);
    expect(amounts).toEqual([2, 5, 0]);
  });

  it('drains as fast as the line: 2,000 octets at 400 kbit/s', () => {
    const page = new Page().opened();
    page.server.link.settings = { ...page.server.link.settings, bandwidth: 400_000 };
    const amounts: [number, number][] = [];
    page.at(60, () => page.socket.send('x'.repeat(2000)));
    // Two segments: 2,008 octets of a frame and 2 × 52 of headers take 42.24 ms.
    for (const ms of [60.5, 102.2, 102.3]) page.at(ms, () => amounts.push([ms, page.socket.bufferedAmount]));
    page.until(200);
    expect(amounts).toEqual([
      [60.5, 2000],
      [102.2, 2000],
      [102.3, 0],
    ]);
  });
});

it('binaryType keeps its value when it is given another than the two', () => {
  const { socket } = new Page();
  Reflect.set(socket, 'binaryType', 'text');
  expect(socket.binaryType).toBe('blob');
  socket.binaryType = 'arraybuffer';
  expect(socket.binaryType).toBe('arraybuffer');
});

describe('messages', () => {
  it('come from the origin of the socket’s address, whosever page it is', () => {
    const page = new Page({ origin: 'http://elsewhere.example' });
    const origins: string[] = [];
    page.socket.onmessage = ({ origin }) => origins.push(origin);
    page.opened('81 02 68 69');
    expect(origins).toEqual(['ws://chat.example']);
  });

  it('are texts, Blobs or ArrayBuffers, as binaryType says at their arrival', async () => {
    const page = new Page().opened();
    const data: unknown[] = [];
    page.socket.onmessage = (event) => data.push(event.data);
    const binary = encodeFrame({ fin: true, opcode: 2, payload: hex('07 08') });
    page
      .at(60, () => page.server.say(concat([text('hi'), binary])))
      .at(80, () => void (page.socket.binaryType = 'arraybuffer'))
      .at(81, () => page.server.say(binary))
      .until(100);
    expect(data[0]).toBe('hi');
    expect(data[1]).toBeInstanceOf(Blob);
    expect(data[1] instanceof Blob && toHex(new Uint8Array(await data[1].arrayBuffer()))).toBe('07 08');
    expect(data[2]).toBeInstanceOf(ArrayBuffer);
  });

  it('are not heard any more once the script has closed', () => {
    const page = new Page().opened();
    page
      .at(60, () => page.server.say(text('on its way')))
      .at(65, () => page.socket.close())
      .until(100);
    expect(page.diary.some((line) => line.includes('message'))).toBe(false);
  });

  it('a listener that throws is a fact, and the socket goes on', () => {
    const page = new Page().opened();
    page.socket.onmessage = () => {
      throw new TypeError('on purpose');
    };
    page.at(60, () => page.server.say(concat([text('one'), text('two')]))).until(100);
    expect(page.diary.slice(1)).toEqual(['70 message one (1)', '70 message two (1)']);
    expect(page.server.facts('handler-threw').map(({ error, up }) => [error, up])).toEqual([
      ['TypeError', true],
      ['TypeError', true],
    ]);
  });
});

it('answers a ping with its octets; the script hears nothing of it', () => {
  const page = new Page().opened();
  page.at(60, () => page.server.say(hex('89 02 68 69'))).until(100);
  expect(page.frames).toEqual(['8a 68 69']);
  expect(page.diary.length).toBe(1);
});

it('readyState goes one way: 0, 1, 2, 3, each a fact', () => {
  const page = new Page().opened();
  page
    .at(60, () => page.socket.close())
    .at(80, () => page.server.say(hex('88 00')))
    .at(90, () => page.server.ends[0]?.end())
    .until(200);
  expect(page.server.facts('ready-state').map(({ at, state }) => [at / 1000, state])).toEqual([
    [0, 0],
    [40, 1],
    [60, 2],
    [100, 3],
  ]);
});

function upgradeAnswer(accept: string): string {
  const fields = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`;
  return `HTTP/1.1 101 Switching Protocols\r\n${fields}`;
}
