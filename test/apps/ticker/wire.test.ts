/**
 * The ticker on the wire, in each transport. The market has one paper, so its updates follow from their births alone:
 * "AAA 123.45" as message 7 is {"id":7,"last":"AAA","prices":{"AAA":12345}}.
 */
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1, millis, toHex, utf8 } from '../../../src/base/index.ts';
import { LaneIndex } from '../../../src/projections/fold/index.ts';
import { ledgerAt } from '../../../src/projections/index.ts';
import {
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Scenario,
  type Transport,
} from '../../../src/scenario/index.ts';
import type { Trace } from '../../../src/trace/index.ts';
import { encodeFrame } from '../../../src/wire/websocket/index.ts';
import { chunk } from '../../clients/push-server.ts';
import { composition, DIRECT, MOCKED, runAll, scenario, textOf } from '../../session/harness.ts';
import { asks, factsOf } from '../../trace/facts-of.ts';

/** A trade every 400 ms, with one way of 40 ms. */
const ticker = (transport: Transport, changes: Partial<Scenario> = {}): Scenario =>
  scenario({
    until: millis(2000),
    link: { ...PLAIN_LINK, rtt: millis(80) },
    app: { name: 'ticker', every: millis(400), symbols: 1, update: 'difference' },
    lanes: [{ id: 'a', clients: [{ name: 'Alice', transport }] }],
    actions: [],
    ...changes,
  });

async function traceOf(of: Scenario): Promise<Trace> {
  const [trace] = await runAll(of, composition(DIRECT));
  if (trace === undefined) throw new Error('one lane, one trace');
  return trace;
}

const updates = (trace: Trace): string[] =>
  factsOf(trace, 'message-born').map(({ id, text }) => {
    const price = text.replace('AAA ', '').replace('.', '');
    return `{"id":${id},"last":"AAA","prices":{"AAA":${price}}}`;
  });
const down = (trace: Trace): string => fromLatin1(trace.stream(0, false).slice(0, Infinity));
/** "540 #1" of each price that the page shows. */
const shown = (trace: Trace): string[] =>
  factsOf(trace, 'message-shown').map(({ at, id }) => `${at / 1000} #${id}`);
const asked = (trace: Trace): string[] =>
  factsOf(trace, 'request-sent').map((fact) => `${fact.at / 1000} ${asks(fact)}`);

it('is born at a steady rate; each update has five digits, and the page shows what was born', async () => {
  const trace = await traceOf(ticker(PLAIN_TRANSPORTS.websocket));
  const born = factsOf(trace, 'message-born');
  expect(born.map(({ at, id }) => `${at / 1000} #${id}`)).toEqual([
    '400 #1',
    '800 #2',
    '1200 #3',
    '1600 #4',
    '2000 #5',
  ]);
  for (const { author, text } of born) expect(`${author} ${text}`).toMatch(/^Exchange AAA \d{3}\.\d\d$/);
  const texts = factsOf(trace, 'message-shown').map(({ text }) => text);
  expect(texts).toEqual(born.slice(0, 4).map(({ text }) => text));
});

it('comes from a host of its own name', async () => {
  const trace = await traceOf(ticker(PLAIN_TRANSPORTS.polling));
  const up = fromLatin1(trace.stream(0, true).slice(0, 200));
  expect(up.startsWith('GET /prices?since=0 HTTP/1.1\r\nHost: ticker.example\r\n')).toBe(true);
});

