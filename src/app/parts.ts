/** Code that only some lanes need: fetched before the first of them runs, and kept. */
import type { BrowserParts } from '../clients/index.ts';
import type { Action, Knobs, LaneScenario } from '../scenario/index.ts';
import type { HostParts } from '../servers/index.ts';
import type { Deflate } from '../wire/websocket/deflate/index.ts';

/** What is at hand. To a lane that turns nothing of it on it makes no difference. */
export interface Parts extends BrowserParts, HostParts {
  deflate?: Deflate;
  boxes?: typeof import('../servers/boxes/index.ts');
  push?: typeof import('../clients/push/index.ts');
}

const FETCH: { readonly [N in keyof Required<Parts>]: () => Promise<Required<Parts>[N]> } = {
  Fetcher: async () => (await import('../clients/fetch/index.ts')).Fetcher,
  Middleware: async () => (await import('../servers/middleware/index.ts')).Middleware,
  gzip: async () => (await import('../wire/gzip/index.ts')).GZIP,
  deflate: () => import('../wire/websocket/deflate/index.ts'),
  boxes: () => import('../servers/boxes/index.ts'),
  push: () => import('../clients/push/index.ts'),
};

/** Fetches what the lane needs. */
export async function fetchParts(parts: Parts, { lane, link, server, actions }: LaneScenario): Promise<void> {
  const transports = lane.clients.map(({ transport }) => transport);
  const pushes = transports.some(({ kind }) => kind !== 'polling' && kind !== 'websocket');
  const compresses = transports.some((each) => each.kind === 'websocket' && each.compression !== 'off');
  await Promise.all([
    fetchFeatures(parts, server),
    fetch(parts, 'boxes', link.box !== 'none'),
    fetch(parts, 'deflate', compresses),
    // Streams are read through the fetcher: an event stream may be redirected, and may need leave.
    fetch(parts, 'Fetcher', pushes),
    fetch(parts, 'push', pushes),
    ...actions.map((action) => fetchPartsFor(parts, action)),
  ]);
}

/** Fetches what a knob that is turned in the middle of a run needs. */
export async function fetchPartsFor(parts: Parts, action: Action): Promise<void> {
  if (action.kind !== 'knobs') return;
  const { box = 'none' } = action.set;
  await Promise.all([fetchFeatures(parts, action.set), fetch(parts, 'boxes', box !== 'none')]);
}

/** Fetches all of it, for a teacher's server that may go away. */
export async function fetchAllParts(parts: Parts): Promise<void> {
  const names = ['Fetcher', 'Middleware', 'gzip', 'deflate', 'boxes', 'push'] as const;
  await Promise.all(names.map((name) => fetch(parts, name, true)));
}

/** What of HTTP a server may have switched on beside plain answers. */
async function fetchFeatures(parts: Parts, server: Knobs): Promise<void> {
  const { etag = false, cookie = 0, gzip = false, moved = false, foreign = false } = server;
  const some = etag || cookie > 0 || gzip || moved || foreign;
  await Promise.all([
    fetch(parts, 'Fetcher', some),
    fetch(parts, 'Middleware', some),
    fetch(parts, 'gzip', gzip),
  ]);
}

async function fetch<N extends keyof Parts>(parts: Parts, name: N, isNeeded: boolean): Promise<void> {
  if (isNeeded) parts[name] ??= await FETCH[name]();
}
