/**
 * `LabWebSocket` against the WHATWG standard (https://websockets.spec.whatwg.org/), over octets of a bare server.
 * A script's diary: milliseconds, what happened, and readyState at that moment.
 */
import { describe, expect, it } from 'vitest';
import { concat, fromLatin1, hex, toHex, utf8 } from '../../src/base/index.ts';
import { LabCloseEvent, LabWebSocket } from '../../src/clients/index.ts';
import type { SocketContext } from '../../src/clients/web-socket.ts';
import { encodeFrame, FrameDecoder } from '../../src/wire/websocket/index.ts';
import { framesIn } from '../wire/websocket/frames.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

class Page {
  readonly server = new RawServer();
  readonly socket: LabWebSocket;
  readonly diary: string[] = [];

  constructor(more: Pick<SocketContext, 'protocols'> = {}) {
    const { server } = this;
    const context = { world: server.world, dial: () => server.dial(), authority: AUTHORITY };
    this.socket = new LabWebSocket('/chat', { ...context, client: 0, cause: -1, ...more });
    for (const type of ['open', 'message', 'error', 'close']) {
      this.socket.addEventListener(type, (event) => this.note(event.type + wordsOf(event)));
    }
  }

  note(what: string): void {
    this.diary.push(`${this.server.world.now / 1000} ${what} (${this.socket.readyState})`);
  }

  /** The server answers the handshake as it should; the socket is open at 40 ms. */
  opened(behind = ''): this {
    this.server.onData = (n, octets) => {
      if (octets.startsWith('GET')) this.server.open(n, behind);
    };
    this.server.until(50);
    return this;
  }

  at(ms: number, run: () => void): this {
    this.server.at(ms, run);
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }

  /** Frames that the client sent, without their masks: "81 hi". */
  get frames(): string[] {
    const octets = this.server.received();
    const from = octets.findIndex((_, i) => toHex(octets.slice(i, i + 4)) === '0d 0a 0d 0a') + 4;
    const decoder = new FrameDecoder({ role: 'server', maxPayload: 2 ** 24 });
    return framesIn(decoder, [octets.slice(from)]).map((found) => {
      if (found.kind === 'failure') return found.code;
      return toHex(concat([Uint8Array.of((found.fin ? 0x80 : 0) | found.opcode), found.payload]));
    });
  }
}

function wordsOf(event: Event): string {
  if (event instanceof MessageEvent) return ` ${typeof event.data === 'string' ? event.data : 'binary'}`;
  if (!(event instanceof LabCloseEvent)) return '';
  return ` ${event.code} ${JSON.stringify(event.reason)} ${event.wasClean ? 'clean' : 'not clean'}`;
}

const text = (payload: string): Uint8Array => encodeFrame({ fin: true, opcode: 1, payload: utf8(payload) });

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
    expect(page.server.facts('failure')[0]?.text).toMatch(new RegExp(`^${code}`));
    expect(page.server.facts('disconnected').map(({ value }) => value)).toEqual([1, 1]);
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
    expect(page.server.facts('failure').map(({ text: told }) => told)).toEqual([code]);
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
    expect(page.server.facts('handler-threw').map(({ text: name, up }) => [name, up])).toEqual([
      ['TypeError', true],
      ['TypeError', true],
    ]);
  });
});

