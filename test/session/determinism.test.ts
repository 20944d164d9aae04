/**
 * Same scenario, same trace: whatever mounts the back end, however the run is cut into pieces, whatever the event
 * loop does in between, and whatever else runs at the same time.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import {
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Action,
  laneOf,
  type Scenario,
} from '../../src/scenario/index.ts';
import { Session } from '../../src/session/index.ts';
import {
  aliceSays,
  bobSays,
  composition,
  DIRECT,
  MOCKED,
  noisyTurn,
  runAll,
  scenario,
  textOf,
} from './harness.ts';

const texts = async (of: Scenario, by = composition()): Promise<string[]> =>
  (await runAll(of, by)).map(textOf);

const anAction = fc
  .record({
    at: fc.integer({ min: 0, max: 3000 }),
    bob: fc.boolean(),
    text: fc.string({ unit: 'grapheme', maxLength: 40 }),
  })
  .map(({ at, bob, text }) => (bob ? bobSays(at, text) : aliceSays(at, text)));

/** What upsets connections and tabs. */
const anUpset = fc
  .record({
    at: fc.integer({ min: 0, max: 3000 }),
    what: fc.constantFrom(
      { kind: 'server', do: { deed: 'crash' } },
      { kind: 'server', do: { deed: 'restart' } },
      { kind: 'server', do: { deed: 'close', code: 1001 } },
      { kind: 'server', do: { deed: 'raw', hex: '83 00' } },
      { kind: 'client', client: 'Alice', do: { deed: 'raw', hex: '81 00' } },
      { kind: 'client', client: 'Alice', do: { deed: 'sleep' } },
      { kind: 'client', client: 'Alice', do: { deed: 'wake' } },
      { kind: 'client', client: 'Alice', do: { deed: 'close' } },
    ),
  })
  .map(({ at, what }): Action => ({ id: 'upset', at: millis(at), ...what }) as Action);

const aPush = fc.constantFrom(
  { ...PLAIN_TRANSPORTS['long-polling'], hold: millis(700) },
  PLAIN_TRANSPORTS['long-polling'],
  { ...PLAIN_TRANSPORTS['event-stream'], retry: millis(400) },
  PLAIN_TRANSPORTS.streaming,
  { ...PLAIN_TRANSPORTS.websocket, reconnect: 'at-once' as const },
  { ...PLAIN_TRANSPORTS.websocket, reconnect: 'back-off' as const },
);

const aScenario = fc
  .record({
    seed: fc.nat(1_000_000),
    rtt: fc.integer({ min: 0, max: 300_000 }),
    jitter: fc.integer({ min: 0, max: 20_000 }),
    bandwidth: fc.constantFrom(0, 56_000, 10_000_000),
    interval: fc.integer({ min: 100, max: 2000 }),
    keepAlive: fc.boolean(),
    heartbeat: fc.constantFrom(0, 700),
    push: aPush,
    actions: fc.array(fc.oneof({ weight: 3, arbitrary: anAction }, anUpset), { maxLength: 8 }),
  })
  .map(({ seed, rtt, jitter, bandwidth, interval, keepAlive, heartbeat, push, actions }) =>
    scenario({
      seed,
      until: millis(3000),
      link: { ...PLAIN_LINK, rtt: micros(rtt), jitter: micros(jitter), bandwidth },
      server: { ...PLAIN_SERVER, heartbeat: millis(heartbeat) },
      lanes: [
        {
          id: 'a',
          clients: [
            {
              name: 'Alice',
              transport: { ...PLAIN_TRANSPORTS.polling, interval: millis(interval), keepAlive },
            },
          ],
        },
        { id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] },
        {
          id: 'c',
          clients: [
            { name: 'Alice', transport: push },
            { name: 'Carol', transport: push },
          ],
        },
      ],
      actions: actions.map((action, n) => ({ ...action, id: `x${n}` })),
    }),
  );

describe('a run', () => {
  it('gives the same trace twice, and another one for another seed', async () => {
    const once = await texts(scenario());
    expect(await texts(scenario())).toEqual(once);
    expect(await texts(scenario({ seed: 8 }))).not.toEqual(once);
  });

  it('gives the same trace through MSW and mock-socket as without them', async () => {
    await fc.assert(
      fc.asyncProperty(aScenario, async (of) => {
        expect(await texts(of, composition(MOCKED))).toEqual(await texts(of, composition(DIRECT)));
      }),
      { numRuns: 15 },
    );
  });

  it('does not notice extra turns of the event loop', async () => {
    const quiet = await texts(scenario());
    for (let n = 0; n < 20; n++)
      expect(await texts(scenario(), composition(MOCKED, noisyTurn()))).toEqual(quiet);
  });

  it('nor where news are pushed', async () => {
    await fc.assert(
      fc.asyncProperty(aScenario, async (of) => {
        expect(await texts(of, composition(MOCKED, noisyTurn()))).toEqual(await texts(of));
      }),
      { numRuns: 15 },
    );
  });

  it('does not notice other runs at the same time', async () => {
    const alone = await texts(scenario());
    const other = scenario({ seed: 99, actions: [bobSays(50, 'other')] });
    const [together] = await Promise.all([texts(scenario()), texts(other), texts(scenario())]);
    expect(together).toEqual(alone);
  });

  it('is the same in any pieces as at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        aScenario,
        fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 6 }),
        async (of, cuts) => {
          const whole = await texts(of);
          const pieces = await Promise.all(
            of.lanes.map(async (lane) => {
              const session = new Session(laneOf(of, lane), composition());
              let at = 0;
              for (const cut of cuts) {
                at = Math.min(at + cut, of.until);
                await session.advance(micros(at));
              }
              await session.advance(of.until);
              session.close();
              return textOf(session.trace);
            }),
          );
          expect(pieces).toEqual(whole);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('keeps its past when an action is appended, and equals a run that knew it from the start', async () => {
    await fc.assert(
      fc.asyncProperty(aScenario, anAction, async (of, late) => {
        const action: Action = { ...late, id: 'late' };
        const full: Scenario = { ...of, actions: [...of.actions, action] };
        for (const lane of of.lanes) {
          const session = new Session(laneOf(of, lane), composition());
          if (action.at > 0) await session.advance(micros(action.at - 1));
          const past = textOf(session.trace).split('\n').slice(0, session.trace.length);
          expect(session.append(action).ok).toBe(true);
          await session.advance(of.until);
          session.close();
          const text = textOf(session.trace);
          expect(text.split('\n').slice(0, past.length)).toEqual(past);
          const [fromZero] = await runAll({ ...full, lanes: [lane] });
          expect(fromZero && textOf(fromZero)).toBe(text);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('refuses an action in its past', async () => {
    const [lane] = scenario().lanes;
    const session = new Session(laneOf(scenario(), lane!), composition());
    await session.advance(millis(500));
    expect(session.append(bobSays(500, 'late')).ok).toBe(false);
    expect(session.append({ ...bobSays(500, 'in time'), at: micros(500_001) }).ok).toBe(true);
    session.close();
  });

  it('stops when it is aborted', async () => {
    const [lane] = scenario().lanes;
    const session = new Session(laneOf(scenario(), lane!), composition());
    await expect(session.advance(millis(5000), AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
    session.close();
  });

  it('lane a does not change when a knob of lane b is turned', async () => {
    const of = scenario();
    const [a] = await texts(of);
    const [a2, b2] = await texts({
      ...of,
      lanes: [of.lanes[0]!, { id: 'b', clients: of.lanes[0]!.clients }],
    });
    expect(a2).toBe(a);
    expect(b2).not.toBe(a);
  });
});
