/** Edits: small values that turn one scenario into the next. Undo is the list without its last edit. */
import { knobsOf } from './knobs.ts';
import type { Action, Edit, Knobs, Lane, Scenario } from './json/schema.ts';

/** Applies edits in their order; what one names and the scenario lacks changes nothing. */
export function applyEdits(scenario: Scenario, edits: readonly Edit[]): Scenario {
  let edited = scenario;
  // Actions and the rest do not depend on each other. One list is edited in place: a thousand calls are a thousand edits.
  let actions = [...scenario.actions];
  for (const edit of edits) {
    switch (edit.edit) {
      case 'knobs':
        edited = turn(edited, edit.set, edit.lane);
        break;
      case 'transport':
        edited = eachLane(edited, edit.lane, (lane) => ({
          ...lane,
          clients: lane.clients.map((client) => ({ ...client, transport: edit.transport })),
        }));
        break;
      case 'app':
        edited = { ...edited, app: edit.app };
        break;
      case 'add':
        actions.push(edit.action);
        break;
      case 'change':
        actions = actions.map((action) => (action.id === edit.action.id ? edit.action : action));
        break;
      case 'remove':
        actions = actions.filter(({ id }) => id !== edit.id);
    }
  }
  return edits.length === 0 ? scenario : { ...edited, actions };
}

export const applyEdit = (scenario: Scenario, edit: Edit): Scenario => applyEdits(scenario, [edit]);

/** The same edits, shorter: of several turns of one knob only the last is kept. */
export function pushEdit(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const last = edits.at(-1);
  return last !== undefined && isFurtherTurn(last, edit) ? [...edits.slice(0, -1), edit] : [...edits, edit];
}

/** The same knob is turned on: of the whole run, from the same moment on, or a figure of a lane's transport or of the application. */
function isFurtherTurn(last: Edit, next: Edit): boolean {
  if (last.edit === 'knobs' && next.edit === 'knobs')
    return last.lane === next.lane && sameNames(last.set, next.set);
  if (last.edit === 'add' && next.edit === 'add') {
    const [a, b] = [last.action, next.action];
    if (a.kind !== 'knobs' || b.kind !== 'knobs') return false;
    return a.at === b.at && a.lane === b.lane && sameNames(a.set, b.set);
  }
  if (last.edit === 'app' && next.edit === 'app') return isOneNumber(last.app, next.app);
  if (last.edit !== 'transport' || next.edit !== 'transport' || last.lane !== next.lane) return false;
  return isOneNumber(last.transport, next.transport);
}

/** They differ in one setting, which is a number. */
function isOneNumber(last: object, next: object): boolean {
  const before = new Map<string, unknown>(Object.entries(last));
  const turned = Object.entries(next).filter(([name, value]) => before.get(name) !== value);
  return turned.length === 1 && typeof turned[0]?.[1] === 'number';
}

const sameNames = (a: Knobs, b: Knobs): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(b).every((name) => name in a);

function turn(scenario: Scenario, set: Knobs, lane: string | undefined): Scenario {
  const next: Scenario = {
    ...scenario,
    link: { ...scenario.link, ...knobsOf(set, 'link') },
    server: { ...scenario.server, ...knobsOf(set, 'server') },
  };
  return eachLane(next, lane, (each) => ({
    ...each,
    clients: each.clients.map((client) => ({
      ...client,
      transport:
        client.transport.kind === 'polling'
          ? { ...client.transport, ...knobsOf(set, 'page') }
          : client.transport,
    })),
  }));
}

function eachLane(scenario: Scenario, id: string | undefined, change: (lane: Lane) => Lane): Scenario {
  return {
    ...scenario,
    lanes: scenario.lanes.map((lane) => (id === undefined || lane.id === id ? change(lane) : lane)),
  };
}

/** An id that no action of the scenario has yet: u1, u2, … */
export function freshId(actions: readonly Action[]): string {
  let n = actions.length + 1;
  while (actions.some((action) => action.id === `u${n}`)) n += 1;
  return `u${n}`;
}
