/** Worked examples: a few lines of a story (story.ts) and every number that follows from them, computed by hand. */
import { ALICE, SERVER } from '../trace/cast.ts';
import { describe, expect, it } from 'vitest';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { lookOf } from './looks.ts';
import { growing } from './growing.ts';
import { ledgerAt, linearScale, stageOf } from '../../src/projections/index.ts';
import { POLLING, SOCKET } from './stories.ts';
import { at, story, traceOf } from './story.ts';

const arrowsOf = (index: LaneIndex): string[] =>
  index.arrows.map((arrow) => {
    const { address, t0, t1, up } = arrow;
    const { label, hue } = lookOf(arrow);
    const note = label.note === undefined ? '' : ` (${label.note.key} ${label.note.n})`;
    return `${address} ${t0 / 1000}..${t1 < 0 ? '' : t1 / 1000} ${up ? '→' : '←'} ${label.code}${note} ${hue}`;
  });

describe('arrows: one for each segment without octets, message and frame; pure ACKs are not drawn', () => {
  it('of polling', () => {
    expect(arrowsOf(story(POLLING))).toEqual([
      'a/c0/up/s0 0..40 → SYN tcp',
      'a/c0/down/s0 40..80 ← SYN ACK tcp',
      'a/c0/up/m0 80..120 → GET /messages?since=0 http',
      'a/c0/down/m0 120..160 ← 200 (nothing-new 0) empty',
      'a/c0/up/m1 1080..1120 → GET /messages?since=0 http',
      'a/c0/down/m1 1120..1160 ← 200 (messages 1) http',
    ]);
  });

  it('of a socket', () => {
    expect(arrowsOf(story(SOCKET)).slice(2)).toEqual([
      'a/c0/up/m0 80..120 → GET /chat · Upgrade upgrade',
      'a/c0/down/m0 120..160 ← 101 Switching Protocols upgrade',
      'a/c0/down/f0 200..240 ← text (octets 3) text',
      'a/c0/down/f1 400..460 ← text (octets 3) text',
      'a/c0/down/f2 600..650 ← text (octets 5) text',
      'a/c0/down/f3 700..740 ← ping control',
      'a/c0/up/f0 740..780 → pong control',
      'a/c0/up/f1 800..840 → close 1000 (close 1000) close',
      'a/c0/down/f4 840..880 ← close 1000 (close 1000) close',
      'a/c0/down/s1 840..880 ← FIN tcp',
      'a/c0/up/s1 880..920 → FIN tcp',
    ]);
  });

  it.each([
    ['0..40 ← binary 07 08 09', 'binary (octets 3) binary'],
    ['0..40 → piece half', 'text FIN=0 (octets 4) text'],
    ['0..40 → rest half', 'continuation (octets 4) text'],
    ['0..40 ← ping now', 'ping (octets 3) control'],
    ['0..40 ← close', 'close close'],
    ['0..40 ← RST', 'RST close'],
    ['0..40 ← 404 no', '404 close'],
    ['0..40 → POST /messages {"from":"A"}', 'POST /messages http'],
    ['0.. ← text lost', 'text (octets 4) text'],
  ])('%s', (line, named) => {
    expect(arrowsOf(story(line))[0]).toMatch(new RegExp(`[→←] ${named.replace(/[()]/g, '\\$&')}$`));
  });

  it('reading as the trace grows gives the same as at once', () => {
    const grown = growing(traceOf(SOCKET));
    const index = new LaneIndex('a', grown.trace);
    for (; grown.length <= traceOf(SOCKET).length; grown.length += 1) index.extend();
    expect(arrowsOf(index)).toEqual(arrowsOf(story(SOCKET)));
    expect([index.moments, index.inFlight]).toEqual([story(SOCKET).moments, story(SOCKET).inFlight]);
    expect(index.dots).toEqual(story(SOCKET).dots);
  });
});