describe('an update travels', () => {
  it('in a frame, the moment it is born', async () => {
    const trace = await traceOf(ticker(PLAIN_TRANSPORTS.websocket));
    expect(asked(trace)).toEqual(['80 GET /ticker']);
    expect(shown(trace)).toEqual(['440 #1', '840 #2', '1240 #3', '1640 #4']);
    const frames = updates(trace).map((json) =>
      toHex(encodeFrame({ fin: true, opcode: 1, payload: utf8(json) }), ''),
    );
    expect(toHex(latin1(down(trace)), '').endsWith(frames.join(''))).toBe(true);
    // RFC 6455 §5.2: FIN and text, 44 octets.
    expect(frames[0]?.slice(0, 4)).toBe('812c');
  });

  it('as an event', async () => {
    const trace = await traceOf(ticker(PLAIN_TRANSPORTS['event-stream']));
    expect(asked(trace)).toEqual(['80 GET /events']);
    expect(shown(trace)).toEqual(['440 #1', '840 #2', '1240 #3', '1640 #4']);
    const events = updates(trace).map((json, n) => chunk(`id: ${n + 1}\ndata: ${json}\n\n`));
    expect(down(trace).endsWith(events.join(''))).toBe(true);
  });

  it('as a line', async () => {
    const trace = await traceOf(ticker(PLAIN_TRANSPORTS.streaming));
    expect(asked(trace)).toEqual(['80 GET /stream?since=0']);
    expect(shown(trace)).toEqual(['440 #1', '840 #2', '1240 #3', '1640 #4']);
    const lines = updates(trace).map((json) => chunk(`${json}\n`));
    expect(down(trace).endsWith(lines.join(''))).toBe(true);
  });

  it('in an answer that was held for it', async () => {
    const trace = await traceOf(ticker({ ...PLAIN_TRANSPORTS['long-polling'], hold: millis(1000) }));
    const asking = [0, 1, 2, 3, 4].map(
      (n) => `${n === 0 ? 80 : 400 * n + 40} GET /prices?since=${n}&wait=1000`,
    );
    expect(asked(trace)).toEqual(asking);
    expect(shown(trace)).toEqual(['440 #1', '840 #2', '1240 #3', '1640 #4']);
    const bodies = down(trace)
      .split('\r\n')
      .filter((line) => line.startsWith('['))
      .map((line) => /^\[.*?\](?=HTTP|$)/.exec(line)?.[0]);
    expect(bodies).toEqual(updates(trace).map((json) => `[${json}]`));
  });

  it('in the answer to the next question; where there is nothing new, the list is empty', async () => {
    const trace = await traceOf(ticker({ ...PLAIN_TRANSPORTS.polling, interval: millis(300) }));
    const [one, two, three] = updates(trace);
    // Asked at 80 (once the connection is open), then every 300 ms; heard 40 ms later, read after another 40.
    expect(asked(trace)).toEqual([
      '80 GET /prices?since=0',
      '300 GET /prices?since=0',
      '600 GET /prices?since=0',
      '900 GET /prices?since=1',
      '1200 GET /prices?since=2',
      '1500 GET /prices?since=3',
      '1800 GET /prices?since=3',
    ]);
    expect(factsOf(trace, 'answer-read').map(({ news }) => news)).toEqual([0, 0, 1, 1, 1, 0, 1]);
    expect(shown(trace)).toEqual(['680 #1', '980 #2', '1280 #3', '1880 #4']);
    const bodies = down(trace)
      .match(/\r\n\r\n\[.*?\](?=HTTP)/g)
      ?.map((body) => body.trim());
    expect(bodies?.slice(0, 5)).toEqual(['[]', '[]', `[${one}]`, `[${two}]`, `[${three}]`]);
    const index = new LaneIndex('a', trace);
    index.extend();
    expect(ledgerAt(index.totals, millis(2000))).toMatchObject({ polls: 7, emptyPolls: 3, delivered: 4 });
  });
});

it('has a path of its own that moves; each question is still one question', async () => {
  const polling = { ...PLAIN_TRANSPORTS.polling, interval: millis(1000) };
  const trace = await traceOf(ticker(polling, { server: { ...PLAIN_SERVER, moved: true } }));
  expect(asked(trace)).toEqual([
    '80 GET /prices?since=0',
    '160 GET /v2/prices?since=0',
    '1000 GET /prices?since=0',
    '1080 GET /v2/prices?since=0',
    '2000 GET /prices?since=2',
  ]);
  const index = new LaneIndex('a', trace);
  index.extend();
  expect(ledgerAt(index.totals, millis(2000))).toMatchObject({ polls: 3, emptyPolls: 1 });
});

describe('a page whose socket comes back', () => {
  it('asks for what it has missed', async () => {
    const transport = { ...PLAIN_TRANSPORTS.websocket, reconnect: 'at-once' } as const;
    const actions = [
      { id: 'x', at: millis(500), kind: 'server', do: { deed: 'close', code: 1001 } },
    ] as const;
    const trace = await traceOf(ticker(transport, { actions: [...actions] }));
    expect(asked(trace)[1]).toMatch(/GET \/ticker\?since=1$/);
    expect(shown(trace).map((each) => each.split(' ')[1])).toEqual(['#1', '#2', '#3', '#4']);
  });
});

it('is the same with and without mocks', async () => {
  const lanes = Object.values(PLAIN_TRANSPORTS).map((transport, n) => ({
    id: `l${n}`,
    clients: [{ name: 'Alice', transport }],
  }));
  const of = ticker(PLAIN_TRANSPORTS.polling, { lanes });
  const [direct, mocked] = await Promise.all([
    runAll(of, composition(DIRECT)),
    runAll(of, composition(MOCKED)),
  ]);
  expect(mocked.map(textOf)).toEqual(direct.map(textOf));
});
