/** Answers that are written piece by piece, as pictures and the inspector show them: simulated runs, R is 80 ms. */
import { describe, expect, it } from 'vitest';
import { millis, utf8 } from '../../src/base/index.ts';
import { ownOfChunk } from '../../src/projections/fold/chunks.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt, requestsOf, requestsAt } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { type Lane, PLAIN_LINK, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { encodeChunk } from '../../src/wire/http1/index.ts';
import { frameRows } from './frame-rows.ts';
import { lookOf } from './looks.ts';
import { bobSays, runAll, scenario } from '../session/harness.ts';

async function indexOf(transport: Lane['clients'][number]['transport'], until = 5000): Promise<LaneIndex> {
  const [trace] = await runAll(
    scenario({
      link: { ...PLAIN_LINK, rtt: millis(80) },
      lanes: [{ id: 'a', clients: [{ name: 'Alice', transport }] }],
      actions: [
        bobSays(1000, 'one'),
        bobSays(2000, 'two'),
        { id: 'end', at: millis(3000), kind: 'server', do: { deed: 'close', code: 1001 } },
      ],
      until: millis(until),
    }),
  );
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('a', trace);
  index.extend();
  return index;
}

const arrows = ({ arrows: all }: LaneIndex): string[] =>
  all.flatMap((arrow) => {
    const { address, t0, t1, up, what } = arrow;
    const { label, hue } = lookOf(arrow);
    return what === 's'
      ? []
      : [`${address} ${t0 / 1000}..${t1 / 1000} ${up ? '→' : '←'} ${label.code} ${hue}`];
  });

describe('an event stream', () => {
  it('has an arrow for its head and one for each chunk', async () => {
    expect(arrows(await indexOf(PLAIN_TRANSPORTS['event-stream']))).toEqual([
      'a/c0/up/m0 80..120 → GET /events http',
      'a/c0/down/m0 120..160 ← 200 http',
      'a/c0/down/b0 120..160 ← retry control',
      'a/c0/down/b1 1000..1040 ← event #1 text',
      'a/c0/down/b2 2000..2040 ← event #2 text',
      'a/c0/down/b3 3000..3040 ← end http',
    ]);
  });

  it('delivers in R/2: born, on its way, shown', async () => {
    const index = await indexOf(PLAIN_TRANSPORTS['event-stream']);
    expect(
      index.dots.map(({ address, at, latency, left }) => [address, at / 1000, latency / 1000, left / 1000]),
    ).toEqual([
      ['a/born/1', 1000, -0.001, -0.001],
      ['a/shown/1', 1040, 40, 1000],
      ['a/born/2', 2000, -0.001, -0.001],
      ['a/shown/2', 2040, 40, 2000],
    ]);
    expect(
      index.sentBecauseOf(index.dots.find(({ address }) => address === 'a/born/1')?.fact ?? -1)?.address,
    ).toBe('a/c0/down/b1');
    const ledger = ledgerAt(index.totals, millis(5000));
    expect([ledger.delivered, ledger.median, ledger.polls, ledger.roundTrips]).toEqual([2, millis(40), 0, 2]);
    expect(ledger.payload).toBe(2 * '{"id":1,"from":"Bob","text":"one"}'.length);
  });

  it('in the table of requests is as long as what has come of it', async () => {
    const index = await indexOf(PLAIN_TRANSPORTS['event-stream']);
    const stream = index.trace.stream(0, false);
    // Head and retry at 160 ms; an event each at 1040 and 2040; the last chunk at 3040: then all of the stream.
    const ends = index.arrows.filter(({ what }) => what === 'b').map(({ to }) => to);
    const octetsAt = (ms: number): number | undefined =>
      requestsAt(requestsOf([index]), millis(ms)).at(0)?.octetsDown;
    expect([159, 160, 1039, 1040, 2040, 3039, 3040].map(octetsAt)).toEqual([
      0,
      ends[0],
      ends[0],
      ends[1],
      ends[2],
      ends[2],
      stream.length,
    ]);
  });

  it('counts as connecting, open and closed', async () => {
    const index = await indexOf(PLAIN_TRANSPORTS['event-stream']);
    expect([100, 1000, 4000].map((ms) => ledgerAt(index.totals, millis(ms)).readyState)).toEqual([0, 1, 0]);
    expect(index.events.map(({ at, hue, code }) => [at / 1000, hue, code])).toEqual([
      [160, 'http', 'onopen'],
      [3040, 'close', 'onerror'],
    ]);
  });

  it('an event in the inspector: its chunk field by field, the code that hears it, the row of DevTools', async () => {
    const detail = detailOf(await indexOf(PLAIN_TRANSPORTS['event-stream']), 'a/c0/down/b1', millis(5000));
    const json = '{"id":1,"from":"Bob","text":"one"}';
    expect(detail?.form).toBe('http');
    expect(detail?.parts.map(({ name, value }) => [name, value])).toEqual([
      ['chunk size', '30'],
      ['chunk data', `id: 1\ndata: ${json}\n\n`],
    ]);
    expect(detail?.code[0]).toBe("source.addEventListener('message', (event) => {");
    expect(detail?.devtools).toEqual([
      { column: 'Id', value: '1' },
      { column: 'Type', value: 'message' },
      { column: 'Data', value: json },
    ]);
    expect(detail?.timing.map(({ key }) => key)).toEqual(['born', 'sent', 'arrived', 'acknowledged']);
  });

  it('each chunk is a row, with the data of its event or what else stands in it', async () => {
    const rows = frameRows([await indexOf(PLAIN_TRANSPORTS['event-stream'])]);
    expect(
      rows.map(({ at, up, name, info, octets, payload }) => [at / 1000, up, name, info, octets, payload]),
    ).toEqual([
      [120, false, 'retry', 'retry: 3000', 18, 13],
      [1000, false, 'event #1', '{"id":1,"from":"Bob","text":"one"}', 54, 48],
      [2000, false, 'event #2', '{"id":2,"from":"Bob","text":"two"}', 54, 48],
      [3000, false, 'end', '', 5, 0],
    ]);
  });

  it('its request is an EventSource’s', async () => {
    const index = await indexOf(PLAIN_TRANSPORTS['event-stream']);
    const detail = detailOf(index, 'a/c0/up/m0', millis(5000));
    expect(detail?.code).toEqual(["const source = new EventSource('/events')"]);
    expect(detail?.devtools[2]).toEqual({ column: 'Type', value: 'eventsource' });
    expect(
      requestsOf([index]).map(({ request }) => [
        request.label.code.split(' ')[1],
        request.answeredBy?.status,
      ]),
    ).toEqual([['/events', 200]]);
  });
});

