/** The time axis: monotone, its own inverse, the same for all lanes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Micros, micros, millis } from '../../src/base/index.ts';
import { GapsCut, gapsCutScale, linearScale, type Scale } from '../../src/projections/index.ts';
import { story } from './story.ts';

/** Moments of a lane: gaps in µs, and how many transfers are on the way behind each. */
const aLane = fc
  .array(fc.record({ gap: fc.oneof(fc.nat(200_000), fc.nat(3_600_000_000)), flying: fc.nat(3) }), {
    maxLength: 60,
  })
  .map((steps) => {
    let at = 0;
    const moments: Micros[] = [];
    const inFlight: number[] = [];
    for (const { gap, flying } of steps) {
      at += gap + 1;
      moments.push(micros(at));
      inFlight.push(flying);
    }
    return { moments, inFlight };
  });

const aScale: fc.Arbitrary<{ scale: Scale; end: number; moments: readonly number[] }> = fc
  .record({
    lanes: fc.array(aLane, { minLength: 1, maxLength: 3 }),
    more: fc.nat(10_000_000),
    flight: fc.nat(300_000),
    linear: fc.boolean(),
  })
  .map(({ lanes, more, flight, linear }) => {
    const moments = lanes.flatMap(({ moments: each }) => each).toSorted((a, b) => a - b);
    const end = micros((moments.at(-1) ?? 0) + more);
    return { scale: linear ? linearScale(end) : gapsCutScale(lanes, end, micros(flight)), end, moments };
  });

