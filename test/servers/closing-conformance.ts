/** How every mount keeps a socket open, and how one ends; notation and timing as in socket-conformance.ts. */
import { afterEach, describe, expect, it } from 'vitest';
import { hex, millis, utf8 } from '../../src/base/index.ts';
import { Bench, frame, type Mounts, talkOn, unmasked, type Wire } from './bench.ts';

const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10];

export function closingConformance(mounts: Mounts): void {
  let bench: Bench;
  const open = (): Bench => (bench = new Bench(mounts));
  const talk = (target: string, ...frames: (Uint8Array | string)[]): Wire =>
    talkOn(open(), target, ...frames);
  afterEach(() => bench.close());

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
}
