/** Whole runs without a worker and a page: what the build computes beforehand. */
import type { Prerun, Stops, Written } from '../course/play/index.ts';
import { laneOf, type Scenario } from '../scenario/index.ts';
import { Realm } from '../servers/index.ts';
import { makeTurner, Session } from '../session/index.ts';
import { wayOf } from './answers.ts';
import { compose } from './composition.ts';
import * as extras from './extras.ts';
import { Run } from './run.ts';

/**
 * Replaces the globals of the realm that it is called in: a thread of its own. `undefined` stands for a run in which the
 * console takes part, of which there is more to say.
 */
export async function runHeadless(all: readonly Written[]): Promise<(Prerun | undefined)[]> {
  const turner = makeTurner(false, 'headless');
  const composition = compose(
    Realm.install(),
    turner.turn,
    { http: 'msw', sockets: 'mock-socket' },
    { ...extras },
  );
  const preruns: (Prerun | undefined)[] = [];
  for (const { scenario, stops } of all) {
    const runs = new Map<string, Run>();
    for (const lane of scenario.lanes) {
      const session = new Session(laneOf(scenario, lane), composition);
      runs.set(lane.id, new Run(0, lane.id, session.trace));
      await session.advance(scenario.until, new AbortController().signal);
    }
    preruns.push(prerunOf(scenario, runs, stops));
  }
  turner.close();
  return preruns;
}

function prerunOf({ until }: Scenario, runs: ReadonlyMap<string, Run>, stops?: Stops): Prerun | undefined {
  const told = [...runs].map(([lane, run]) => [lane, run.patch(until)] as const);
  if (told.some(([, { calls }]) => calls !== undefined)) return undefined;
  return {
    lanes: Object.fromEntries(told.map(([lane, { patch }]) => [lane, patch])),
    ways: (stops?.steps ?? []).map(({ scenario }, n) =>
      scenario === 0 && stops !== undefined ? wayOf({ stops, n }, runs) : null,
    ),
  };
}
