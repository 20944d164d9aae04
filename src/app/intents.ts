/** What a learner wants → edits of the bench: a turned knob, another transport, a message, a fault, a moved mark. */
import { type Micros, micros, millis } from '../base/index.ts';
import { type Action, PLAIN_TRANSPORTS, type Transport } from '../scenario/index.ts';
import type { Blow } from '../ui/faults/index.ts';
import type { KnobSet } from '../ui/knobs/index.ts';
import type { Bench } from './bench.ts';

/** How long a slow handler takes. */
const SLOW = millis(2000);

/** A message at the playhead: by the lane's own client, or by the back end for anybody else. */
export function say(bench: Bench, from: string, text: string): void {
  const isClient =
    bench.scenario?.lanes.some(({ clients }) => clients.some(({ name }) => name === from)) === true;
  bench.act((id, at) =>
    isClient
      ? { id, at, kind: 'client', client: from, do: { deed: 'say', text } }
      : { id, at, kind: 'server', do: { deed: 'say', from, text } },
  );
  // Past a lesson's stop too: who says something wants to see it cross.
  bench.play();
}

/** The lane speaks another transport: the lesson's own for that lane, or for another, or a plain one. */
export function switchTransport(bench: Bench, lane: string, kind: Transport['kind']): void {
  const lanes = bench.base?.lanes ?? [];
  const own = lanes.filter(({ id }) => id === lane);
  const known = [...own, ...lanes]
    .flatMap(({ clients }) => clients)
    .find(({ transport }) => transport.kind === kind);
  bench.edit({ edit: 'transport', lane, transport: known?.transport ?? PLAIN_TRANSPORTS[kind] });
}

/** A knob is turned: for the whole run, or from the playhead on. */
export function turn(bench: Bench, fromHere: boolean, set: KnobSet, lane?: string): void {
  const where = lane === undefined ? {} : { lane };
  // A page is https or it is not: that does not change on the way.
  if (fromHere && set.tls === undefined) bench.act((id, at) => ({ id, at, kind: 'knobs', set, ...where }));
  else bench.edit({ edit: 'knobs', set, ...where });
}

/** Something breaks, or is whole again, at the playhead; play shows what comes of it. */
export function strike(bench: Bench, blow: Blow): void {
  const client = bench.scenario?.lanes[0]?.clients[0]?.name ?? '';
  bench.act((id, at) => ({ id, at, ...blowOf(blow, client) }));
  bench.play();
}

type Unplaced = Action extends infer A ? (A extends Action ? Omit<A, 'id' | 'at'> : never) : never;

function blowOf({ what, code }: Blow, client: string): Unplaced {
  if (what === 'cable-out' || what === 'cable-in') return { kind: 'network', do: { deed: what } };
  if (what === 'sleep' || what === 'wake') return { kind: 'client', client, do: { deed: what } };
  if (what === 'slow') return { kind: 'knobs', set: { thinking: SLOW } };
  if (what === 'fast') return { kind: 'knobs', set: { thinking: micros(0) } };
  return { kind: 'server', do: what === 'close' ? { deed: what, code } : { deed: what } };
}

export const moveMark = (bench: Bench, id: string, at: Micros): void =>
  change(bench, id, (action) => ({ ...action, at }));

/** Other words for a message on the timeline. */
export function rewordMark(bench: Bench, id: string, text: string): void {
  change(bench, id, (action) => {
    if (action.kind === 'client' && action.do.deed === 'say')
      return action.do.text === text ? action : { ...action, do: { ...action.do, text } };
    if (action.kind === 'server' && action.do.deed === 'say')
      return action.do.text === text ? action : { ...action, do: { ...action.do, text } };
    return action;
  });
}

function change(bench: Bench, id: string, to: (action: Action) => Action): void {
  const action = bench.scenario?.actions.find((each) => each.id === id);
  if (action === undefined) return;
  const changed = to(action);
  if (changed !== action) bench.edit({ edit: 'change', action: changed });
}
