/** How fast TCP goes on a path that it does not know yet, and when its ACKs leave; the notation is explained in ends.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { MSS } from '../../src/wire/tcp/index.ts';
import { Ends, octets, sentBy } from './ends.ts';

describe('slow start (RFC 5681 §3.1, RFC 6928)', () => {
  it('lets ten segments out at once, then twice as many each round trip', () => {
    const ends = new Ends().at(200, ({ client }) => client.write(octets(35 * MSS))).until(2000);
    const leaving = new Map<number, number>();
    for (const { at, up, from, to } of ends.sent)
      if (up && to > from) leaving.set(at / 1000, (leaving.get(at / 1000) ?? 0) + 1);
    expect([...leaving]).toEqual([
      [200, 10],
      [280, 20],
      [360, 5],
    ]);
  });

  it('43,801 octets need three rounds', () => {
    const ends = new Ends().at(200, ({ client }) => client.write(octets(43_801))).until(2000);
    expect(new Set(sentBy(ends).map((line) => line.split(':')[0]))).toEqual(new Set(['200', '280', '360']));
  });

  it('begins with as many as the knob says', () => {
    const ends = new Ends({ initialWindow: 2 }).at(200, ({ client }) => client.write(octets(6 * MSS)));
    expect(sentBy(ends.until(2000))).toEqual(['200: 0', '200: 1', '280: 2', '280: 3', '280: 4', '280: 5']);
  });

  it('a warm connection keeps its window, an idle one begins anew (RFC 5681 §4.1)', () => {
    const rounds = (pause: number): number => {
      const ends = new Ends()
        .at(200, ({ client }) => client.write(octets(30 * MSS)))
        .at(440 + pause, ({ client }) => client.write(octets(20 * MSS)))
        .until(5000);
      return new Set(sentBy(ends).map((line) => line.split(':')[0])).size - 2;
    };
    expect([rounds(0), rounds(1000)]).toEqual([1, 2]);
  });
});

describe('delayed ACKs (RFC 9293 §3.8.6.3)', () => {
  it('wait 40 ms for data to ride on', () => {
    const ends = new Ends({ delayedAck: true }).at(200, ({ client }) => client.write(octets(5))).until(1000);
    expect(ends.tape.slice(3)).toEqual(['200 → ACK 5', '280 ← ACK']);
  });

  it('go at once for the second full segment', () => {
    const ends = new Ends({ delayedAck: true }).at(200, ({ client }) => client.write(octets(2 * MSS)));
    expect(ends.until(1000).tape.slice(5)).toEqual(['240 ← ACK']);
  });

  it('ride on an answer that comes in time', () => {
    const ends = new Ends({ delayedAck: true });
    ends.onServer = (end) => void ends.world.after(millis(30), () => end.write(octets(7)));
    ends.at(200, ({ client }) => client.write(octets(5))).until(300);
    expect(ends.tape.slice(3)).toEqual(['200 → ACK 5', '270 ← ACK 7']);
  });
});

describe('an ACK that waits', () => {
  it('does not where a segment fills a gap, all of it or a part (RFC 5681 §4.2)', () => {
    // The first of two short segments is lost, and comes again by time.
    const ends = new Ends({ delayedAck: true }, 7, ({ up, data }) => up && data === 1)
      .at(200, ({ client }) => client.write(octets(5)))
      .at(500, ({ client }) => client.write(octets(5)))
      .at(510, ({ client }) => client.write(octets(5)));
    ends.until(3000);
    const again = ends.sent.find(({ retransmission }) => retransmission === 'timeout');
    const back = ends.sent.find(({ up, at }) => !up && at > (again?.at ?? Infinity));
    expect((back?.at ?? 0) - (again?.at ?? 0)).toBe(millis(40));
  });
});
