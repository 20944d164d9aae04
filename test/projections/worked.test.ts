/** Worked examples: a few lines of a story (story.ts) and every number that follows from them, computed by hand. */
import { describe, expect, it } from 'vitest';
import {
  LaneIndex,
  ledgerAt,
  linearScale,
  momentBeside,
  momentsUntil,
  rowsUntil,
  stageOf,
  ticksOf,
} from '../../src/projections/index.ts';
import { detailOf, frameRows, requestRows, requestsAt } from '../../src/projections/inspection/index.ts';
import { Trace } from '../../src/trace/index.ts';
import { at, cutAt, story, traceOf } from './story.ts';

const POLLING = `
  0..40 → SYN
  40..80 ← SYN ACK
  80 connected
  80..120 → ACK
  80..120 → GET /messages?since=0
  120..160 ← 200 []
  160..200 → ACK
  300 born 1 Bob hi
  1080..1120 → GET /messages?since=0
  1120..1160 ← 200 [{"id":1,"from":"Bob","text":"hi"}]
  1160 shown 1
  1160..1200 → ACK
`;

const SOCKET = `
  0 state 0
  0..40 → SYN
  40..80 ← SYN ACK
  80 connected
  80..120 → ACK
  80..120 → UPGRADE /chat
  120..160 ← 101
  160 state 1
  160 event open
  200 born 1 Bob one
  200..240 ← text one
  240 shown 1
  400 born 2 Bob two
  400..460 ← text two
  460 shown 2
  600 born 3 Bob three
  600..650 ← text three
  650 shown 3
  700..740 ← ping
  740..780 → pong
  800..840 → close 1000
  800 state 2
  840..880 ← close 1000
  840..880 ← FIN ACK
  880..920 → FIN ACK
  880 state 3
  880 event close 1000
`;

