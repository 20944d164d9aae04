/** Code that only some lanes need: fetched before the first of them runs, and kept. */
import type { Action, LaneScenario } from '../scenario/index.ts';
import type { Gzip } from '../wire/gzip/index.ts';
import type { Deflate } from '../wire/websocket/deflate/index.ts';

/** What is at hand. A lane that turns nothing of it on never uses it. */
export interface Parts {
  gzip?: Gzip;
  deflate?: Deflate;
  boxes?: typeof import('../servers/boxes/index.ts');
  push?: typeof import('../clients/push/index.ts');
}

const FETCH: { readonly [N in keyof Required<Parts>]: () => Promise<Required<Parts>[N]> } = {
  gzip: async () => (await import('../wire/gzip/index.ts')).GZIP,
  deflate: () => import('../wire/websocket/deflate/index.ts'),
  boxes: () => import('../servers/boxes/index.ts'),
  push: () => import('../clients/push/index.ts'),
};

/** Fetches what the lane needs. */
export async function fetchParts(parts: Parts, { lane, link, server, actions }: LaneScenario): Promise<void> {
  const kinds = lane.clients.map(({ transport }) => transport);
  await Promise.all([
    fetch(parts, 'gzip', server.gzip),
    fetch(parts, 'boxes', link.box !== 'none'),
    fetch(
      parts,
      'deflate',
      kinds.some((each) => each.kind === 'websocket' && each.compression !== 'off'),
    ),
    fetch(
      parts,
      'push',
      kinds.some(({ kind }) => kind !== 'polling' && kind !== 'websocket'),
    ),
    ...actions.map((action) => fetchPartsFor(parts, action)),
  ]);
}

/** Fetches what a knob that is turned in the middle of a run needs. */
export async function fetchPartsFor(parts: Parts, action: Action): Promise<void> {
  if (action.kind !== 'knobs') return;
  const { gzip = false, box = 'none' } = action.set;
  await Promise.all([fetch(parts, 'gzip', gzip), fetch(parts, 'boxes', box !== 'none')]);
}

/** Fetches all of it, for a teacher's server that may go away. */
export async function fetchAllParts(parts: Parts): Promise<void> {
  await Promise.all((['gzip', 'deflate', 'boxes', 'push'] as const).map((name) => fetch(parts, name, true)));
}

async function fetch<N extends keyof Parts>(parts: Parts, name: N, isNeeded: boolean): Promise<void> {
  if (isNeeded) parts[name] ??= await FETCH[name]();
}
