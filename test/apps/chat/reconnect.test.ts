/**
 * A page whose socket is lost, over octets of a bare server. The path takes 10 ms each way: a socket is open 40 ms
 * after it was asked for.
 */
import { describe, expect, it } from 'vitest';
import { fromLatin1, hex } from '../../../src/base/index.ts';
import { SocketPage } from '../../../src/clients/pages/index.ts';
import { ALICE, says } from './alice.ts';
import { encodeFrame } from '../../../src/wire/websocket/index.ts';
import { message, PushServer } from '../../clients/push-server.ts';

type Reconnect = 'never' | 'at-once' | 'back-off';

class Bench extends PushServer {
  readonly page: SocketPage;

  constructor(reconnect: Reconnect, seed?: number) {
    super(seed);
    this.page = new SocketPage(this.browser, 'Alice', ALICE, undefined, reconnect);
    this.accepting();
    this.page.start();
  }

  accepting(): void {
    this.onData = (n, octets) => {
      if (octets.startsWith('GET')) this.open(n);
    };
  }

  tell(id: number, n = 0, from = 'Bob'): void {
    const payload = new TextEncoder().encode(message(id, from));
    this.say(encodeFrame({ fin: true, opcode: 1, payload }), n);
  }

  get opened(): number[] {
    return this.facts('socket-event').flatMap(({ at, event }) => (event === 'open' ? [at / 1000] : []));
  }

  get asked(): string[] {
    return this.requests;
  }
}

describe('a lost socket', () => {
  it('is not replaced unless the page wants it', () => {
    const bench = new Bench('never');
    bench.at(100, () => bench.ends[0]?.abort());
    bench.until(100_000);
    expect(bench.opened).toEqual([40]);
  });

  it('at once: a millisecond later, and it asks for what it has missed', () => {
    const bench = new Bench('at-once');
    bench.at(50, () => bench.tell(1));
    bench.at(60, () => bench.tell(2));
    bench.at(100, () => bench.ends[0]?.abort());
    bench.at(200, () => bench.tell(3, 1));
    bench.until(1000);
    expect(bench.asked).toEqual(['20 GET /chat', '131 GET /chat?since=2']);
    expect(bench.opened).toEqual([40, 151]);
    expect(bench.shown).toEqual(['60 1', '70 2', '210 3']);
  });

  it('at once, again and again: a storm while nobody listens', () => {
    const bench = new Bench('at-once');
    bench.at(100, () => {
      bench.listening = false;
      bench.ends[0]?.abort();
    });
    bench.until(1100);
    // An attempt takes a round trip of 20 ms, and the next one follows after 1 ms.
    expect(bench.world.trace.connections).toBe(1 + Math.ceil((1100 - 111) / 21));
  });

  it('back-off: fewer and fewer attempts, different ones for each seed', () => {
    const attempts = (seed: number): number[] => {
      const bench = new Bench('back-off', seed);
      bench.at(100, () => {
        bench.listening = false;
        bench.ends[0]?.abort();
      });
      bench.until(120_000);
      return bench.facts('page-call').map(({ at }) => at / 1000);
    };
    const once = attempts(1);
    expect(attempts(1)).toEqual(once);
    expect(attempts(2)).not.toEqual(once);
    expect(once.length).toBeGreaterThan(6);
    expect(once.length).toBeLessThan(30);
    for (const [i, most] of [1000, 2000, 4000, 8000].entries())
      expect((once[i + 1] ?? 0) - (once[i] ?? 0)).toBeLessThanOrEqual(most + 110);
  });

  it('back-off in a hidden tab waits for its second', () => {
    const bench = new Bench('back-off');
    bench.at(90, () => bench.page.sleep());
    bench.at(100, () => bench.ends[0]?.abort());
    bench.until(3000);
    expect((bench.facts('page-call')[1]?.at ?? 1) % 1_000_000).toBe(0);
  });

  it('a frame is heard in a hidden tab at once', () => {
    const bench = new Bench('never');
    bench.at(50, () => bench.page.sleep());
    bench.at(60, () => bench.tell(1));
    bench.until(3000);
    expect(bench.shown).toEqual(['70 1']);
  });

  it('what is said meanwhile is sent when a socket is open again', () => {
    const bench = new Bench('at-once');
    bench.at(100, () => bench.ends[0]?.abort());
    bench.at(115, () => says(bench.page, 'meanwhile'));
    bench.at(140, () => says(bench.page, 'and more'));
    bench.until(1000);
    expect(bench.facts('frame-sent').map(({ at, conn }) => [at / 1000, conn])).toEqual([
      [151, 1],
      [151, 1],
    ]);
  });

  it('the page’s own messages, which come back with the others, are not shown', () => {
    const bench = new Bench('at-once');
    bench.at(100, () => bench.ends[0]?.abort());
    bench.at(200, () => bench.tell(1, 1, 'Alice'));
    bench.at(201, () => bench.tell(2, 1));
    bench.until(1000);
    expect(bench.shown).toEqual(['211 2']);
  });

  it.each(['close', 'leave'] as const)('is not replaced after %s, nor while it waits for the next', (how) => {
    const open = new Bench('back-off');
    open.at(100, () => (how === 'close' ? open.page.close(1000, '') : open.page.leave()));
    open.until(100_000);
    expect(open.asked).toEqual(['20 GET /chat']);
    const waiting = new Bench('back-off');
    waiting.at(100, () => waiting.ends[0]?.abort());
    waiting.at(111, () => (how === 'close' ? waiting.page.close(1000, '') : waiting.page.leave()));
    waiting.until(100_000);
    expect(waiting.asked).toEqual(['20 GET /chat']);
  });

  it('closed by the server counts as lost', () => {
    const bench = new Bench('at-once');
    bench.at(100, () => bench.say(hex('88 02 03 e9')));
    bench.at(130, () => bench.ends[0]?.end());
    bench.until(1000);
    expect(bench.opened.length).toBe(2);
  });
});

describe('raw octets', () => {
  it('leave as they are, unmasked', () => {
    const bench = new Bench('never');
    bench.at(100, () => bench.page.raw(hex('81 02 68 69')));
    bench.until(1000);
    expect(fromLatin1(bench.received()).endsWith('\x81\x02hi')).toBe(true);
    expect(
      bench.facts('frame-sent').map(({ fin, opcode, up, from, to }) => [fin, opcode, up, to - from]),
    ).toEqual([[true, 1, true, 4]]);
  });

  it('go nowhere before the socket is open', () => {
    const bench = new Bench('never');
    bench.at(10, () => bench.page.raw(hex('81 00')));
    bench.until(1000);
    expect(bench.facts('frame-sent')).toEqual([]);
  });
});