const arrowsOf = (index: LaneIndex): string[] =>
  index.arrows.map(({ address, t0, t1, up, label, hue }) => {
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
    const [whole, copy] = [traceOf(SOCKET), new Trace()];
    const growing = new LaneIndex('a', copy);
    for (let ms = 0; ms <= 1000; ms += 50) {
      const cut = cutAt(whole, ms * 1000);
      copy.apply(cut.patchSince(copy.mark()));
      growing.extend();
    }
    expect(arrowsOf(growing)).toEqual(arrowsOf(story(SOCKET)));
    expect([growing.moments, growing.inFlight]).toEqual([story(SOCKET).moments, story(SOCKET).inFlight]);
    expect(growing.dots).toEqual(story(SOCKET).dots);
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
    expect(view?.events.toSorted((a, b) => a.at - b.at).map(({ code, client }) => [code, client])).toEqual([
      ['onopen', true],
      ['TypeError', false],
      ['onclose 1006', true],
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
    [159, { emptyPolls: 0, roundTrips: 1, overhead: 100 }],
    [160, { emptyPolls: 1, roundTrips: 2, delivered: 0, median: -1 }],
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

describe('rows', () => {
  it('of frames: the handshake, then each frame', () => {
    const rows = frameRows([story(SOCKET)]);
    expect(rows.map(({ at: when, name, info, octets }) => [when / 1000, name, info, octets])).toEqual([
      [80, 'GET /chat', 'Upgrade: websocket', 155],
      [120, '101', 'Switching Protocols', 129],
      [200, '0x1 text', 'one', 5],
      [400, '0x1 text', 'two', 5],
      [600, '0x1 text', 'three', 7],
      [700, '0x9 ping', '', 2],
      [740, '0xa pong', '', 6],
      [800, '0x8 close 1000', '', 8],
      [840, '0x8 close 1000', '', 4],
    ]);
    expect(rowsUntil(rows, at(199))).toBe(2);
    expect(rowsUntil(rows, at(200))).toBe(3);
  });

  it('of requests: without a status until the answer is there', () => {
    const rows = requestRows([story(POLLING)]);
    const shown = (ms: number): unknown[] =>
      requestsAt(rows, at(ms)).map(({ method, target, status, octetsUp, octetsDown, duration }) => [
        method,
        target,
        status,
        octetsUp,
        octetsDown,
        duration,
      ]);
    expect(shown(79)).toEqual([]);
    expect(shown(159)).toEqual([['GET', '/messages?since=0', 0, 34, 0, -1]]);
    expect(shown(160)).toEqual([['GET', '/messages?since=0', 200, 34, 40, 80_000]]);
    expect(shown(1160)[1]).toEqual(['GET', '/messages?since=0', 200, 34, 74, 80_000]);
  });

  it('ticks of all lanes by time', () => {
    const ticks = ticksOf([story(POLLING, 'a'), story('100..140 ← text x', 'b')]);
    expect(ticks.map(({ at: when, lane }) => `${when / 1000} ${lane}`)).toEqual([
      '0 0',
      '40 0',
      '80 0',
      '100 1',
      '120 0',
      '1080 0',
      '1120 0',
    ]);
  });
});

describe('details', () => {
  it('of an answer lead to the row of its request, from the moment that it leaves', () => {
    const lane = story(POLLING);
    const answers = (address: string, ms: number) => detailOf(lane, address, at(ms))?.answers;
    expect(requestRows([lane]).map(({ pending }) => pending.address)).toEqual(['a/c0/up/m0', 'a/c0/up/m1']);
    expect([119, 120, 2000].map((ms) => answers('a/c0/down/m0', ms))).toEqual([
      undefined,
      'a/c0/up/m0',
      'a/c0/up/m0',
    ]);
    expect(answers('a/c0/down/m1', 1120)).toBe('a/c0/up/m1');
    expect(['a/c0/up/m0', 'a/c0/up/s0'].map((address) => answers(address, 2000))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('of a 101 lead to its upgrade request, those of a frame to none', () => {
    const lane = story(SOCKET);
    const answers = (address: string) => detailOf(lane, address, at(2000))?.answers;
    expect([answers('a/c0/down/m0'), answers('a/c0/down/f0')]).toEqual(['a/c0/up/m0', undefined]);
  });
});

describe('moments', () => {
  const lanes = [story(POLLING, 'a'), story('100..140 ← text x', 'b')];

  it('step to where something leaves, arrives, is born or shown, in any lane', () => {
    const forward: number[] = [];
    for (let t = momentBeside(lanes, at(0), 1); t !== undefined; t = momentBeside(lanes, t, 1))
      forward.push(t / 1000);
    expect(forward).toEqual([40, 80, 100, 120, 140, 160, 300, 1080, 1120, 1160]);
    const back: number[] = [];
    for (let t = momentBeside(lanes, at(1160), -1); t !== undefined; t = momentBeside(lanes, t, -1))
      back.push(t / 1000);
    expect(back).toEqual([1120, 1080, 300, 160, 140, 120, 100, 80, 40, 0]);
  });

  it('are counted up to the cursor', () => {
    expect([0, 39, 40, 100, 5000].map((ms) => momentsUntil(lanes, at(ms)))).toEqual([1, 1, 2, 4, 11]);
  });
});

describe('addresses', () => {
  it('of a fact: its transfer, its message, or what caused it', () => {
    const lane = story(POLLING);
    const found = Array.from(
      { length: lane.trace.length },
      (_, i) => `${lane.trace.kindAt(i)} ${lane.addressOf(i)}`,
    );
    expect(found).toContain('message-born a/born/1');
    expect(found).toContain('message-shown a/shown/1');
    expect(found).toContain('response-received a/c0/down/m1');
    expect(found.filter((each) => each.startsWith('segment-arrived'))).toEqual([
      'segment-arrived a/c0/up/s0',
      'segment-arrived a/c0/down/s0',
      'segment-arrived ',
      'segment-arrived a/c0/up/m0',
      'segment-arrived a/c0/down/m0',
      'segment-arrived ',
      'segment-arrived a/c0/up/m1',
      'segment-arrived a/c0/down/m1',
      'segment-arrived ',
    ]);
  });

  it.each([
    ['a/c0/down/m1', 'a/c0/down/m1'],
    ['a/c0/down/m9', 'a/c0/down/m1'],
    ['a/c0/up/f0', 'a/c0/down/m1'],
    ['a/c7/up/m0', 'a/c0/down/m1'],
    ['a/shown/4', 'a/shown/1'],
    ['a/born/0', ''],
    ['nonsense', ''],
  ])('nearest to %s is %j', (wanted, found) => {
    expect(story(POLLING).nearest(wanted)).toBe(found);
  });
});
