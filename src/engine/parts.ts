/**
 * Code that only some lanes and questions need: fetched before the first of them, and kept. The page's `lazy()` is not for a
 * worker: it is the page that says what did not come, and tries it again.
 */
import { type Action, ALL_KNOBS, type ClientDeed, type Knobs, type LaneScenario } from '../scenario/index.ts';

/** The server did not hand them out. */
export class MissingParts extends Error {}

/** Empty, or all of it. To a lane that turns nothing of it on it makes no difference. */
export type Parts = Partial<Extras>;
export type Extras = typeof import('./extras.ts');

/** Fetches what there is beside plain lanes, if this one needs some of it. */
export async function fetchParts(parts: Parts, lane: LaneScenario): Promise<void> {
  if (isMore(lane)) await fetchAllParts(parts);
}

/** The same for a knob that is turned in the middle of a run. */
export async function fetchPartsFor(parts: Parts, action: Action): Promise<void> {
  if (turnsOn(action)) await fetchAllParts(parts);
}

/** Fetches all of it: a teacher's server may be gone when it is wanted. */
export async function fetchAllParts(parts: Parts): Promise<Extras> {
  if (isWhole(parts)) return parts;
  const extras = await import('./extras.ts').catch((error: unknown) => {
    throw new MissingParts(String(error));
  });
  return Object.assign(parts, extras);
}

const isWhole = (parts: Parts): parts is Extras => parts.Fetcher !== undefined;

/** Whether it takes more than polling or a plain WebSocket on a bare path. */
export const isMore = ({ lane, link, server, actions }: LaneScenario): boolean =>
  has({ ...link, ...server }) ||
  actions.some(turnsOn) ||
  lane.clients.some(
    ({ transport }) =>
      transport.kind !== 'polling' && (transport.kind !== 'websocket' || transport.compression !== 'off'),
  );

const turnsOn = (action: Action): boolean =>
  action.kind === 'knobs' ? has(action.set) : action.kind === 'client' && hasOptions(action.do);

/** A script that says how its cache or its cookies take part wants them to be there. */
const hasOptions = (deed: ClientDeed): boolean =>
  deed.deed === 'fetch' &&
  [deed.cache, deed.credentials, deed.redirect].some((option) => option !== undefined);

/** What of HTTP a server has switched on beside plain answers, or a box half-way. */
const has = (set: Knobs): boolean =>
  ALL_KNOBS.some(([name, { needsMore, plain }]) => needsMore && (set[name] ?? plain) !== plain);
