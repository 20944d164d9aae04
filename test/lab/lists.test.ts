/** The lists beside the picture: rows of all lanes as runs grow, their texts on demand, and filters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Micros, micros, millis } from '../../src/base/index.ts';
import { answer } from '../../src/engine/answers.ts';
import * as extras from '../../src/engine/extras.ts';
import type { Question } from '../../src/engine/questions.ts';
import { Run } from '../../src/engine/run.ts';
import type { Inquirer } from '../../src/lab/index.ts';
import { Lists } from '../../src/lab/tables/index.ts';
import {
  ALL_ROWS,
  type FrameRow,
  LaneColumns,
  type RequestRow,
  type RowFilter,
  type Rows,
} from '../../src/projections/index.ts';
import { PLAIN_LINK, PLAIN_TRANSPORTS, type Scenario } from '../../src/scenario/index.ts';
import { growing } from '../projections/growing.ts';
import { frameRows } from '../projections/frame-rows.ts';
import { aliceSays, bobSays, composition, DIRECT, runAll, scenario } from '../session/harness.ts';

const END = millis(5000);

/** Frames behind a proxy: they are known when they have arrived, and have their place among those that left since. */
const CROSSING: Partial<Scenario> = {
  link: { ...PLAIN_LINK, rtt: millis(80), box: 'caches' },
  lanes: [
    { id: 'a', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] },
    { id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS['event-stream'] }] },
    { id: 'c', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] },
  ],
  actions: [600, 610, 620, 630, 640].flatMap((ms, i) => [
    bobSays(ms, `down ${i}`, `b${i}`),
    aliceSays(ms + 5, `up ${i}`, `a${i}`),
  ]),
};

/** Lanes of a run that grow, an engine beside them that answers, and how often it was asked what. */
async function bench(changes: Partial<Scenario> = CROSSING) {
  const traces = await runAll(scenario(changes), composition(DIRECT));
  const lanes = traces.map((trace, n) => {
    const id = scenario(changes).lanes[n]?.id ?? '';
    const grown = growing(trace);
    const run = new Run(n, id, grown.trace);
    const columns = new LaneColumns(id);
    const grow = (share = 1): void => {
      grown.length = Math.max(grown.length, Math.floor(trace.length * share));
      columns.apply(structuredClone(run.patch(END).patch));
    };
    return { run, columns, grow };
  });
  const runs = new Map(lanes.map(({ run, columns }) => [columns.lane, run]));
  const asked: Question[] = [];
  const inquirer: Inquirer = {
    ask: (about, asks) => {
      // The table of questions says that these belong together.
      const question = { about, ...asks } as Question;
      asked.push(question);
      return answer(question, runs, () => Promise.resolve(extras)) as never;
    },
    lost: () => undefined,
  };
  let changed = 0;
  const lists = new Lists(inquirer, () => (changed += 1));
  const show = (): void => lists.follow(lanes.map(({ columns }) => columns));
  /** Until nothing is asked any more. */
  const told = async (): Promise<void> => {
    for (let before = -1; before !== changed; ) {
      before = changed;
      await new Promise((resolve) => setTimeout(resolve, 5));
      lists.frames(END);
    }
  };
  return { lanes, lists, show, told, asked, indexes: lanes.map(({ run }) => run.index) };
}

const addresses = (rows: Rows<FrameRow> | Rows<RequestRow>): readonly (string | undefined)[] =>
  Array.from({ length: rows.length }, (_, i) => rows.at(i)?.address);

describe('rows', () => {
  it('are those of all lanes by time, in however many patches and to whatever cursor they came', async () => {
    const aLook = fc.record({
      lane: fc.nat(2),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.nat(6_000_000),
    });
    const whole = await bench();
    for (const { grow } of whole.lanes) grow();
    await fc.assert(
      fc.asyncProperty(fc.array(aLook, { maxLength: 12 }), async (looks) => {
        const { lanes, lists, show, indexes } = await bench();
        for (const { lane, share, at } of looks) {
          lanes[lane]?.grow(share);
          show();
          const cursor = micros(at);
          const known = frameRows(indexes).filter((row) => row.at <= cursor);
          const rows = lists.frames(cursor);
          expect(addresses(rows)).toEqual(known.map(({ address }) => address));
          expect(rows.total).toBe(known.length);
          expect([...rows.lanes].toSorted()).toEqual([...new Set(known.map((row) => row.lane))].toSorted());
          expect([...rows.hues].toSorted()).toEqual([...new Set(known.map(({ hue }) => hue))].toSorted());
        }
        for (const { grow } of lanes) grow();
        show();
        const { length } = lists.frames(END);
        expect(length).toBe(frameRows(whole.indexes).length);
        expect(length).toBeGreaterThan(30);
      }),
      { numRuns: 20 },
    );
  });

  it('of frames that are known late take their place when they are', async () => {
    const { lanes, lists, show, indexes } = await bench();
    const steps = 400;
    for (let step = 1; step <= steps; step += 1) {
      for (const { grow } of lanes) grow(step / steps);
      show();
      const { length } = lists.frames(END);
      const last = frameRows(indexes)
        .filter(({ at }) => at <= END)
        .map(({ address }) => address);
      if (step % 5 === 0) expect(addresses(lists.frames(END))).toEqual(last);
      else expect(length).toBe(last.length);
    }
    expect(lanes.some(({ columns }) => columns.frames.late.length > 0)).toBe(true);
  });

  it('have their places by address: to come behind the cursor, and nowhere', async () => {
    const { lanes, lists, show } = await bench();
    for (const { grow } of lanes) grow();
    show();
    for (const rows of [lists.frames(END), lists.requests(END)])
      addresses(rows).forEach((address, i) => expect(rows.placeOf(address ?? '')).toBe(i));
    const early = lists.frames(millis(300));
    const later = lists.frames(END).at(early.length)?.address ?? '';
    expect(lists.frames(millis(300)).placeOf(later)).toBe(early.length);
    for (const address of ['', 'x', 'a/c0/up/s0', 'a/born/1', 'z/c0/up/f0'])
      expect(lists.frames(END).placeOf(address)).toBe(-1);
  });
});