it('a stream of lines has an arrow for each line', async () => {
  const index = await indexOf(PLAIN_TRANSPORTS.streaming, 3500);
  expect(arrows(index).slice(0, 5)).toEqual([
    'a/c0/up/m0 80..120 → GET /stream?since=0 http',
    'a/c0/down/m0 120..160 ← 200 http',
    'a/c0/down/b0 1000..1040 ← line text',
    'a/c0/down/b1 2000..2040 ← line text',
    'a/c0/down/b2 3000..3040 ← end http',
  ]);
  expect(detailOf(index, 'a/c0/down/b0', millis(3500))?.code[0]).toContain('reader.read()');
  expect(frameRows([index]).map(({ name, info }) => [name, info])).toEqual([
    ['line', '{"id":1,"from":"Bob","text":"one"}'],
    ['line', '{"id":2,"from":"Bob","text":"two"}'],
    ['end', ''],
  ]);
});

it('held answers are answers like any other, and are asked for again a moment later', async () => {
  const index = await indexOf({ ...PLAIN_TRANSPORTS['long-polling'], hold: millis(600) }, 1200);
  expect(arrows(index)).toEqual([
    'a/c0/up/m0 80..120 → GET /messages?since=0&wait=600 http',
    'a/c0/down/m0 720..760 ← 200 empty',
    'a/c0/up/m1 760..800 → GET /messages?since=0&wait=600 http',
    'a/c0/down/m1 1000..1040 ← 200 http',
    'a/c0/up/m2 1040..1080 → GET /messages?since=1&wait=600 http',
  ]);
  expect(ledgerAt(index.totals, millis(1200)).emptyPolls).toBe(1);
});

it.each([
  [
    'a type of its own',
    encodeChunk(utf8('event: add\ndata: x\n\n')),
    { part: 'event', type: 'add' },
    'add',
    'text',
    1,
  ],
  ['a comment', encodeChunk(utf8(': \n\n')), { part: 'comment', type: '' }, 'comment', 'control', 0],
  [
    'without a chunk around it, for HTTP/1.0',
    utf8('id: 4\ndata: xy\n\n'),
    { part: 'event', type: 'message' },
    'event #4',
    'text',
    2,
  ],
] as const)('%s', (_name, octets, what, code, hue, payload) => {
  expect(ownOfChunk(octets, what)).toMatchObject({ label: { code }, hue, payload });
});
