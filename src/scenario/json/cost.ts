/**
 * What a scenario costs before it runs. A scenario may come from anybody's link: what would hold up the page for
 * seconds is refused, by the bound that it breaks. Everything the page itself offers stays below these bounds.
 */
import { applyEdits } from '../edits.ts';
import { ALL_KNOBS } from '../knobs.ts';
import { timesOf } from '../transports.ts';
import { PLAIN_APP } from '../kinds.ts';
import { type Load, loadOf } from './apps/index.ts';
import type { Action, Edit, Knobs, Scenario } from './schema.ts';

export const BOUNDS = {
  /** Edits of a scenario. */
  edits: 5000,
  /** Actions of a scenario. */
  actions: 1000,
  /** Octets that the actions and the application send, with every repetition. */
  octets: 4_000_000,
  /** Any time or span, in µs: 2³¹ − 1, a little more than 35 minutes. */
  time: 2_147_483_647,
  /** Requests, pings and messages that the run would take up to its end, in all lanes together. */
  events: 100_000,
} as const;

/** The first bound that is broken, and what the scenario has of it. */
export interface Excess {
  readonly bound: keyof typeof BOUNDS;
  readonly is: number;
}

const utf8 = new TextEncoder();
const lengthOf = (text: string): number => utf8.encode(text).length;

/** Undefined for a scenario that may run, with these edits of it. */
export function costOf(base: Scenario, edits: readonly Edit[] = []): Excess | undefined {
  if (edits.length > BOUNDS.edits) return { bound: 'edits', is: edits.length };
  const scenario = applyEdits(base, edits);
  const { actions } = scenario;
  const load = appLoad(scenario);
  const costs: readonly Excess[] = [
    { bound: 'actions', is: actions.length },
    { bound: 'octets', is: actions.reduce((sum, action) => sum + octetsOf(action), load.octets) },
    { bound: 'time', is: Math.max(longest(scenario), load.longest) },
    { bound: 'events', is: eventsOf(scenario, load.messages) },
  ];
  return costs.find(({ bound, is }) => is > BOUNDS[bound]);
}

function appLoad({ app = PLAIN_APP, until, actions }: Scenario): Load {
  const deeds = actions.flatMap((action) => (action.kind === 'server' ? [action.do] : []));
  return loadOf(app, until, deeds);
}

/** A call adds one action to a thousand, which are the same objects as before: each is written out once. */
const known = new WeakMap<Action, number>();

function octetsOf(action: Action): number {
  if (action.kind !== 'server' && action.kind !== 'client') return 0;
  let octets = known.get(action);
  if (octets === undefined) {
    const { text, times, ...others }: Readonly<Record<string, unknown>> = action.do;
    const said = typeof text === 'string' ? lengthOf(text) : 0;
    octets = said * (typeof times === 'number' ? times : 1) + lengthOf(JSON.stringify(others));
    known.set(action, octets);
  }
  return octets;
}

/** The longest time in it: of the path, the server, the pages and the actions. */
function longest({ until, link, server, lanes, actions }: Scenario): number {
  const spans: number[] = [until, ...timesIn(link), ...timesIn(server)];
  for (const { transport } of lanes.flatMap(({ clients }) => clients)) {
    spans.push(...timesOf(transport));
  }
  for (const action of actions) {
    spans.push(action.at);
    if (action.kind === 'knobs') spans.push(...timesIn(action.set));
  }
  return spans.reduce((most, span) => Math.max(most, span), 0);
}

function timesIn(set: Knobs): number[] {
  const values = new Map<string, unknown>(Object.entries(set));
  return ALL_KNOBS.flatMap(([name, { is }]) => (is === 'time' ? Number(values.get(name) ?? 0) : []));
}

/** How often something would happen: every page asks, every socket is pinged, every message reaches every page. */
function eventsOf({ until, server, lanes, actions }: Scenario, more: number): number {
  const turned = actions.flatMap((action) => (action.kind === 'knobs' ? [action.set] : []));
  const shortest = (spans: readonly (number | undefined)[]): number =>
    spans.reduce(
      (least: number, span) => (span === undefined || span === 0 ? least : Math.min(least, span)),
      Infinity,
    );
  const beat = shortest([server.heartbeat, ...turned.map(({ heartbeat }) => heartbeat)]);
  const pages = lanes.flatMap(({ clients }) => clients.map(({ transport }) => transport));
  const messages = actions.length + more;
  return pages.reduce((sum, transport) => {
    const own = transport.kind === 'polling' ? transport.interval : undefined;
    const period = Math.min(
      beat,
      own === undefined ? Infinity : shortest([own, ...turned.map(({ interval }) => interval)]),
    );
    return sum + until / period + messages;
  }, 0);
}
