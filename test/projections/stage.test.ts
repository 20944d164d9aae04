/** The picture under load: what is mounted, what it costs, and that no two texts of a column overlap. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { type LaneIndex } from '../../src/projections/fold/index.ts';
import {
  gapsCutScale,
  type LaneView,
  linearScale,
  BLOCK,
  pictureOf,
  type Scale,
  stageOf,
  type StageView,
} from '../../src/projections/index.ts';
import { indexesOf, richTraces } from './rich.ts';
import { at, story } from './story.ts';

/** 600 polls, one a second, beside 3000 frames, five a second. */
const END = millis(600_000);
const polls = Array.from(
  { length: 600 },
  (_, n) =>
    `${n * 1000}..${n * 1000 + 40} → GET /messages?since=0\n${n * 1000 + 40}..${n * 1000 + 80} ← 200 []`,
);
const frames = Array.from(
  { length: 3000 },
  (_, n) =>
    `${n * 200} born ${n} Bob hi\n${n * 200}..${n * 200 + 40} ← text ${n}\n${n * 200 + 40} shown ${n}`,
);
let dense: LaneIndex[] = [];
let rich: LaneIndex[] = [];
beforeAll(async () => {
  dense = [story(polls.join('\n'), 'a'), story(frames.join('\n'), 'b')];
  rich = indexesOf(await richTraces());
});

const scalesOf = (lanes: readonly LaneIndex[], end = END): Scale[] => [
  linearScale(end),
  gapsCutScale(lanes, end, millis(40)),
];
const groups = ({ lanes }: StageView): number =>
  lanes.reduce(
    (sum, { arrows, dots, waits, events }) =>
      sum + arrows.length + dots.length + waits.length + events.length,
    0,
  );

describe('a dense run', () => {
  it('gives at most 400 groups, wherever the window stands and however large it is', () => {
    for (const scale of scalesOf(dense)) {
      fc.assert(
        fc.property(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.integer({ min: 300, max: 20_000 }),
          (share, height) => {
            const top = share * scale.height;
            const view = stageOf(dense, scale, top, top + height);
            expect(groups(view)).toBeLessThanOrEqual(400);
            const all = stageOf(dense, scale, top, top + height, undefined, Infinity);
            view.lanes.forEach(({ arrows, hidden }, i) =>
              expect(arrows.length + hidden).toBe(all.lanes[i]?.arrows.length),
            );
          },
        ),
      );
      expect(groups(stageOf(dense, scale, 0, scale.height))).toBeGreaterThan(200);
    }
  });

  it('is cut into blocks: each says what begins in it, and all together say everything once', () => {
    for (const lanes of [rich, dense]) {
      for (const scale of scalesOf(lanes, lanes === rich ? millis(12_000) : END)) {
        const picture = pictureOf(lanes, scale);
        const blocks = Array.from({ length: Math.ceil(picture.height / BLOCK) }, (_, n) =>
          picture.block(n, Infinity),
        );
        lanes.forEach((lane, i) => {
          const of = <T>(pick: (view: LaneView) => readonly T[]): T[] =>
            blocks.flatMap((block) =>
              pick(
                block.lanes[i] ?? {
                  id: '',
                  arrows: [],
                  dots: [],
                  waits: [],
                  events: [],
                  stretches: [],
                  hidden: 0,
                },
              ),
            );
          expect(of(({ arrows }) => arrows).map(({ address }) => address)).toEqual(
            lane.arrows.map(({ address }) => address),
          );
          expect(of(({ dots }) => dots)).toHaveLength(lane.dots.length);
        });
        blocks.forEach((block, n) => {
          for (const { y0 } of block.lanes.flatMap(({ arrows }) => arrows)) {
            expect(y0).toBeGreaterThan(n * BLOCK - 0.01);
            expect(y0).toBeLessThan((n + 1) * BLOCK + 0.01);
          }
        });
      }
    }
  });

  it('keeps what lies around the middle of the window, where the reader looks', () => {
    const scale = linearScale(END);
    const [, lane] = stageOf(dense, scale, 20_000, 30_000).lanes;
    const ys = lane?.arrows.map(({ y0 }) => y0) ?? [];
    expect(Math.min(...ys)).toBeLessThan(25_000);
    expect(Math.max(...ys)).toBeGreaterThan(25_000);
    expect(Math.abs((Math.min(...ys) + Math.max(...ys)) / 2 - 25_000)).toBeLessThan(50);
  });

  it('shows every arrow that begins in a window with room for it', () => {
    const scale = linearScale(END);
    const [lane] = stageOf(dense, scale, scale.y(10_010_000), scale.y(12_000_001)).lanes;
    expect(lane?.arrows.map(({ t0 }) => t0 / 1000)).toEqual([10_040, 11_000, 11_040, 12_000]);
  });

  it('tells which blocks reach down to a height, as long as a transfer lasts', () => {
    const lane = story(
      `0..9000 ← text slow\n${polls.slice(0, 10).join('\n')}`.replace('0..9000 ←', '0..9000 c1 ←'),
    );
    const scale = linearScale(at(10_000));
    const picture = pictureOf([lane], scale);
    const reaches = (ms: number): boolean => picture.reaching(scale.y(ms * 1000)).includes(0);
    expect([1, 5000, 8999, 9001].map(reaches)).toEqual([true, true, true, false]);
    expect(picture.block(0, 400).lanes[0]?.arrows.some(({ label }) => label.code === 'text')).toBe(true);
  });

  it('a wait is in every block that its bar crosses', () => {
    const lane = story(`
      0..40 → GET /messages?since=0
      300 born 1 Bob hi
      310 born 2 Bob ho
      5300..5340 ← 200 [{"id":1},{"id":2}]
      5340 shown 1
      5340 shown 2
    `);
    const scale = linearScale(at(10_000));
    const picture = pictureOf([lane], scale);
    const columns = (n: number) => picture.block(n, 400).lanes[0]?.waits.map(({ column }) => column);
    const [first, last] = [300_000, 5_300_000].map((time) => Math.floor(scale.y(time) / BLOCK));
    expect(last).toBeGreaterThan(4);
    for (let n = first ?? 0; n <= (last ?? 0); n++) expect(columns(n)).toEqual([0, 1]);
    expect(columns((last ?? 0) + 1)).toEqual([]);
  });

  it('costs what it shows, not what was recorded', () => {
    const reads = (lanes: readonly LaneIndex[], scale: Scale, top: number): number => {
      let count = 0;
      const counting = <T>(items: readonly T[]): readonly T[] =>
        new Proxy(items, {
          get(target, key, receiver) {
            if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
            return Reflect.get(target, key, receiver) as unknown;
          },
        });
      const counted = lanes.map(
        (lane): LaneIndex =>
          Object.create(lane, {
            lane: { value: lane.lane },
            arrows: { value: counting(lane.arrows) },
            dots: { value: counting(lane.dots) },
            events: { value: counting(lane.events) },
          }),
      );
      stageOf(
        counted,
        { ...scale, ticks: counting(scale.ticks), breaks: counting(scale.breaks) },
        top,
        top + 2400,
      );
      return count;
    };
    // 3000 frames are 9000 items; a window of 2400 px holds 20 s: 300 items of lane b, 40 of lane a, 40 ticks.
    const scale = linearScale(END);
    const few = [story(polls.slice(0, 60).join('\n'), 'a'), story(frames.slice(0, 300).join('\n'), 'b')];
    const [small, large] = [reads(few, linearScale(millis(60_000)), 1000), reads(dense, scale, 30_000)];
    expect(large).toBeLessThan(900);
    // Ten times as much recorded: a few more steps of binary searches.
    expect(large - small).toBeLessThan(120);
  });
});

