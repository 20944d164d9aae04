/** One scenario → the next: lanes, their pages, the length of the run. Each gives a new value, or the same one where it cannot. */
import type { Micros } from '../../base/index.ts';
import {
  type Action,
  type AppSpec,
  type Lane,
  PLAIN_TRANSPORTS,
  type Scenario,
  TRANSPORT_KINDS,
  type Transport,
} from '../../scenario/index.ts';
import { appOfDeed } from '../../scenario/json/index.ts';

export const MOST_LANES = 4;
export const MOST_PAGES = 6;

/** Who sits at the pages, in this order; Bob speaks from somewhere else. */
const PEOPLE = ['Alice', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace'] as const;
const IDS = ['a', 'b', 'c', 'd'] as const;

/** One more lane, with the people of the first one, and with a transport that no lane speaks yet. */
export function withLane(scenario: Scenario): Scenario {
  const { lanes } = scenario;
  const id = IDS.find((each) => !lanes.some((lane) => lane.id === each));
  if (lanes.length >= MOST_LANES || id === undefined) return scenario;
  const spoken = new Set(lanes.map(kindOf));
  const transport = PLAIN_TRANSPORTS[TRANSPORT_KINDS.find((kind) => !spoken.has(kind)) ?? 'websocket'];
  const people = lanes[0]?.clients.map(({ name }) => name) ?? [PEOPLE[0]];
  return { ...scenario, lanes: [...lanes, { id, clients: people.map((name) => ({ name, transport })) }] };
}

/** What was to happen in that lane alone goes with it. */
export function withoutLane(scenario: Scenario, id: string): Scenario {
  const lanes = scenario.lanes.filter((lane) => lane.id !== id);
  if (lanes.length === 0 || lanes.length === scenario.lanes.length) return scenario;
  return { ...scenario, lanes, actions: scenario.actions.filter(({ lane }) => lane !== id) };
}

/** One more page in a lane: the next of the people, with the transport of the others. */
export function withPage(scenario: Scenario, id: string): Scenario {
  return onLane(scenario, id, (lane) => {
    const name = PEOPLE.find((each) => !lane.clients.some((client) => client.name === each));
    const last = lane.clients.at(-1);
    if (lane.clients.length >= MOST_PAGES || name === undefined || last === undefined) return lane;
    return { ...lane, clients: [...lane.clients, { ...last, name }] };
  });
}

/** One page less: the newest goes. */
export const withoutPage = (scenario: Scenario, id: string): Scenario =>
  onLane(scenario, id, (lane) =>
    lane.clients.length === 1 ? lane : { ...lane, clients: lane.clients.slice(0, -1) },
  );

/** About another application, or about the same one with other settings. What only the former one does goes with it. */
export function withApp(scenario: Scenario, app: AppSpec): Scenario {
  const isKnown = (action: Action): boolean =>
    !('do' in action) || [undefined, app.name].includes(appOfDeed(action.kind, action.do.deed));
  return { ...scenario, app, actions: scenario.actions.filter(isKnown) };
}

export const withLength = (scenario: Scenario, until: Micros): Scenario => ({ ...scenario, until });

export const kindOf = ({ clients: [first] }: Lane): Transport['kind'] => first?.transport.kind ?? 'polling';

function onLane(scenario: Scenario, id: string, change: (lane: Lane) => Lane): Scenario {
  const lanes = scenario.lanes.map((lane) => (lane.id === id ? change(lane) : lane));
  return lanes.every((lane, i) => lane === scenario.lanes[i]) ? scenario : { ...scenario, lanes };
}
