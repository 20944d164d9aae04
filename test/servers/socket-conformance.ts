/**
 * What every mount of a connection handler owes the wire: frames as octets, in and out. Client frames carry a
 * masking key of zeros here, so that their payload can be read. Timing as in http-conformance.ts: the upgrade leaves at
 * 20 ms, the 101 is here at 40.
 *
 *     →   octets of the client        ←   octets of the server behind the 101, as hex
 */
import { afterEach, describe, expect, it } from 'vitest';
import { equalBytes, hex, toHex, utf8 } from '../../src/base/index.ts';
import { encodeFrame } from '../../src/wire/websocket/index.ts';
import { Bench, frame, type Mounts, talkOn, unmasked, upgrade, type Wire } from './bench.ts';

const [CONTINUATION, TEXT, BINARY, PING, PONG] = [0, 1, 2, 9, 10];

export function socketConformance(mounts: Mounts): void {
  let bench: Bench;
  const open = (): Bench => (bench = new Bench(mounts));
  const talk = (target: string, ...frames: (Uint8Array | string)[]): Wire =>
    talkOn(open(), target, ...frames);
  afterEach(() => bench.close());

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