describe('texts', () => {
  it('are asked for in sight only, once, and stand with the rows then', async () => {
    const { lanes, lists, show, told, asked, indexes } = await bench();
    for (const { grow } of lanes) grow();
    show();
    lists.frames(END);
    await told();
    expect(asked).toEqual([]);
    const before = lists.frames(END).at(0);
    expect(before).toMatchObject({ name: 'GET /chat', info: '', payload: -1 });
    lists.look(0, 8);
    await told();
    const all = frameRows(indexes);
    const rows = lists.frames(END);
    for (let i = 0; i < 8; i += 1) expect(rows.at(i)).toEqual(all[i]);
    const names = asked.length;
    expect(names).toBe(1);
    lists.look(2, 9);
    await told();
    expect(asked).toHaveLength(names);
  });

  it('of another run are asked for anew', async () => {
    const { lanes, lists, show, told, asked } = await bench();
    const [first] = lanes;
    first?.grow();
    lists.follow([first?.columns ?? new LaneColumns('a')]);
    lists.frames(END);
    lists.look(0, 4);
    await told();
    expect(asked).toHaveLength(1);
    for (const { grow } of lanes) grow();
    show();
    lists.frames(END);
    await told();
    expect(asked).toHaveLength(2);
    expect(lists.frames(END).at(3)?.info).not.toBe('');
  });
});

describe('a filter', () => {
  const shown = async (list: 'frames' | 'requests', filter: Partial<RowFilter>, cursor: Micros = END) => {
    const { lanes, lists, show, told, indexes } = await bench();
    for (const { grow } of lanes) grow(0.7);
    show();
    lists.frames(cursor);
    lists.filter(list, { ...ALL_ROWS, ...filter });
    lists[list](cursor);
    await told();
    for (const { grow } of lanes) grow();
    show();
    lists[list](cursor);
    await told();
    return { rows: lists[list](cursor), all: frameRows(indexes).filter(({ at }) => at <= cursor), lists };
  };

  it.each([
    ['kind', { hues: ['control', 'close'] }],
    ['direction', { way: 'up' }],
    ['lane', { lane: 'b' }],
    ['text', { text: 'DOWN 3' }],
    ['the name', { text: '0x1' }],
    ['all of them', { hues: ['text'], way: 'down', lane: 'c', text: 'down' }],
    ['what nothing is', { text: 'nowhere' }],
  ] as const)('by %s keeps the rows that fit, and says of how many', async (_, filter) => {
    const { rows, all } = await shown('frames', filter);
    const { hues = [], way = 'both', lane = '', text = '' }: Partial<RowFilter> = filter;
    const fits = all.filter(
      (row) =>
        (hues.length === 0 || hues.some((hue) => hue === row.hue)) &&
        (way === 'both' || row.up === (way === 'up')) &&
        (lane === '' || row.lane === lane) &&
        `${row.name} ${row.info}`.toLowerCase().includes(text.toLowerCase()),
    );
    expect(addresses(rows)).toEqual(fits.map(({ address }) => address));
    expect(rows.length).toBeLessThan(rows.total);
    expect(rows.total).toBe(all.length);
    expect(rows.isBusy).toBe(false);
  });

  it('of requests looks into what their rows say', async () => {
    const { rows } = await shown('requests', { text: '/EVENTS' });
    expect(addresses(rows)).toEqual(['b/c0/up/m0']);
    expect(rows.total).toBeGreaterThan(1);
  });

  it('is gone with all others when it is cleared', async () => {
    const { lists, all } = await shown('frames', { text: 'nowhere' });
    expect(lists.filters.frames.text).toBe('nowhere');
    lists.clear();
    expect(lists.filters).toEqual({ frames: ALL_ROWS, requests: ALL_ROWS });
    expect(lists.frames(END).length).toBe(all.length);
  });
});
