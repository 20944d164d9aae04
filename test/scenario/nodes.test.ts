/** Who takes part in a lane, by number, and the order of their lifelines; a run takes them in by the same numbers. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import {
  type Action,
  laneOf,
  lifelinesOf,
  nodesOf,
  PLAIN_LINK,
  PLAIN_TRANSPORTS,
  type Scenario,
} from '../../src/scenario/index.ts';
import { bobSays, composition, runAll, scenario } from '../session/harness.ts';

const socket = (name: string) => ({ name, transport: PLAIN_TRANSPORTS.websocket });
const lanes = [{ id: 'a', clients: [socket('Alice'), socket('Carol'), socket('Dave')] }];
const actions = [bobSays(900, 'hi'), bobSays(1500, 'again')];

const nodes = (changes: Partial<Scenario>): readonly string[] => {
  const of = scenario({ lanes, actions, ...changes });
  return of.lanes.flatMap((lane) =>
    nodesOf(laneOf(of, lane)).map((node) =>
      node.role === 'page' ? node.name : node.role === 'box' ? node.kind : node.role,
    ),
  );
};
const turn = (set: object, lane?: string): Action =>
  ({ id: 'k', at: millis(100), kind: 'knobs', set, ...(lane !== undefined && { lane }) }) as Action;

describe('the nodes of a lane', () => {
  it('are the server, then its pages in their order', () => {
    expect(nodes({})).toEqual(['server', 'Alice', 'Carol', 'Dave']);
  });

  it.each([
    ['strips-upgrade', 'proxy'],
    ['buffers', 'proxy'],
    ['caches', 'cache'],
    ['drops-upgrade', 'firewall'],
  ] as const)('and a box that %s, which is a %s', (box, kind) => {
    expect(nodes({ link: { ...PLAIN_LINK, box } }).at(-1)).toBe(kind);
  });

  it('and one that cuts idle connections, be it only from some moment on, in the lane of that action', () => {
    expect(nodes({ actions: [turn({ idleCut: millis(500) })] }).at(-1)).toBe('box');
    expect(nodes({ actions: [turn({ idleCut: millis(500) }, 'other')] })).toHaveLength(4);
    expect(nodes({ actions: [turn({ box: 'caches' }), turn({ box: 'none' })] }).at(-1)).toBe('cache');
  });

  it('stand with the pages at the left, the server at the right, and a box between', () => {
    const of = scenario({ lanes, link: { ...PLAIN_LINK, box: 'caches' } });
    const [lane] = of.lanes;
    expect(lane && lifelinesOf(nodesOf(laneOf(of, lane)))).toEqual([1, 2, 3, 4, 0]);
  });

  it.each(['none', 'strips-upgrade', 'buffers', 'caches', 'drops-upgrade'] as const)(
    'have the same numbers in a run: %s',
    async (box) => {
      const of = scenario({ lanes, actions, link: { ...PLAIN_LINK, box } });
      const [trace] = await runAll(of, composition());
      const said = trace?.nodes.map(({ name, role }) => (role === 'page' ? name : role));
      const known = box === 'none' ? nodes({}) : [...nodes({}), 'box'];
      expect(said).toEqual(known);
    },
  );
});
