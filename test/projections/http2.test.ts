/** What polls would have cost over HTTP/2: a story counted by hand, then runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { Http2Cost } from '../../src/projections/http2/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { PLAIN_LINK, PLAIN_TRANSPORTS, type Scenario } from '../../src/scenario/index.ts';
import { ACK, PSH, type Trace } from '../../src/trace/index.ts';
import { connect, FROM_BOX, recorder } from '../trace/cast.ts';
import { bobSays, composition, DIRECT, runAll, scenario } from '../session/harness.ts';
import { cutAt, traceOf } from './story.ts';

function costOf(trace: Trace): Http2Cost {
  const cost = new Http2Cost(trace);
  cost.extend();
  return cost;
}

const polling = PLAIN_TRANSPORTS.polling;
const alice = (transport: Scenario['lanes'][number]['clients'][number]['transport'], name = 'Alice') => ({
  name,
  transport,
});

async function run(changes: Partial<Scenario>, client = alice(polling)): Promise<Trace> {
  const lanes = [{ id: 'a', clients: [client] }];
  const link = { ...PLAIN_LINK, rtt: millis(80) };
  const [trace] = await runAll(
    scenario({ link, until: millis(6000), lanes, actions: [], ...changes }),
    composition(DIRECT),
  );
  if (trace === undefined) throw new Error('one lane');
  return trace;
}

/** What each second has cost. */
function seconds(cost: Http2Cost): number[] {
  const sums = [0, 1, 2, 3, 4, 5].map((n) => cost.octets.at(millis(n * 1000 + 999)));
  return sums.map((sum, n) => sum - (sums[n - 1] ?? 0));
}

describe('a story', () => {
  const TEXT = `
    0..40 → SYN
    40..80 ← SYN ACK
    80..120 → ACK
    80..120 → GET /messages?since=0
    120..160 ← 200 []
    160..200 → ACK
    1080..1120 → GET /messages?since=0
    1120..1160 ← 200 [{"id":1,"from":"Bob","text":"hi"}]
    1160..1200 → ACK
  `;
  // In octets. :method, empty :authority, :scheme 1 each; :path 1 + 1 + 12; priority 1 + 7 + 6, later 1.
  const first = 9 + 5 + (3 + 14 + 14);
  const later = 9 + 5 + (3 + 14 + 1);
  // The size of the table 3, :status 1, content-length 2 + 1 + its digits; then DATA.
  const empty = 9 + (3 + 1 + 4) + 9 + 2;
  const full = 9 + (1 + 5) + 9 + 35;
  const opening = 60 + 60 + 52 + (24 + 33 + 13 + 9) + (9 + 9);
  it.each([
    [0, 0],
    [80, opening + 52 + first],
    [120, opening + 52 + first + 52 + empty],
    [1000, opening + 52 + first + 52 + empty + 52],
    [1080, opening + 52 + first + 52 + empty + 52 + 52 + later],
    [1200, opening + 52 + first + 52 + empty + 52 + 52 + later + 52 + full + 52],
  ])('at %d ms: %d', (at, octets) => {
    expect(costOf(traceOf(TEXT)).octets.at(millis(at))).toBe(octets);
  });

  it('what is sent again counts as much of the message as over HTTP/1.1', () => {
    const trace = traceOf(TEXT);
    const whole = trace.stream(0, true).length / 2;
    const before = costOf(trace).octets.last;
    const span = { conn: 0, up: true, from: whole, to: whole + whole / 2 };
    const again = { ...span, flags: PSH | ACK, overhead: 0, retransmission: 'timeout' } as const;
    trace.append('segment-sent', millis(2000), again);
    expect(costOf(trace).octets.last).toBe(before + 52 + Math.floor(later / 2 + 0.5));
  });
});

it('the half of a way behind a proxy does not count', () => {
  const text = `
    0..40 → SYN
    40..80 ← SYN ACK
    80..120 → GET /messages?since=0
    120..160 c1 → SYN
    160..200 c1 → GET /messages?since=0
    200..240 c1 ← 200 []
    240..280 ← 200 []
  `;
  const cost = (from: Trace, behind: 0 | 1): number => {
    const trace = recorder();
    for (let i = 0; i < from.length; i++) {
      const fact = from.at(i);
      if (fact.kind === 'unknown') continue;
      const { conn, up, to } = from.spanAt(i);
      connect(trace, conn, FROM_BOX);
      const log = trace.stream(conn, up);
      if (to > log.length) log.append(from.stream(conn, up).slice(log.length, to));
      if (behind === 0 && conn === 1) continue;
      const cause = behind === 0 ? -1 : fact.cause;
      trace.append(fact.kind, fact.at, { ...fact, cause });
    }
    return costOf(trace).octets.last;
  };
  expect(cost(traceOf(text), 1)).toBe(cost(traceOf(text), 0));
});

describe('polls of a run', () => {
  it('from the second on cost 243 octets in packets instead of 614', async () => {
    const trace = await run({});
    const index = new LaneIndex('a', trace);
    index.extend();
    expect(index.totals.octets.at(millis(2500)) - index.totals.octets.at(millis(1500))).toBe(614);
    expect(seconds(costOf(trace))).toEqual([661, 243, 243, 243, 243, 243]);
  });

  it('cost the same whether or not the lane keeps its connection', async () => {
    const actions = [bobSays(1500, 'one'), bobSays(2500, 'two')];
    const kept = await run({ actions });
    const closed = await run({ actions }, alice({ ...polling, keepAlive: false }));
    expect(seconds(costOf(closed))).toEqual(seconds(costOf(kept)));
  });

  it('are in as many TLS records as over HTTP/1.1', async () => {
    const plain = seconds(costOf(await run({})));
    const tls = seconds(costOf(await run({ link: { ...PLAIN_LINK, tls: 'tls13' } })));
    // A record for each message takes 22 octets; behind TLS Chromium sends six fields more, an index each by then.
    expect(tls.slice(1)).toEqual(plain.slice(1).map((octets) => octets + 2 * 22 + 6));
    expect(tls[0]! - plain[0]!).toBeGreaterThan(44 + 1931 + 816 + 80);
  });

  it('of two pages go over a connection each', async () => {
    const closed = { ...polling, keepAlive: false };
    const trace = await run({ lanes: [{ id: 'a', clients: [alice(closed), alice(closed, 'Carol')] }] });
    expect(seconds(costOf(trace))).toEqual([2 * 661, 486, 486, 486, 486, 486]);
  });
});

it('a socket costs what it costs', async () => {
  const trace = await run({ actions: [bobSays(1500, 'one')] }, alice(PLAIN_TRANSPORTS.websocket));
  const index = new LaneIndex('a', trace);
  index.extend();
  expect(costOf(trace).octets.last).toBe(index.totals.octets.last);
});

it('at any cursor, as if the run ended there', async () => {
  const link = { ...PLAIN_LINK, rtt: millis(80), loss: 100 };
  const trace = await run({ link, actions: [bobSays(1500, 'one')] });
  const full = costOf(trace);
  fc.assert(
    fc.property(fc.nat(6_000_000), (cursor) => {
      expect(costOf(cutAt(trace, cursor)).octets.last).toBe(full.octets.at(micros(cursor)));
    }),
    { numRuns: 30 },
  );
});
