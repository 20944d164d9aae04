/** The part of a scenario that one lane depends on: two scenarios with equal parts have the same lane. */
import type { AppSpec } from './json/apps/index.ts';
import type { Action, Lane, Link, Scenario, ServerSpec } from './json/schema.ts';
import type { Transport } from './transports.ts';
import { PLAIN_APP } from './kinds.ts';

export interface LaneScenario {
  readonly seed: number;
  readonly link: Link;
  readonly server: ServerSpec;
  readonly app: AppSpec;
  readonly lane: Lane;
  /** In order of time; equal times keep the scenario's order. */
  readonly actions: readonly Action[];
}

export function laneOf(scenario: Scenario, lane: Lane): LaneScenario {
  const { seed, link, server, app = PLAIN_APP } = scenario;
  const clients = lane.clients.map((client) => ({ ...client, transport: asRun(client.transport) }));
  const actions = scenario.actions.filter((action) => action.lane === undefined || action.lane === lane.id);
  const inOrder = actions.toSorted((a, b) => a.at - b.at);
  return { seed, link, server, app, lane: { ...lane, clients }, actions: inOrder };
}

/** `http2` is how a run is counted, and no part of it. */
function asRun(transport: Transport): Transport {
  return transport.kind === 'polling' ? { ...transport, http2: false } : transport;
}

/** The lanes with polls to count as over HTTP/2. */
export function http2Lanes({ lanes }: Scenario): readonly string[] {
  return lanes
    .filter(({ clients }) => clients.some(({ transport }) => transport.kind === 'polling' && transport.http2))
    .map(({ id }) => id);
}
