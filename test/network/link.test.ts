/** The path: half of the round trip each way, jitter around it, a rate, and never a segment before an earlier one. */
import { PLAIN_LINK } from '../../src/scenario/index.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros, millis, Random } from '../../src/base/index.ts';
import { Link } from '../../src/network/index.ts';
import { Ends, octets } from './ends.ts';
import { factsOf } from '../trace/facts-of.ts';

const link = (rtt: number, jitter = 0, bandwidth = 0): Link =>
  new Link({ ...PLAIN_LINK, rtt: micros(rtt), jitter: micros(jitter), bandwidth });

describe('delay', () => {
  it.each([
    [80_000, 40_000, 40_000],
    [81, 40, 41],
    [0, 0, 0],
  ])('a round trip of %i µs is %i up and %i down', (rtt, up, down) => {
    const random = Random.of(1);
    expect(link(rtt).arrival(micros(1000), true, 52, random)).toBe(1000 + up);
    expect(link(rtt).arrival(micros(1000), false, 52, random)).toBe(1000 + down);
  });

  it('jitter reaches both its ends and no further, and never sends back in time', () => {
    const random = Random.of(1);
    const shifts = Array.from({ length: 500 }, () => link(80, 3).arrival(micros(0), true, 52, random) - 40);
    expect([...new Set(shifts)].sort((a, b) => a - b)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    const near = Array.from({ length: 100 }, () => link(2, 50).arrival(micros(9), true, 52, random));
    expect(Math.min(...near)).toBe(9);
  });
});

describe('rate', () => {
  it.each([
    // 1500 octets = 12,000 bits.
    [1_000_000, 1500, 12_000],
    [56_000, 52, 7428],
    [0, 1_000_000, 0],
  ])('at %i bit/s %i octets take %i µs', (bandwidth, size, takes) => {
    expect(link(0, 0, bandwidth).arrival(micros(0), true, size, Random.of(1))).toBe(takes);
  });

  it('what comes while the wire is busy waits; the two directions do not', () => {
    const slow = link(0, 0, 1_000_000);
    const send = (at: number, up: boolean): number => slow.arrival(micros(at), up, 1500, Random.of(1));
    expect([send(0, true), send(0, true), send(5000, true)]).toEqual([12_000, 24_000, 36_000]);
    expect(send(0, false)).toBe(12_000);
    expect(send(100_000, true)).toBe(112_000);
  });

  it('a long message arrives segment by segment', () => {
    const ends = new Ends({ rtt: millis(0), bandwidth: 1_000_000 });
    ends.at(10, ({ client }) => client.write(octets(3 * 1448))).until(100);
    // The packet of 1500 octets takes 12 ms.
    expect(ends.arrivals(true).slice(-3)).toEqual([22, 34, 46]);
  });
});

it('segments of one direction arrive in the order they left, whatever the jitter', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat({ max: 50_000 }),
      fc.array(fc.nat({ max: 5000 }), { maxLength: 30 }),
      (seed, jitter, gaps) => {
        const ends = new Ends({ jitter: micros(jitter) }, seed);
        let at = 500;
        for (const gap of gaps) ends.at((at += gap / 1000), ({ client }) => client.write(octets(10)));
        ends.until(2000);
        const arrived = factsOf(ends.world.trace, 'segment-arrived').filter(({ up }) => up);
        const causes = arrived.map(({ cause }) => cause);
        expect(causes).toEqual([...causes].sort((a, b) => a - b));
      },
    ),
    { numRuns: 100 },
  );
});

it('the jitter of one connection does not depend on what another one sends', () => {
  const times = (noise: number): number[] => {
    const ends = new Ends({ jitter: millis(10) });
    const other = ends.connect();
    for (let i = 0; i < noise; i++) ends.at(300 + i, () => other.client.write(octets(5)));
    ends.at(500, ({ client }) => client.write(octets(5))).until(1000);
    return factsOf(ends.world.trace, 'segment-arrived').flatMap(({ conn, at }) => (conn === 0 ? at : []));
  };
  expect(times(20)).toEqual(times(0));
});
