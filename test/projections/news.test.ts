/** What a page says of its questions for news and of the answers, in whole runs. */
import { describe, expect, it } from 'vitest';
import { type Micros, micros, millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt, ticksOf } from '../../src/projections/index.ts';
import { PLAIN_LINK, PLAIN_TRANSPORTS, type Scenario, type Transport } from '../../src/scenario/index.ts';
import { bobSays, composition, DIRECT, runAll, scenario } from '../session/harness.ts';
import { factsOf } from '../trace/facts-of.ts';
import { lookOf } from './looks.ts';
import { story } from './story.ts';

async function laneOf(transport: Transport, changes: Partial<Scenario> = {}): Promise<LaneIndex> {
  const lanes = [{ id: 'a', clients: [{ name: 'Alice', transport }] }];
  const link = { ...PLAIN_LINK, rtt: millis(80) };
  const actions = [bobSays(600, 'hi')];
  const [trace] = await runAll(scenario({ lanes, link, actions, ...changes }), composition(DIRECT));
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('a', trace);
  index.extend();
  return index;
}

const polling = { ...PLAIN_TRANSPORTS.polling, interval: millis(1000) };
const asks = ({ trace }: LaneIndex): string[] => factsOf(trace, 'page-call').map(({ poll }) => poll);
const news = ({ trace }: LaneIndex): number[] => factsOf(trace, 'answer-read').map((fact) => fact.news);

/** "box 200 nothing-new": the answers by who sent them, with what the page has made of them. */
const answers = ({ arrows, nodes }: LaneIndex, at?: Micros): string[] =>
  arrows
    .filter(({ what, up }) => what === 'm' && !up)
    .map((arrow) => {
      const { label, hue } = lookOf(arrow, at);
      return [nodes[arrow.sender]?.role, label.code, label.note?.key ?? '', hue]
        .filter((word) => word !== '')
        .join(' ');
    });

describe('a page says why it asks', () => {
  it('because it starts, then because its interval is over', async () => {
    expect(asks(await laneOf(polling))).toEqual(['start', ...Array.from({ length: 5 }, () => 'interval')]);
    const after = { ...polling, pace: 'after-answer' } as const;
    expect(asks(await laneOf(after, { until: millis(2000) }))).toEqual(['start', 'interval']);
  });

  it('because the last answer has come, where the server holds its answers', async () => {
    const held = { ...PLAIN_TRANSPORTS['long-polling'], hold: millis(2000) };
    const lane = await laneOf(held);
    expect(asks(lane)).toEqual(['start', 'answer', 'answer', 'answer']);
    expect(news(lane)).toEqual([1, 0, 0]);
    expect(ledgerAt(lane.totals, millis(5000))).toMatchObject({ polls: 4, emptyPolls: 2, delivered: 1 });
  });

  it('because the last question was lost', async () => {
    const gone = [{ id: 'x', at: millis(100), kind: 'server', do: { deed: 'crash' } }] as const;
    expect(asks(await laneOf(PLAIN_TRANSPORTS['long-polling'], { actions: [...gone] })).slice(0, 2)).toEqual([
      'start',
      'lost',
    ]);
  });

  it('and says nothing where a stream brings the news', async () => {
    for (const kind of ['event-stream', 'streaming', 'websocket'] as const) {
      const lane = await laneOf(PLAIN_TRANSPORTS[kind]);
      expect([asks(lane), news(lane)]).toEqual([[''], []]);
    }
  });
});

describe('an answer has nothing new', () => {
  it('from the moment at which the page has read it', async () => {
    const lane = await laneOf(polling, { until: millis(400), actions: [] });
    // To open, there, and back: 80 + 40 + 40 ms.
    expect(answers(lane, micros(159_999))).toEqual(['server 200 http']);
    expect(answers(lane, millis(160))).toEqual(['server 200 nothing-new empty']);
    expect(ticksOf([lane]).map(({ hue }) => hue)).toEqual(['tcp', 'tcp', 'http', 'empty']);
  });

  it('when the page has all that is in it: what overlaps brings the same message twice', async () => {
    const overlapping = { ...polling, interval: millis(50), pace: 'overlapping' } as const;
    const lane = await laneOf(overlapping, { until: millis(900) });
    expect(news(lane).filter((n) => n > 0)).toEqual([1]);
  });

  it('on each connection that it came by', async () => {
    const link = { ...PLAIN_LINK, rtt: millis(80), box: 'buffers' } as const;
    expect(answers(await laneOf(polling, { link, until: millis(2000) }))).toEqual([
      'server 200 nothing-new empty',
      'box 200 nothing-new empty',
      'server 200 messages http',
      'box 200 messages http',
    ]);
  });

  it('and a proxy that answers by itself had it from nobody', () => {
    const lane = story(`
      0 poll start
      0..40 → GET /messages?since=0
      40..80 ← 200 []
      80 read 0
    `);
    const [, answer] = lane.arrows;
    expect(answer && lane.sourceOf(answer)).toBeUndefined();
    expect(answers(lane)).toEqual(['server 200 nothing-new empty']);
  });
});

it('an answer to what the learner asks says what is in it, and is no poll', async () => {
  const call = { deed: 'fetch', call: 'f', method: 'GET', target: '/messages?since=0' } as const;
  const lane = await laneOf(PLAIN_TRANSPORTS.websocket, {
    actions: [{ id: 'f', at: millis(500), kind: 'client', client: 'Alice', do: { ...call, fields: [] } }],
  });
  expect(ledgerAt(lane.totals, millis(5000))).toMatchObject({ polls: 0, emptyPolls: 0 });
  expect(answers(lane)).toEqual(['server 101 Switching Protocols upgrade', 'server 200 nothing-new empty']);
});