describe('close', () => {
  it.each([
    [undefined, undefined, '88'],
    [1000, undefined, '88 03 e8'],
    [3000, 'why', '88 0b b8 77 68 79'],
    [4999, '', '88 13 87'],
    [undefined, 'why', '88 03 e8 77 68 79'],
    [1000, 'x'.repeat(123), `88 03 e8${' 78'.repeat(123)}`],
  ])('close(%s, %j) sends its frame once', (code, reason, frame) => {
    const page = new Page().opened();
    page
      .at(60, () => {
        page.socket.close(code, reason);
        page.note('called');
        page.socket.close(4000);
      })
      .until(65);
    expect(page.diary.at(-1)).toBe('60 called (2)');
    expect(page.until(100).frames).toEqual([frame]);
  });

  it.each([0, 999, 1001, 1005, 1006, 1015, 2999, 5000])('close(%i) throws InvalidAccessError', (code) => {
    const page = new Page().opened();
    const wrong = expect.objectContaining({ name: 'InvalidAccessError' });
    page.at(60, () => expect(() => page.socket.close(code)).toThrow(wrong)).until(100);
    expect(page.socket.readyState).toBe(1);
  });

  it('a reason of more than 123 octets throws SyntaxError: 62 times two octets', () => {
    const page = new Page().opened();
    expect(() => page.socket.close(1000, 'é'.repeat(62))).toThrow(
      expect.objectContaining({ name: 'SyntaxError' }),
    );
    expect(() => page.socket.close(1000, 'é'.repeat(61))).not.toThrow();
  });

  it('while CONNECTING: CLOSING at once, then error and close 1006 in a task of their own', () => {
    const page = new Page();
    page
      .at(5, () => {
        page.socket.close();
        page.note('called');
      })
      .until(100);
    expect(page.diary).toEqual(['5 called (2)', '5 error (3)', '5 close 1006 "" not clean (3)']);
    expect(page.server.received().length).toBe(0);
  });

  it.each([
    ['88 02 03 e8', '1000 "" clean', '88 03 e8'],
    ['88 05 0f a1 62 79 65', '4001 "bye" clean', '88 0f a1 62 79 65'],
    ['88 00', '1005 "" clean', '88'],
  ])('by the server, %s: echoed, and heard when TCP is over, which the server ends', (sent, heard, echo) => {
    const page = new Page().opened();
    page.server.answersFin = false;
    page
      .at(60, () => page.server.say(hex(sent)))
      .at(75, () => page.note('echoed'))
      .at(120, () => page.server.ends[0]?.end())
      .until(200);
    expect(page.diary.slice(1)).toEqual(['75 echoed (2)', `130 close ${heard} (3)`]);
    // RFC 6455 §7.1.1: the server says FIN first, so that TIME-WAIT is its burden.
    const fins = page.server.facts('segment-sent').filter(({ value }) => (value & 1) !== 0);
    expect(fins.map(({ up }) => up)).toEqual([false, true]);
    expect(page.frames).toEqual([echo]);
  });

  it('the code and reason that are heard are those of the server’s Close, not the script’s', () => {
    const page = new Page().opened();
    page
      .at(60, () => page.socket.close(3000, 'mine'))
      .at(80, () => page.server.say(hex('88 02 03 e9')))
      .at(90, () => page.server.ends[0]?.end())
      .until(200);
    expect(page.diary.slice(1)).toEqual(['100 close 1001 "" clean (3)']);
  });

  it.each([
    ['FIN', (page: Page) => page.server.ends[0]?.end()],
    ['RST', (page: Page) => page.server.ends[0]?.abort()],
  ])('%s without a Close frame is 1006, with an error before it', (_name, end) => {
    const page = new Page().opened();
    page.at(60, () => end(page)).until(200);
    expect(page.diary.slice(1)).toEqual(['70 error (3)', '70 close 1006 "" not clean (3)']);
  });

  it('that the server leaves unanswered ends after Chromium’s 60 s: 1006, and TCP is reset', () => {
    const page = new Page().opened();
    page.at(100, () => page.socket.close(1000)).until(60_099);
    expect(page.diary.slice(1)).toEqual([]);
    page.until(61_000);
    expect(page.diary.slice(1)).toEqual(['60100 error (3)', '60100 close 1006 "" not clean (3)']);
    expect(page.server.facts('failure').map(({ text: told }) => told)).toEqual(['ws/close-timeout']);
    expect(page.server.facts('disconnected').map(({ value }) => value)).toEqual([1, 1]);
  });

  it('by the server that then leaves TCP open ends after Chromium’s 2 s, as the server said', () => {
    const page = new Page().opened();
    page.server.answersFin = false;
    page.at(60, () => page.server.say(hex('88 02 03 e8'))).until(5000);
    expect(page.diary.slice(1)).toEqual(['2070 close 1000 "" clean (3)']);
    expect(page.server.facts('failure')).toEqual([]);
  });

  it('octets against the protocol: a Close with 1002 leaves, the script hears 1006', () => {
    const page = new Page().opened();
    page.at(60, () => page.server.say(hex('81 80 00 00 00 00'))).until(200);
    expect(page.frames).toEqual(['88 03 ea']);
    expect(page.diary.slice(1)).toEqual(['70 error (3)', '70 close 1006 "" not clean (3)']);
  });

  it('in the open listener is allowed', () => {
    const page = new Page();
    page.socket.onopen = () => page.socket.close(1000);
    page.opened();
    expect(page.frames).toEqual(['88 03 e8']);
    expect(page.diary).toEqual(['40 open (2)']);
  });

  it('when the document goes away: 1001, and its scripts hear nothing any more', () => {
    const page = new Page().opened();
    page
      .at(60, () => page.socket.disappear())
      .at(80, () => page.server.say(hex('88 02 03 e9')))
      .at(90, () => page.server.ends[0]?.end())
      .until(200);
    expect(page.frames).toEqual(['88 03 e9']);
    expect(page.diary).toEqual(['40 open (1)']);
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
  expect(page.server.facts('ready-state').map(({ at, value }) => [at / 1000, value])).toEqual([
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