describe('a scale', () => {
  it('is monotone: later is lower, and a moment is never above an earlier one', () => {
    fc.assert(
      fc.property(
        aScale,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }),
        ({ scale, end, moments }, shares) => {
          const times = [...moments, ...shares.map((share) => Math.floor(share * end)), 0, end].toSorted(
            (a, b) => a - b,
          );
          const ys = times.map((time) => scale.y(time));
          ys.forEach((y, i) => {
            const [before, beforeTime] = [ys[i - 1] ?? -1, times[i - 1] ?? -1];
            if (times[i] === beforeTime) expect(y).toBe(before);
            else expect(y).toBeGreaterThan(before);
          });
          expect(ys.at(-1)).toBeLessThanOrEqual(scale.height);
        },
      ),
    );
  });

  it('there and back is the same moment', () => {
    fc.assert(
      fc.property(aScale, fc.double({ min: 0, max: 1, noNaN: true }), ({ scale, end, moments }, share) => {
        for (const time of [...moments, Math.floor(share * end)]) expect(scale.at(scale.y(time))).toBe(time);
      }),
    );
  });

  it('beyond its ends it holds: above is the start, far below is no moment before the end', () => {
    fc.assert(
      fc.property(aScale, ({ scale, end }) => {
        expect(scale.at(-1000)).toBe(0);
        expect(scale.at(scale.height + 1000)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('ticks and breaks are in order, breaks lie between two moments', () => {
    fc.assert(
      fc.property(aScale, ({ scale }) => {
        expect([...scale.ticks]).toEqual(scale.ticks.toSorted((a, b) => a - b));
        expect(scale.breaks.map(({ y }) => y)).toEqual(
          scale.breaks.map(({ y }) => y).toSorted((a, b) => a - b),
        );
        for (const { at, y } of scale.breaks) expect(scale.y(at)).toBeCloseTo(y, 1);
      }),
    );
  });
});

describe('linear', () => {
  it('a second is 120 px, below a margin of 36; a tick every half second', () => {
    const scale = linearScale(millis(2000));
    expect([0, 1_000_000, 2_000_000].map((time) => scale.y(time))).toEqual([36, 156, 276]);
    expect([scale.height, scale.ticks.length, scale.breaks]).toEqual([312, 5, []]);
  });

  it('grows with the zoom', () => {
    const scale = linearScale(millis(2000), 2.5);
    expect([0, 1_000_000, 2_000_000].map((time) => scale.y(time))).toEqual([36, 336, 636]);
  });
});

describe('gaps cut', () => {
  const lane = story(`
    0..40 → SYN
    40..80 ← SYN ACK
    10000..10040 ← text far
    10040.. ← text lost
  `);
  const scale = gapsCutScale([lane], millis(20_000), millis(40));
  const y = (ms: number): number => scale.y(ms * 1000);

  it('a typical flight gets 40 px, in either direction', () => {
    expect(y(40) - y(0)).toBeCloseTo(40);
    expect(y(80) - y(40)).toBeCloseTo(40);
    expect(y(10_040) - y(10_000)).toBeCloseTo(40);
  });

  it('idle time is folded to 56 px, and the fold says how much', () => {
    expect(y(10_000) - y(80)).toBeCloseTo(56);
    expect(scale.breaks.map(({ folded }) => folded / 1000)).toEqual([9920, 9960]);
    expect(scale.breaks[0]?.y).toBeCloseTo((y(80) + y(10_000)) / 2);
  });

  it('idle in one lane is not idle while something is on its way in the other', () => {
    const other = story('5000..5040 ← text x', 'b');
    const both = gapsCutScale([lane, other], millis(20_000), millis(40));
    expect(both.breaks.map(({ folded }) => folded / 1000)).toEqual([4920, 4960, 9960]);
    expect(both.y(5_040_000) - both.y(5_000_000)).toBeCloseTo(40);
  });

  it('a slow transfer is long, not endless', () => {
    const slow = gapsCutScale([story('0..60000 ← text slow')], millis(60_000), millis(40));
    expect(slow.y(60_000_000) - slow.y(0)).toBeCloseTo(160);
  });

  it('the zoom makes flights and slow transfers larger; folds stay, but shrink along', () => {
    const at = (zoom: number) => gapsCutScale([lane], millis(20_000), millis(40), zoom);
    const [large, small] = [at(3), at(0.5)];
    expect(large.y(40_000) - large.y(0)).toBeCloseTo(120);
    expect(large.y(10_000_000) - large.y(80_000)).toBeCloseTo(56);
    expect(small.y(40_000) - small.y(0)).toBeCloseTo(20);
    expect(small.y(10_000_000) - small.y(80_000)).toBeCloseTo(28);
  });
});

describe('a scale that grows with its lanes', () => {
  /** As a lane's columns are: the same lists, with more in them. */
  interface Growing {
    readonly moments: Micros[];
    readonly inFlight: number[];
  }
  const shown = (scale: Scale, times: readonly number[]): unknown => [
    scale.height,
    [...scale.breaks],
    [...scale.ticks],
    times.map((time) => scale.y(time)),
  ];

  it('is what it would be made at once, however it grew', () => {
    const aCut = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(aLane, aCut), { minLength: 1, maxLength: 3 }),
        fc.nat(10_000_000),
        (lanes, more) => {
          const growing: Growing[] = lanes.map(() => ({ moments: [], inFlight: [] }));
          const scale = new GapsCut();
          for (let n = 0; n < 6; n += 1) {
            growing.forEach((lane, i) => {
              const [whole, cuts] = lanes[i] ?? [lane, []];
              // The last entry may change, as when more leaves at the same moment.
              const length = Math.max(lane.moments.length, cuts[n] ?? 0);
              lane.moments.splice(0, Infinity, ...whole.moments.slice(0, length));
              lane.inFlight.splice(0, Infinity, ...whole.inFlight.slice(0, length));
              if (n % 2 === 0 && lane.inFlight.length > 0)
                lane.inFlight[lane.inFlight.length - 1] = (cuts[0] ?? 0) % 2;
            });
            const times = growing.flatMap(({ moments }) => moments);
            const end = micros(Math.max(0, ...times) + (n % 3 === 0 ? 0 : more));
            expect(shown(scale.extend(growing, end, millis(40)), times)).toEqual(
              shown(gapsCutScale(growing, end, millis(40)), times),
            );
          }
        },
      ),
    );
  });
});