describe('dots and waits', () => {
  it('a message lies at the server from its birth until the answer that carries it leaves', () => {
    const lane = story(POLLING);
    const [view] = stageOf([lane], linearScale(at(2000)), 0, 1000, at(2000)).lanes;
    // 36 px above the start, 120 px a second.
    const y = (ms: number): unknown => expect.closeTo(36 + (ms * 120) / 1000);
    expect(view?.dots).toMatchObject([
      { kind: 'born', id: 1, author: 'Bob', text: 'hi', latency: -1, y: y(300) },
      { kind: 'shown', id: 1, author: 'Bob', text: 'hi', latency: 860_000, y: y(1160) },
    ]);
    expect(view?.waits).toEqual([{ y0: y(300), y1: y(1120), wait: 820_000, column: 0 }]);
  });

  it('on a socket it does not wait', () => {
    const [view] = stageOf([story(SOCKET)], linearScale(at(2000)), 0, 1000, at(2000)).lanes;
    expect(view?.dots.filter(({ kind }) => kind === 'shown').map(({ latency }) => latency)).toEqual([
      40_000, 60_000, 50_000,
    ]);
    expect(view?.waits).toEqual([]);
  });

  it('events stand beside the line of their end; of two in one place the later one counts', () => {
    const lane = story(`
      100 event open
      500 threw TypeError
      900 event error
      900 event close 1006
    `);
    const [view] = stageOf([lane], linearScale(at(2000)), 0, 1000, at(2000)).lanes;
    expect(view?.events.toSorted((a, b) => a.at - b.at).map(({ code, node }) => [code, node])).toEqual([
      ['onopen', ALICE],
      ['TypeError', SERVER],
      ['onclose 1006', ALICE],
    ]);
  });
});

describe('the ledger', () => {
  it('of polling, all of it', () => {
    // 60 + 60 + 52 to open; (52 + 34) + (52 + 40) + 52 for the empty poll; (52 + 34) + (52 + 74) + 52 for the other.
    expect(ledgerAt(story(POLLING).totals, at(2000))).toEqual({
      delivered: 1,
      median: 860_000,
      worst: 860_000,
      octets: 172 + 230 + 264,
      // [{"id":1,"from":"Bob","text":"hi"}]
      octetsHttp2: -1,
      payload: 35,
      // (666 − 35) ÷ 666
      overhead: 94.7,
      // To open, and one each poll.
      roundTrips: 3,
      polls: 2,
      emptyPolls: 1,
      connections: 1,
      frames: 0,
      frameHeader: -1,
      readyState: -1,
    });
  });

  it.each([
    [0, { octets: 60, connections: 1, polls: 0, roundTrips: 0 }],
    [79, { octets: 120, roundTrips: 0, polls: 0 }],
    [80, { octets: 172 + 86, roundTrips: 1, polls: 1 }],
    // Nobody but the page says that [] is no news, and it has not read it: 2 of the 344 octets count until then.
    [159, { emptyPolls: 0, roundTrips: 1, payload: 2, overhead: 99.4 }],
    [160, { emptyPolls: 1, payload: 0, overhead: 100, roundTrips: 2, delivered: 0, median: -1 }],
    // The octets of the message have left, the page does not have it yet.
    [1159, { payload: 35, delivered: 0, worst: -1 }],
    [1160, { payload: 35, delivered: 1, worst: 860_000 }],
  ])('of polling at %i ms', (ms, some) => {
    expect(ledgerAt(story(POLLING).totals, at(ms))).toMatchObject(some);
  });

  it.each([
    // Of an even count the median is the lower of its middles: a latency that was.
    [240, 40_000, 40_000],
    [460, 40_000, 60_000],
    [650, 50_000, 60_000],
  ])('of a socket at %i ms: median %i µs, worst %i µs', (ms, median, worst) => {
    expect(ledgerAt(story(SOCKET).totals, at(ms))).toMatchObject({ median, worst });
  });

  it('of a socket counts frames, the header of the last data frame, and readyState', () => {
    const { totals } = story(SOCKET);
    expect(ledgerAt(totals, at(2000))).toMatchObject({
      frames: 7,
      frameHeader: 2,
      payload: 11,
      roundTrips: 2,
      readyState: 3,
    });
    expect([0, 160, 800, 880].map((ms) => ledgerAt(totals, at(ms)).readyState)).toEqual([0, 1, 2, 3]);
    expect(ledgerAt(story('0..40 → text hi').totals, at(50)).frameHeader).toBe(6);
  });
});
