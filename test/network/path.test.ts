/** What the path does to TCP: the cable, a firewall, and anything at all; the notation is explained in ends.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros } from '../../src/base/index.ts';
import { factsOf } from '../trace/facts-of.ts';
import { Ends, octets } from './ends.ts';

describe('the cable', () => {
  it('pulled out: what was on the way is lost, and comes again once it is back', () => {
    const ends = new Ends();
    ends
      .at(200, ({ client }) => client.write(octets(5)))
      .at(220, () => ends.plug(false))
      .at(900, () => ends.plug(true))
      .until(5000);
    const lost = factsOf(ends.world.trace, 'segment-lost');
    expect(lost.map(({ at, by }) => `${at / 1000} ${by}`)).toEqual(['240 cable', '520 cable']);
    expect(ends.heard.at(-1)).toBe('1080 server 5');
  });
});

describe('the cable, put back', () => {
  it('carries what leaves at that very instant', () => {
    const ends = new Ends().at(200, () => ends.plug(false));
    ends
      .at(600, () => ends.plug(true))
      .at(600, ({ client }) => client.write(octets(5)))
      .until(5000);
    expect(ends.heard.at(-1)).toBe('640 server 5');
  });

  it('where it is already: nothing of what is on the way is lost', () => {
    const ends = new Ends().at(200, ({ client }) => client.write(octets(5))).at(220, () => ends.plug(true));
    ends.until(5000);
    expect(ends.heard.at(-1)).toBe('240 server 5');
  });
});

describe('a firewall that reads along', () => {
  it('lets HTTP through, and nothing behind a wish to leave it', () => {
    const ask = (text: string): string[] => {
      const ends = new Ends({ box: 'drops-upgrade' })
        .at(200, ({ client }) => client.write(new TextEncoder().encode(text)))
        .until(1000);
      return ends.heard.slice(2);
    };
    expect(ask('GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toEqual(['240 server 27']);
    expect(ask('GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n')).toEqual([]);
  });
});

it('whatever the path does, every octet arrives once and in order', () => {
  let open = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 20_000 })), {
        maxLength: 8,
      }),
      fc.nat(),
      (loss, reorder, delayedAck, initialWindow, writes, seed) => {
        const jitter = micros(seed % 20_000);
        const ends = new Ends({ loss, reorder, delayedAck, initialWindow, jitter }, seed);
        let [up, down] = [0, 0];
        ends.onServer = (_, n) => void (up += n);
        ends.onClient = (_, n) => void (down += n);
        for (const [at, n] of writes) {
          ends.at(10_000 + at, ({ client, server }) => {
            client.write(octets(n));
            server.write(octets(n));
          });
        }
        ends.at(15_000, ({ client }) => client.end()).until(3_000_000);
        const all = writes.reduce((sum, [, n]) => sum + n, 0);
        const opened = ends.heard.filter((line) => line.endsWith('connected')).length;
        // So much loss may take every SYN, or every answer to it: few runs, and counted below.
        if (opened < 2) return;
        open += 1;
        expect([up, down]).toEqual([all, all]);
        expect(ends.heard.filter((line) => line.endsWith(' closed'))).toHaveLength(2);
      },
    ),
    { numRuns: 150 },
  );
  expect(open).toBeGreaterThan(120);
});
