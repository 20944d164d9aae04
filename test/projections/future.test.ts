/** `[0, cursor]`: what is shown at a cursor is what a trace that ends there would show. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Micros, micros } from '../../src/base/index.ts';
import { type LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt, stageOf, linearScale, requestsOf, requestsAt } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { frameRows } from './frame-rows.ts';
import type { Trace } from '../../src/trace/index.ts';
import { CHAT } from '../engine-browser/fixed-runs.ts';
import { lookOf } from './looks.ts';
import { listed } from './listed.ts';
import { indexesOf, richTraces } from './rich.ts';
import { cutAt } from './story.ts';

let traces: Trace[] = [];
let full: LaneIndex[] = [];
beforeAll(async () => {
  traces = await richTraces();
  full = indexesOf(traces);
});

/** Cursors at which something happens, just before and just behind it, and any. */
const aCursor = fc.oneof(
  fc.nat(CHAT.until),
  fc.tuple(fc.nat(2), fc.nat(1_000_000), fc.integer({ min: -1, max: 1 })).map(([lane, n, by]) => {
    const moments = full[lane]?.moments ?? [];
    return Math.max(0, (moments[n % moments.length] ?? 0) + by);
  }),
);

function everywhere(check: (cut: LaneIndex[], cursor: Micros) => void): void {
  fc.assert(
    fc.property(aCursor, (cursor) =>
      check(indexesOf(traces.map((trace) => cutAt(trace, cursor))), micros(cursor)),
    ),
    { numRuns: 25 },
  );
}

describe('at any cursor, as if the run ended there:', () => {
  it('the ledger', () => {
    everywhere((cut, cursor) => {
      expect(full.map(({ totals }) => ledgerAt(totals, cursor))).toEqual(
        cut.map(({ totals }) => ledgerAt(totals, cursor)),
      );
    });
  });

  it('the rows of frames', () => {
    everywhere((cut, cursor) => {
      const rows = frameRows(full);
      expect(rows.filter(({ at }) => at <= cursor)).toEqual(frameRows(cut));
    });
  });

  it('the rows of requests', () => {
    everywhere((cut, cursor) => {
      expect(listed(requestsAt(requestsOf(full), cursor))).toEqual(
        listed(requestsAt(requestsOf(cut), cursor)),
      );
    });
  });

  it('the detail of every address', () => {
    everywhere((cut, cursor) => {
      full.forEach((lane, i) => {
        const other = cut[i];
        if (other === undefined) throw new Error('as many lanes');
        for (const { address } of [...lane.arrows, ...lane.dots]) {
          expect([address, detailOf(lane, address, cursor)]).toEqual([
            address,
            detailOf(other, address, cursor),
          ]);
        }
      });
    });
  });

  it('the dots, the waits and the beginnings of arrows', () => {
    const scale = linearScale(CHAT.until);
    const seen = (lanes: readonly LaneIndex[], cursor: Micros): unknown =>
      stageOf(lanes, scale, 0, scale.height, cursor).lanes.map(({ arrows, dots, waits, events }) => [
        arrows.map(({ address, t0, hue, label }) => [address, t0, hue, label]),
        dots,
        waits,
        events,
      ]);
    everywhere((cut, cursor) => {
      expect(seen(full, cursor)).toEqual(seen(cut, cursor));
    });
  });
});

describe('every arrow of a rich run', () => {
  it('has an address of its own, and a detail once it has left', () => {
    for (const lane of full) {
      const addresses = lane.arrows.map(({ address }) => address);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const { address, t0, from, to } of lane.arrows) {
        expect(t0 === 0 ? undefined : detailOf(lane, address, micros(t0 - 1))).toBeUndefined();
        const detail = detailOf(lane, address, t0);
        expect(detail?.address).toBe(address);
        expect(detail?.total).toBe(to - from);
        const bits = detail?.parts.map(({ fromBit, toBit }) => [fromBit, toBit]) ?? [];
        // A frame's parts cover it without a gap; those of HTTP leave out spaces and line ends.
        bits.forEach(([start], n) => {
          const before = n === 0 ? 0 : (bits[n - 1]?.[1] ?? 0);
          expect(start).toBeGreaterThanOrEqual(before);
          if (detail?.form === 'frame') expect(start).toBe(before);
        });
        if (bits.length > 0) expect(bits.at(-1)?.[1]).toBeLessThanOrEqual((to - from) * 8);
      }
    }
  });

  it('there are all kinds', () => {
    const hues = new Set(full.flatMap(({ arrows }) => arrows.map((arrow) => lookOf(arrow).hue)));
    expect([...hues].toSorted()).toEqual(['close', 'control', 'empty', 'http', 'tcp', 'text', 'upgrade']);
  });

  it('a dot leads to the octets that carry it, as soon as they are known', () => {
    for (const lane of full) {
      for (const dot of [...lane.arrows, ...lane.dots]) {
        // Where several pages get a message, its address is that of the first delivery.
        if (!('kind' in dot) || lane.find(dot.address) !== dot) continue;
        const { address, kind, at } = dot;
        expect(at === 0 ? undefined : detailOf(lane, address, micros(at - 1))).toBeUndefined();
        if (kind === 'shown') expect(detailOf(lane, address, at)?.up).toBe(false);
        else if (lane.find(address.replace('born', 'shown')) !== undefined) {
          expect(detailOf(lane, address, CHAT.until)).toBeDefined();
        }
      }
    }
  });
});
