/** The state that a lane's heading shows is that of the page's own socket, whatever the learner's console opens beside it. */
import { expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt } from '../../src/projections/index.ts';
import { type Action, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { runAll, scenario } from '../session/harness.ts';

const act = (id: string, ms: number, deed: (Action & { kind: 'client' })['do']): Action => ({
  id,
  at: millis(ms),
  kind: 'client',
  client: 'Alice',
  do: deed,
});

it('is open while the console opens and closes a socket of its own', async () => {
  const lanes = [{ id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] }];
  const actions = [
    act('o', 300, { deed: 'socket-open', call: 'x', target: '/chat' }),
    act('c', 900, { deed: 'socket-close', call: 'x' }),
    act('p', 2000, { deed: 'close', code: 1000 }),
  ];
  const [trace] = await runAll(scenario({ lanes, actions }));
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('b', trace);
  index.extend();
  const states = [0, 200, 300, 600, 900, 1500, 2000, 2500];
  expect(states.map((ms) => ledgerAt(index.totals, millis(ms)).readyState)).toEqual([0, 1, 1, 1, 1, 1, 2, 3]);
});
