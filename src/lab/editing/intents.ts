/** What a learner wants → edits: a turned knob, another transport, a message, a fault, a moved mark. */
import { type Micros, micros, millis } from '../../base/index.ts';
import { momentBeside } from '../../projections/index.ts';
import {
  type Action,
  type Knobs,
  type NetworkDeed,
  PLAIN_TRANSPORTS,
  type Transport,
} from '../../scenario/index.ts';
import type { Lab } from '../lab.ts';

/** What breaks at the playhead, or is whole again; `code` of the Close frames. */
export interface Fault {
  readonly what:
    | NetworkDeed['deed']
    | 'sleep'
    | 'wake'
    | 'slow'
    | 'fast'
    | 'crash'
    | 'restart'
    | 'close'
    | 'ping';
  readonly code: number;
}

/** How long a slow handler takes. */
const SLOW = millis(2000);

/** To the next or the previous moment at which something happened. */
export function stepBy(lab: Lab, by: 1 | -1): void {
  lab.pause();
  lab.seek(momentBeside(lab.views.lanes, lab.cursor, by) ?? (by === 1 ? lab.cursor : 0));
}

/** A message at the playhead: by the lane's own client, or by the back end for anybody else. */
export function say(lab: Lab, from: string, text: string): void {
  const isClient =
    lab.scenario?.lanes.some(({ clients }) => clients.some(({ name }) => name === from)) === true;
  lab.act((id, at) =>
    isClient
      ? { id, at, kind: 'client', client: from, do: { deed: 'say', text } }
      : { id, at, kind: 'server', do: { deed: 'say', from, text } },
  );
  // Past a lesson's stop too: who says something wants to see it cross.
  lab.play();
}

/** The lane speaks another transport: the lesson's own for that lane, or for another, or a plain one. */
export function switchTransport(lab: Lab, lane: string, kind: Transport['kind']): void {
  const lanes = lab.base?.lanes ?? [];
  const own = lanes.filter(({ id }) => id === lane);
  const known = [...own, ...lanes]
    .flatMap(({ clients }) => clients)
    .find(({ transport }) => transport.kind === kind);
  lab.edit({ edit: 'transport', lane, transport: known?.transport ?? PLAIN_TRANSPORTS[kind] });
}

/** A knob is turned: for the whole run, or from the playhead on. */
export function turn(lab: Lab, fromHere: boolean, set: Knobs, lane?: string): void {
  const where = lane === undefined ? {} : { lane };
  // A page is https or it is not: that does not change on the way.
  if (fromHere && set.tls === undefined) lab.act((id, at) => ({ id, at, kind: 'knobs', set, ...where }));
  else lab.edit({ edit: 'knobs', set, ...where });
}

/** Something breaks, or is whole again, at the playhead; play shows what comes of it. */
export function injectFault(lab: Lab, fault: Fault): void {
  const client = lab.scenario?.lanes[0]?.clients[0]?.name ?? '';
  lab.act((id, at) => ({ id, at, ...actionOf(fault, client) }));
  lab.play();
}

type Unplaced = Action extends infer A ? (A extends Action ? Omit<A, 'id' | 'at'> : never) : never;

function actionOf({ what, code }: Fault, client: string): Unplaced {
  if (what === 'cable-out' || what === 'cable-in') return { kind: 'network', do: { deed: what } };
  if (what === 'sleep' || what === 'wake') return { kind: 'client', client, do: { deed: what } };
  if (what === 'slow') return { kind: 'knobs', set: { thinking: SLOW } };
  if (what === 'fast') return { kind: 'knobs', set: { thinking: micros(0) } };
  return { kind: 'server', do: what === 'close' ? { deed: what, code } : { deed: what } };
}

export const moveMark = (lab: Lab, id: string, at: Micros): void =>
  change(lab, id, (action) => ({ ...action, at }));

/** Other words for a message on the timeline. */
export function rewordMark(lab: Lab, id: string, text: string): void {
  change(lab, id, (action) => {
    if (action.kind === 'client' && action.do.deed === 'say')
      return action.do.text === text ? action : { ...action, do: { ...action.do, text } };
    if (action.kind === 'server' && action.do.deed === 'say')
      return action.do.text === text ? action : { ...action, do: { ...action.do, text } };
    return action;
  });
}

function change(lab: Lab, id: string, to: (action: Action) => Action): void {
  const action = lab.scenario?.actions.find((each) => each.id === id);
  if (action === undefined) return;
  const changed = to(action);
  if (changed !== action) lab.edit({ edit: 'change', action: changed });
}
