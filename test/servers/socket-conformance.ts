/**
 * What every mount of a connection handler owes the wire: frames as octets, in and out. Client frames carry a
 * masking key of zeros here, so that their payload can be read. Timing as in conformance.ts: the upgrade leaves at
 * 20 ms, the 101 is here at 40.
 *
 *     →   octets of the client        ←   octets of the server behind the 101, as hex
 */
import { afterEach, describe, expect, it } from 'vitest';
import { equalBytes, hex, millis, toHex, utf8 } from '../../src/base/index.ts';
import { encodeFrame } from '../../src/wire/websocket/index.ts';
import { Bench, frame, type Mounts, unmasked, upgrade, type Wire } from './bench.ts';

const [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG] = [0, 1, 2, 8, 9, 10];

export function socketConformance(mounts: Mounts): void {
  let bench: Bench;
  const open = (): Bench => (bench = new Bench(mounts));
  afterEach(() => bench.close());

  /** Opens a socket and sends each frame 100 ms behind the one before, the first at 100 ms. */
  const talk = (target: string, ...frames: (Uint8Array | string)[]): Wire => {
    const wire = open().dial(upgrade(target));
    frames.forEach((each, i) =>
      bench.at(100 * (i + 1), () => wire.send(typeof each === 'string' ? hex(each) : each)),
    );
    return wire;
  };

  describe('the opening handshake', () => {
    it('is answered by 101 with the accept value of RFC 6455 §1.3', async () => {
      const wire = open().dial(upgrade('/socket?a=b'));
      await bench.until(60);
      expect(wire.text.split('\r\n')).toEqual([
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
        '',
        '',
      ]);
      expect(bench.log).toEqual(['open ws://chat.example/socket?a=b']);
    });

    it.each([
      ['no key', upgrade('/socket', { 'Sec-WebSocket-Key': undefined }), 400],
      ['a key of 15 octets', upgrade('/socket', { 'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAA' }), 400],
      ['Connection without Upgrade', upgrade('/socket', { Connection: 'keep-alive' }), 400],
      ['version 8', upgrade('/socket', { 'Sec-WebSocket-Version': '8' }), 426],
      ['a path where no socket opens', upgrade('/elsewhere'), 404],
      ['a page of another site', upgrade('/socket', { Origin: 'http://elsewhere.example' }), 403],
      ['an opaque origin', upgrade('/socket', { Origin: 'null' }), 403],
      ['a path that is no path', upgrade('//'), 404],
      ['POST', upgrade('/socket').replace('GET', 'POST'), 405],
    ])('refuses %s, and closes', async (_name, octets, status) => {
      const wire = open().dial(octets);
      bench.at(100, () => wire.send(frame(TEXT, 'hi')));
      await bench.until(1000);
      expect(wire.answers().map(({ head }) => head.status)).toEqual([status]);
      expect(wire.heard).toEqual(['20 connected', '40 ended', '40 closed']);
      expect(bench.log).toEqual([]);
    });

    it('opens for its own pages, and takes the first subprotocol they offer, as ws does', async () => {
      const fields = { Origin: 'http://chat.example', 'Sec-WebSocket-Protocol': 'chat.v2, chat.v1' };
      const wire = open().dial(upgrade('/socket', fields));
      await bench.until(100);
      expect(wire.text).toMatch(/^HTTP\/1.1 101 /);
      expect(wire.text).toContain('Sec-WebSocket-Protocol: chat.v2\r\n');
    });

    it('says which version it speaks', async () => {
      const wire = open().dial(upgrade('/socket', { 'Sec-WebSocket-Version': '8' }));
      await bench.until(100);
      expect(wire.text).toContain('Sec-WebSocket-Version: 13\r\n');
    });

    it('reads frames that came in the same segment', async () => {
      const wire = open().dial(upgrade('/socket'), frame(TEXT, 'early'), frame(TEXT, 'bird'));
      await bench.until(60);
      expect(wire.frames).toBe(`${unmasked(TEXT, 'early')} ${unmasked(TEXT, 'bird')}`);
      expect(wire.times).toEqual([40, 40, 40]);
    });

    it('sends what the connection handler says right behind the 101', async () => {
      const wire = open().dial(upgrade('/socket?hello'));
      await bench.until(60);
      expect(wire.frames).toBe('81 05 68 65 6c 6c 6f');
      expect(wire.times).toEqual([40, 40]);
    });

    it('opens many sockets at once, each with its own handler', async () => {
      open();
      const wires = [0, 1, 2, 3, 4].map((i) => bench.dial(upgrade(`/socket?${i}`), frame(TEXT, `I am ${i}`)));
      await bench.until(100);
      expect(wires.map(({ frames }) => frames)).toEqual(wires.map((_, i) => unmasked(TEXT, `I am ${i}`)));
    });
  });

  describe('messages', () => {
    it.each([
      ['a text', TEXT, utf8('hi'), 'text hi'],
      ['an empty text', TEXT, utf8(''), 'text'],
      ['Vietnamese and emoji', TEXT, utf8('Xin chào 👋🏽'), 'text Xin chào 👋🏽'],
      ['binary', BINARY, hex('00 ff 80 07 08'), 'binary 00 ff 80 07 08'],
      ['empty binary', BINARY, hex(''), 'binary'],
      ['126 octets', TEXT, utf8('x'.repeat(126)), `text ${'x'.repeat(40)}`],
    ])('%s goes to the handler and back, byte for byte', async (_name, opcode, payload, logged) => {
      const wire = talk('/socket', frame(opcode, payload));
      await bench.until(500);
      expect(bench.log.slice(1).map((line) => line.trim())).toEqual([logged]);
      expect(wire.frames).toBe(unmasked(opcode, payload));
      expect(wire.times).toEqual([40, 120]);
    });

    it.each([
      ['text', TEXT],
      ['binary', BINARY],
    ])('1 MiB of %s comes back', async (_name, opcode) => {
      const payload = utf8('0123456789abcdef'.repeat(65_536));
      const wire = talk('/socket', frame(opcode, payload));
      await bench.until(500);
      const sent = encodeFrame({ fin: true, opcode, payload });
      expect(equalBytes(wire.octets.slice(129), sent)).toBe(true);
    });

    it('a message in pieces is one message, and a ping between them is answered at once', async () => {
      const wire = talk(
        '/socket',
        frame(TEXT, 'one ', false),
        frame(PING, 'now'),
        frame(CONTINUATION, 'mess', false),
        frame(CONTINUATION, 'age'),
      );
      await bench.until(1000);
      expect(bench.log.slice(1)).toEqual(['text one message']);
      expect(wire.frames).toBe(`${unmasked(PONG, 'now')} ${unmasked(TEXT, 'one message')}`);
    });

    it('any cut of the octets gives the same', async () => {
      const wire = open().dial(upgrade('/socket'));
      const octets = [...frame(TEXT, 'one'), ...frame(BINARY, hex('07 08'))];
      octets.forEach((octet, i) => bench.at(100 + i, () => wire.send(Uint8Array.of(octet))));
      await bench.until(500);
      expect(wire.frames).toBe(`${unmasked(TEXT, 'one')} ${unmasked(BINARY, hex('07 08'))}`);
    });

    it('sendPieces: frames so far apart, a ping and a pong between them, other messages behind them', async () => {
      const wire = talk('/socket', frame(TEXT, '!pieces'));
      bench.at(155, () => wire.send(frame(PING, '?')));
      bench.at(170, () => bench.host.ping(utf8('!')));
      await bench.until(1000);
      expect(wire.frames).toBe(
        [
          unmasked(TEXT, 'ab', false),
          unmasked(CONTINUATION, 'cd', false),
          unmasked(PONG, '?'),
          unmasked(PING, '!'),
          unmasked(CONTINUATION, 'ef'),
          unmasked(TEXT, 'behind'),
        ].join(' '),
      );
      expect(wire.times).toEqual([40, 120, 170, 175, 180, 220, 220]);
    });

    it('a handler may answer later, in virtual time', async () => {
      const wire = talk('/socket', frame(TEXT, '!late'));
      await bench.until(500);
      expect(wire.times).toEqual([40, 110 + 100 + 10]);
    });
  });

  describe('a listener', () => {
    it.each([
      ['that throws', '/socket', '!throw', 'TypeError', 120],
      ['that rejects later', '/socket', '!reject', 'RangeError', 125],
      ['for connections that throws', '/socket?throw', '', 'TypeError', 40],
      ['for connections that rejects', '/socket?reject', '', 'RangeError', 40],
      ['that closes with a code that may not travel', '/socket', '!close-wrong', 'Error', 120],
    ])('%s: close 1011, and a fact names the class of the error', async (_name, target, text, error, ms) => {
      const wire = text === '' ? talk(target) : talk(target, frame(TEXT, text));
      await bench.until(500);
      expect(wire.frames).toBe('88 02 03 f3');
      expect(wire.times.at(-1)).toBe(ms);
      expect(bench.facts('handler-threw').map((fact) => fact.error)).toEqual([error]);
    });

    it('that throws does not keep the others from running', async () => {
      talk('/socket', frame(TEXT, '!throw'));
      await bench.until(500);
      expect(bench.log).toContain('text !throw');
    });
  });

  describe('closing', () => {
    it.each([
      ['with a code', '88 82 00 00 00 00 03 e8', '88 02 03 e8', 'close 1000'],
      [
        'with a code and a reason',
        '88 85 00 00 00 00 0f a1 62 79 65',
        '88 05 0f a1 62 79 65',
        'close 4001 bye',
      ],
      ['without a code', '88 80 00 00 00 00', '88 00', 'close 1005'],
    ])('by the client, %s: echoed, then the server ends TCP', async (_name, sent, answer, logged) => {
      const wire = talk('/socket', sent);
      await bench.until(500);
      expect(wire.frames).toBe(answer);
      expect(wire.heard).toEqual(['20 connected', '120 ended', '120 closed']);
      expect(bench.log.slice(1)).toEqual([logged]);
    });

    it('by the server: TCP ends when the Close came back', async () => {
      const wire = talk('/socket', frame(TEXT, '!close'), '88 82 00 00 00 00 0f a1');
      await bench.until(500);
      expect(wire.frames).toBe('88 05 0f a1 62 79 65');
      expect(wire.heard).toEqual(['20 connected', '220 ended', '220 closed']);
      expect(bench.log.slice(1)).toEqual(['text !close', 'close 4001']);
    });

    it('by the server, and the client never answers: after 30 s, as in ws, TCP is reset', async () => {
      const wire = talk('/socket', frame(TEXT, '!close'));
      await bench.until(31_000);
      expect(wire.heard).toEqual(['20 connected', '30120 reset']);
      expect(bench.log.slice(1)).toEqual(['text !close', 'close 1006']);
      expect(bench.facts('failure').map(({ at, problem }) => [at / 1000, problem])).toEqual([
        [30_110, 'ws/close-timeout'],
      ]);
    });

    it('by the client, which then leaves TCP open: reset after 30 s, and still closed as it said', async () => {
      const wire = talk('/socket', '88 82 00 00 00 00 03 e8');
      wire.answersFin = false;
      await bench.until(31_000);
      expect(wire.frames).toBe('88 02 03 e8');
      expect(wire.heard).toEqual(['20 connected', '120 ended', '30120 reset']);
      expect(bench.log.slice(1)).toEqual(['close 1000']);
      expect(bench.facts('failure')).toEqual([]);
    });

    it('by both at once: one Close each way', async () => {
      const wire = talk('/socket', '88 82 00 00 00 00 03 e8');
      bench.at(105, () => bench.host.closeSockets(4000, ''));
      await bench.until(500);
      expect(wire.frames).toBe('88 02 0f a0');
      expect(wire.heard.at(-1)).toBe('120 closed');
    });

    it('a message just before the Close is answered before the Close is', async () => {
      const wire = talk(
        '/socket',
        new Uint8Array([...frame(TEXT, 'last'), ...hex('88 82 00 00 00 00 03 e8')]),
      );
      await bench.until(500);
      expect(wire.frames).toBe(`${unmasked(TEXT, 'last')} 88 02 03 e8`);
      expect(bench.log.slice(1)).toEqual(['text last', 'close 1000']);
    });

    it('a message that was on its way when the server closed is still heard', async () => {
      const wire = talk('/socket', frame(TEXT, '!close'));
      bench.at(105, () => wire.send(frame(TEXT, 'in flight')));
      bench.at(125, () =>
        wire.send(new Uint8Array([...hex('88 82 00 00 00 00 0f a1'), ...frame(TEXT, 'behind')])),
      );
      await bench.until(500);
      expect(bench.log.slice(1)).toEqual(['text !close', 'text in flight', 'close 4001']);
      expect(wire.frames).toBe('88 05 0f a1 62 79 65');
    });

    it('what a handler sends after the Close does not leave', async () => {
      const wire = talk('/socket', frame(TEXT, '!late'), '88 82 00 00 00 00 03 e8');
      await bench.until(1000);
      expect(wire.frames).toBe('88 02 03 e8');
    });

    it('a connection handler may close or terminate at once', async () => {
      const closed = talk('/socket?close');
      await bench.until(100);
      expect(closed.frames).toBe(unmasked(CLOSE, new Uint8Array([0x0f, 0xa1, ...utf8('no room')])));
      const terminated = talk('/socket?terminate');
      await bench.until(100);
      expect(terminated.heard).toEqual(['20 connected', '40 reset']);
      expect(bench.log).toEqual(['open ws://chat.example/socket?terminate', 'close 1006']);
    });

    it('terminate resets the connection', async () => {
      const wire = talk('/socket', frame(TEXT, '!terminate'));
      await bench.until(500);
      expect(wire.heard).toEqual(['20 connected', '120 reset']);
      expect(bench.log.at(-1)).toBe('close 1006');
    });

    it('the deed of a code that may not travel is the mistake of the server, and the run goes on', async () => {
      const wire = talk('/socket');
      bench.at(100, () => bench.host.closeSockets(1006, ''));
      bench.at(200, () => wire.send(frame(TEXT, 'still here')));
      await bench.until(500);
      expect(bench.facts('handler-threw').map(({ error }) => error)).toEqual(['Error']);
      expect(wire.frames).toBe(unmasked(TEXT, 'still here'));
    });

    // RFC 6455 §5.5: a control frame carries at most 125 octets; ws throws a RangeError and sends nothing.
    it('so is the deed of a ping that is too long; one of 125 octets goes out', async () => {
      const wire = talk('/socket');
      bench.at(100, () => bench.host.ping(utf8('p'.repeat(126))));
      bench.at(200, () => bench.host.ping(utf8('p'.repeat(125))));
      await bench.until(500);
      expect(bench.facts('handler-threw').map(({ error }) => error)).toEqual(['RangeError']);
      expect(wire.frames).toBe(unmasked(PING, 'p'.repeat(125)));
    });

    it.each(['reset', 'FIN'])(
      'the peer goes away by %s while a handler works: 1006, no octets after',
      async (how) => {
        const wire = talk('/socket', frame(TEXT, '!late'));
        bench.at(150, () => (how === 'FIN' ? wire.end() : wire.abort()));
        await bench.until(500);
        expect(wire.frames).toBe('');
        expect(bench.session.trace.stream(wire.conn, false).length).toBe(129);
        expect(bench.log.at(-1)).toBe('close 1006');
      },
    );
  });

  describe('ping and pong', () => {
    it('answers a ping with its octets', async () => {
      const wire = talk('/socket', frame(PING, 'hello'));
      await bench.until(500);
      expect(wire.frames).toBe('8a 05 68 65 6c 6c 6f');
      expect(bench.log.length).toBe(1);
    });

    it('pings for the handler, which hears the pong', async () => {
      const wire = talk('/socket', frame(TEXT, '!ping'), frame(PONG, 'are you there'));
      await bench.until(500);
      expect(wire.frames).toBe(unmasked(PING, 'are you there'));
      expect(bench.log.at(-1)).toBe('pong');
    });

    it('the heartbeat pings every 300 ms, and ends a peer that left a ping unanswered', async () => {
      const wire = talk('/socket');
      bench.host.set({ heartbeat: millis(300) });
      bench.at(320, () => wire.send(frame(PONG)));
      await bench.until(5000);
      expect(wire.frames).toBe('89 00 89 00');
      expect(wire.times).toEqual([40, 310, 610]);
      expect(wire.heard).toEqual(['20 connected', '910 reset']);
    });

    it('the heartbeat can be turned off', async () => {
      const wire = talk('/socket');
      bench.host.set({ heartbeat: millis(300) });
      bench.at(100, () => bench.host.set({ heartbeat: millis(0) }));
      await bench.until(5000);
      expect(wire.frames).toBe('');
    });
  });

  describe('fails the connection', () => {
    it.each([
      ['a frame without a mask', '81 02 68 69', '03 ea'],
      ['a reserved bit', 'c1 80 00 00 00 00', '03 ea'],
      ['a reserved opcode', '83 80 00 00 00 00', '03 ea'],
      ['a fragmented ping', '09 80 00 00 00 00', '03 ea'],
      ['a continuation of nothing', '80 80 00 00 00 00', '03 ea'],
      ['text that is not UTF-8', '81 81 00 00 00 00 ff', '03 ef'],
      ['a Close with half a code', '88 81 00 00 00 00 03', '03 ea'],
      ['a length beyond 16 MiB', '82 ff 00 00 00 00 02 00 00 00', '03 f1'],
    ])('%s', async (_name, octets, code) => {
      const wire = talk('/socket', octets, frame(TEXT, 'behind'));
      await bench.until(500);
      expect(wire.frames).toBe(`88 02 ${code}`);
      expect(wire.heard).toEqual(['20 connected', '120 ended', '120 closed']);
      expect(bench.log.slice(1)).toEqual(['close 1006']);
      expect(bench.facts('failure').length).toBe(1);
    });
  });

  it('when it stops or crashes, every socket is reset and nobody listens', async () => {
    const wire = talk('/socket');
    bench.at(100, () => bench.host.crash());
    let late: Wire | undefined;
    bench.at(200, () => (late = bench.dial(upgrade('/socket'))));
    await bench.until(500);
    expect(wire.heard).toEqual(['20 connected', '110 reset']);
    expect(late?.heard).toEqual(['220 reset']);
    expect(toHex(wire.octets.slice(129))).toBe('');
  });
}
