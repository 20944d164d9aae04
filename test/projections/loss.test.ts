/** What becomes of a segment that is lost or late, and what is on the way meanwhile; the notation is explained in lower-story.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import type { LaneIndex } from '../../src/projections/fold/index.ts';
import { gapsCutScale, ledgerAt, linearScale } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { ALICE, SERVER } from '../trace/cast.ts';
import { arrowsOf, laneFrom, ms, viewOf } from './lower-story.ts';

/** Three segments of one frame; the first is lost, and comes again 300 ms later. */
const HELD = `
  0 frame ← 0-4000
  0 sent ← 0-1448
  0 sent ← 1448-2896
  0 sent ← 2896-4000
  20 lost 1 loss
  40 arrived 2
  41 arrived 3
  300 sent ← 0-1448 again timeout
  340 arrived 7
`;

describe('a segment that is lost', () => {
  it('is drawn for itself, and so is the one that comes again; the frame arrives with the last missing octet', () => {
    expect(arrowsOf(laneFrom(HELD))).toEqual([
      ['0..340 text octets 3996'],
      ['0..-1 TCP lost-octets 1448', 'lost'],
      ['300..340 TCP again-timeout 1448'],
    ]);
  });

  it('lets what came behind it wait at the receiver, until it comes again', () => {
    const { stretches } = laneFrom(HELD);
    expect(stretches).toEqual([{ kind: 'held', node: ALICE, at: millis(40), until: millis(340) }]);
  });

  it('is on its slope as far as it came: it would have arrived as late again', () => {
    const scale = linearScale(millis(2000));
    const [, lost] = viewOf(laneFrom(HELD)).arrows;
    expect([lost?.y0, lost?.y1]).toEqual([scale.y(millis(0)), scale.y(millis(40))]);
  });

  it('that carries a whole frame loses the frame, as long as it has not come again', () => {
    const lost = `
      0 frame ← 0-100
      0 sent ← 0-100
      20 lost 1 loss`;
    expect(arrowsOf(laneFrom(lost))).toEqual([['0..-1 text lost 0', 'lost']]);
    const again = `${lost}
      200 sent ← 0-100 again duplicate ACKs
      240 arrived 3`;
    expect(arrowsOf(laneFrom(again))).toEqual([
      ['0..240 text octets 98'],
      ['0..-1 TCP lost-octets 100', 'lost'],
      ['200..240 TCP again-acks 100'],
    ]);
  });

  it('may be a SYN, and the one that follows it', () => {
    const index = laneFrom(`
      0 sent → SYN
      20 lost 0 loss
      1000 sent → SYN again timeout
      1040 arrived 2`);
    expect(arrowsOf(index)).toEqual([['0..-1 SYN lost 0', 'lost'], ['1000..1040 SYN again-timeout 0']]);
    expect(ledgerAt(index.totals, millis(2000)).connections).toBe(1);
  });

  it('is no picture of its own where it is an ACK', () => {
    expect(arrowsOf(laneFrom('0 sent → 5-5 +12\n20 lost 0 loss'))).toEqual([]);
  });

  it('says in the inspector what became of it, once that has happened', () => {
    const index = laneFrom(HELD);
    const why = (address: string, at: number) => detailOf(index, address, millis(at))?.why;
    const [frame, lost, again] = viewOf(index).arrows.map(({ address }) => address);
    expect(why(lost ?? '', 19)).toBeUndefined();
    expect(why(lost ?? '', 20)).toBe('why.loss');
    expect(why(again ?? '', 300)).toBe('why.timeout');
    expect([why(frame ?? '', 19), why(frame ?? '', 20)]).toEqual(['', 'why.waited']);
  });

  it('by a firewall falls half-way, on its own side', () => {
    const index = laneFrom('0 sent → 0-300\n20 lost 0 box');
    expect(arrowsOf(index)).toEqual([['0..-1 TCP lost-octets 300', 'lost', 'page to box']]);
  });

  it('more than once is drawn each time; its frame falls where it fell first', () => {
    const index = laneFrom(`
      0 frame ← 0-100
      0 sent ← 0-100
      40 lost 1 cable
      200 sent ← 0-100 again timeout
      240 lost 3 cable`);
    expect(arrowsOf(index)).toEqual([
      ['0..-1 text lost 0', 'lost'],
      ['200..-1 TCP again-lost 100', 'lost'],
    ]);
    const scale = linearScale(millis(2000));
    expect(viewOf(index).arrows.map(({ y1 }) => y1)).toEqual([scale.y(millis(40)), scale.y(millis(240))]);
  });

  it('by a pulled cable is missed at the far end', () => {
    const scale = linearScale(millis(2000));
    const [lost] = viewOf(laneFrom('0 sent → SYN\n40 lost 0 cable')).arrows;
    expect(lost?.y1).toBe(scale.y(millis(40)));
  });
});

describe('segments out of order', () => {
  it('deliver nothing before its turn, and everything with the one that was missing', () => {
    const index = laneFrom(`
      0 frame → 0-50
      0 sent → 0-50
      5 frame → 50-100
      5 sent → 50-100
      45 arrived 3
      60 arrived 1`);
    expect(index.arrows.map(({ t1 }) => ms(t1))).toEqual([60, 60]);
    expect(index.stretches.map(({ at, until, node }) => [ms(at), ms(until), node])).toEqual([
      [45, 60, SERVER],
    ]);
  });
});

describe('what is on the way', () => {
  /** "20 1": from 20 ms on one transfer is. */
  const flying = ({ moments, inFlight }: LaneIndex): string[] =>
    moments.map((at, i) => `${at / 1000} ${inFlight[i]}`);

  it('is nothing between the loss of a segment and its next try, nor where there is none', () => {
    const lost = `
      0 frame → 0-100
      0 sent → 0-100
      20 lost 1 loss`;
    expect(flying(laneFrom(lost))).toEqual(['0 1', '20 0']);
    const again = `${lost}
      1000 sent → 0-100 again timeout
      1040 arrived 3`;
    // The message, and the segment that is drawn beside it.
    expect(flying(laneFrom(again))).toEqual(['0 1', '20 0', '1000 2', '1040 0']);
  });

  it('is a message as long as some segment of it is', () => {
    const index = laneFrom(`
      0 frame → 0-3000
      0 sent → 0-1448
      0 sent → 1448-3000
      20 lost 1 loss
      40 arrived 2
      300 sent → 0-1448 again timeout
      340 arrived 5`);
    expect(flying(index)).toEqual(['0 1', '20 1', '40 0', '300 2', '340 0']);
  });

  it('is nothing of what the window holds back, nor of what a reset has ended', () => {
    const index = laneFrom(`
      0 frame ← 0-100
      0 sent ← 0-100
      20 lost 1 loss
      500 frame ← 100-200
      900 sent ← RST
      940 arrived 4
      5000 fault crash`);
    expect(flying(index)).toEqual(['0 1', '20 0', '500 0', '900 1', '940 0', '5000 0']);
  });

  it('leaves gaps that can be folded', () => {
    const index = laneFrom(`
      0 frame → 0-100
      0 sent → 0-100
      20 lost 1 box
      5000 fault crash`);
    expect(gapsCutScale([index], millis(6000), millis(40)).breaks).toHaveLength(2);
  });

  it('is a flight of TLS likewise', () => {
    const index = laneFrom(`
      0 flight → ClientHello 1931
      0 sent → +1448
      0 sent → +483
      20 lost 1 loss
      40 arrived 2`);
    expect(flying(index).at(-1)).toBe('40 0');
  });
});
