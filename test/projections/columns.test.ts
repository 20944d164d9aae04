/** The page's copy of a lane is what its fold has, in however many patches it came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAG, pack, rowsIn, SentTexts } from '../../src/projections/columns.ts';
import { LaneIndex, PatchWriter } from '../../src/projections/fold/index.ts';
import {
  BLOCK,
  findIn,
  gapsCutScale,
  LaneColumns,
  type LaneData,
  ledgerAt,
  pictureOf,
  requestsAt,
  requestsOf,
  ticksOf,
} from '../../src/projections/index.ts';
import { PLAIN_LINK, PLAIN_SERVER, PLAIN_TRANSPORTS, type Scenario } from '../../src/scenario/index.ts';
import { micros, millis } from '../../src/base/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { aliceSays, bobSays, DIRECT, composition, runAll, scenario } from '../session/harness.ts';
import { isFrameRow } from '../../src/projections/frames.ts';
import { growing } from './growing.ts';
import { listed } from './listed.ts';
import { richTraces } from './rich.ts';

const ARROW =
  'address lane pushed up t0 t1 hue label lost sender receiver what conn lostAt lostBy octets status retransmission readAt news'.split(
    ' ',
  );
const DOT = 'address kind at id author text latency left'.split(' ');
const EVENT = 'at node hue code'.split(' ');
const WHOLE = 'stretches moments inFlight longestFlight'.split(' ');
const pick = (from: object, names: readonly string[]): object =>
  Object.fromEntries(names.map((name): [string, unknown] => [name, Reflect.get(from, name)]));

/** What a lane draws: links between arrows as addresses. */
const drawn = (lane: LaneData): object => ({
  ...pick(lane, WHOLE),
  arrows: lane.arrows.map((arrow) => [pick(arrow, ARROW), arrow.of?.address, arrow.answeredBy?.address]),
  dots: lane.dots.map((dot) => pick(dot, DOT)),
  events: lane.events.map((event) => pick(event, EVENT)),
  ledgers: lane.moments.map((at) => ledgerAt(lane.totals, at)),
});

const TROUBLE: readonly (readonly [string, Partial<Scenario>])[] = [
  ['loss', { link: { ...PLAIN_LINK, loss: 150, tls: 'tls13' }, until: millis(20_000) }],
  [
    'a proxy behind which frames cross',
    {
      link: { ...PLAIN_LINK, rtt: millis(80), box: 'caches' },
      actions: [600, 610, 620, 630, 640].flatMap((ms, i) => [
        bobSays(ms, 'down', `b${i}`),
        aliceSays(ms + 5, 'up', `a${i}`),
      ]),
    },
  ],
  ['a box that strips', { link: { ...PLAIN_LINK, rtt: millis(80), box: 'strips-upgrade' } }],
  [
    'a cable that is out',
    {
      actions: [
        { id: 'n1', at: millis(700), kind: 'network', do: { deed: 'cable-out' } },
        { id: 'n2', at: millis(2500), kind: 'network', do: { deed: 'cable-in' } },
        bobSays(900, 'hi'),
      ],
    },
  ],
  [
    'pieces of a stream',
    {
      server: PLAIN_SERVER,
      lanes: [
        { id: 'a', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.streaming }] },
        { id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS['event-stream'] }] },
      ],
    },
  ],
];

describe('the page’s copy of a lane', () => {
  const copies = (trace: Trace, cuts: readonly number[]): void => {
    const grown = growing(trace);
    const index = new LaneIndex('a', grown.trace);
    const writer = new PatchWriter(index);
    const copy = new LaneColumns('a');
    for (const length of [...cuts.map((cut) => cut % trace.length).toSorted((a, b) => a - b), trace.length]) {
      grown.length = length;
      index.extend();
      copy.apply(structuredClone(writer.take()));
      expect(drawn(copy)).toEqual(drawn(index));
      const rows = index.arrows.filter((arrow) => isFrameRow(index.nodes, arrow));
      expect(copy.frames.rows.map(({ address }) => address)).toEqual(rows.map(({ address }) => address));
    }
    const requests = [copy, index].map((lane) =>
      lane.moments.map((at) => listed(requestsAt(requestsOf([lane]), at))),
    );
    expect(requests[0]).toEqual(requests[1]);
    expect(ticksOf([copy])).toEqual(ticksOf([index]));
    for (const { address } of [...index.arrows, ...index.dots]) {
      expect(index.find(address)?.address).toBe(address);
      expect(findIn(copy, address)).toEqual(expect.objectContaining({ address }));
    }
    for (const address of ['a/c999999999/up/f0', 'a/c0/up/f999999', 'a/born/999', 'b/c0/up/f0', 'x'])
      expect([index.find(address), findIn(copy, address)]).toEqual([undefined, undefined]);
    const pictures = [copy, index].map((lane) =>
      pictureOf([lane], gapsCutScale([lane], micros(trace.end), millis(40))),
    );
    const blocks = Math.ceil((pictures[0]?.height ?? 0) / BLOCK);
    const [mine, its] = pictures.map((picture) =>
      Array.from({ length: blocks }, (_, n) => picture.block(n, 100)),
    );
    expect(mine).toEqual(its);
  };

  it('of the lanes that hold everything', async () => {
    for (const trace of await richTraces())
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 6 }), (cuts) => copies(trace, cuts)),
        { numRuns: 6 },
      );
  });

  it.each(TROUBLE)('of lanes with %s', async (_, changes) => {
    for (const trace of await runAll(scenario(changes), composition(DIRECT)))
      fc.assert(
        fc.property(fc.array(fc.nat(), { maxLength: 12 }), (cuts) => copies(trace, cuts)),
        {
          numRuns: 12,
        },
      );
  });
});

it('columns give back the rows that they were made of, and a text travels once', () => {
  const table = { at: 'time', n: 'int', on: FLAG, word: ['', 'one', 'two'], text: 'text' } as const;
  const rows = [
    { at: 2 ** 52, n: -1, on: true, word: 'two', text: 'Xin chào 👋' },
    { at: -1, n: 2 ** 31 - 1, on: false, word: '', text: '' },
    { at: 0.5, n: 0, on: true, word: 'one', text: 'Xin chào 👋' },
  ] as const;
  const texts = new SentTexts();
  const packed = pack(table, rows, texts);
  const sent = texts.take();
  expect(sent).toEqual(['Xin chào 👋', '']);
  const Lying = rowsIn(table);
  const again = rows.map((_, row) =>
    pick(new Lying({ lane: 'a', texts: sent }, structuredClone(packed), row), Object.keys(table)),
  );
  expect(again).toEqual(rows);
  expect(texts.of('')).toBe(1);
  expect(texts.take()).toEqual([]);
});