describe('no two texts of a column come closer than a line', () => {
  const LINE = 15;
  const apart = (ys: readonly number[]): void => {
    const sorted = ys.toSorted((a, b) => a - b);
    sorted.forEach((y, i) => {
      if (i > 0) expect(y - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(LINE);
    });
  };
  const check = ({ arrows, dots, events }: LaneView): void => {
    apart(arrows.filter(({ labelled }) => labelled).map(({ y0, y1 }) => (y0 + y1) / 2));
    const words = dots.filter(({ labelled }) => labelled);
    for (const node of new Set([...words, ...events].map((each) => each.node))) {
      apart([
        ...words.filter((dot) => dot.node === node).map(({ y }) => y),
        ...events.filter((event) => event.node === node).map(({ y }) => y),
      ]);
    }
  };

  it('in a rich run and in a dense one, on both scales, at any cursor', () => {
    for (const lanes of [rich, dense]) {
      for (const scale of scalesOf(lanes, lanes === rich ? millis(12_000) : END)) {
        fc.assert(
          fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(END), (share, cursor) => {
            const top = share * scale.height;
            stageOf(lanes, scale, top, top + 2400, micros(cursor)).lanes.forEach(check);
          }),
          { numRuns: 40 },
        );
      }
    }
  });

  it('and what means most stays where there is too much: messages before TCP', () => {
    const lane = story(`
      0..1 → SYN
      400..401 → SYN
      402..403 → SYN
      800..801 ← text hi
    `);
    const [view] = stageOf([lane], linearScale(at(1000)), 0, 200, at(1000), 2).lanes;
    expect(view?.arrows.map(({ label }) => label.code)).toEqual(['SYN', 'text']);
    expect(view?.hidden).toBe(2);
  });

  it('a crash and what it does to a socket stay together, however little a block may have', () => {
    const lane = story(`
      500 event error
      500 event close
    `);
    const lanes = [lane, story('', 'b')];
    const [view] = stageOf(lanes, linearScale(at(1000)), 0, 200, at(1000), 16).lanes;
    expect(view?.events.map(({ code }) => code)).toEqual(['onclose 0']);
  });

  it('and what means most keeps its words: a message before an empty poll before TCP', () => {
    const lane = story(`
      0..1 → GET /messages?since=0
      500..540 → SYN
      501..541 ← 200 []
      502..542 ← text hi
      541 read 0
    `);
    const [view] = stageOf([lane], linearScale(at(1000)), 0, 200, at(1000)).lanes;
    expect(view?.arrows.slice(1).map(({ label, labelled }) => [label.code, labelled])).toEqual([
      ['SYN', false],
      ['200', false],
      ['text', true],
    ]);
  });
});
