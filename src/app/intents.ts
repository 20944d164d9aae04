/** What a learner wants → edits of the bench: a turned knob, another transport, a message, a moved mark. */
import type { Micros } from '../base/index.ts';
import { type Action, PLAIN_TRANSPORTS, type Scenario, type Transport } from '../scenario/index.ts';
import { appText, fill, type Language } from '../text/index.ts';
import type { Mark } from '../ui/index.ts';
import type { KnobSet, LaneKnobs } from '../ui/knobs/index.ts';
import type { Bench } from './bench.ts';

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
export function turn(
  bench: Bench,
  fromHere: boolean,
  { transport, handshake, ...set }: KnobSet,
  lane?: string,
): void {
  if (lane !== undefined && transport !== undefined) switchTransport(bench, lane, transport);
  if (lane !== undefined && handshake !== undefined) {
    bench.edit({ edit: 'transport', lane, transport: { ...PLAIN_TRANSPORTS.websocket, handshake } });
  }
  if (Object.keys(set).length === 0) return;
  const where = lane === undefined ? {} : { lane };
  if (fromHere) bench.act((id, at) => ({ id, at, kind: 'knobs', set, ...where }));
  else bench.edit({ edit: 'knobs', set, ...where });
}

export const moveMark = (bench: Bench, id: string, at: Micros): void =>
  change(bench, id, (action) => ({ ...action, at }));

/** Other words for a message on the timeline. */
export function rewordMark(bench: Bench, id: string, text: string): void {
  change(bench, id, (action) => {
    if (textOf(action) === text) return action;
    if (action.kind === 'client' && action.do.deed === 'say')
      return { ...action, do: { ...action.do, text } };
    if (action.kind === 'server' && action.do.deed === 'say')
      return { ...action, do: { ...action.do, text } };
    return action;
  });
}

/** The learner's own actions: those that the lesson's scenario does not have. */
export function marksOf({ base, scenario }: Bench, language: Language): readonly Mark[] {
  const own = new Set(base?.actions.map(({ id }) => id));
  return (scenario?.actions ?? [])
    .filter(({ id }) => !own.has(id))
    .map((action) => {
      const { id, at } = action;
      return {
        id,
        at,
        kind: action.kind === 'server' ? 'server' : 'client',
        label: labelOf(action, language),
        text: textOf(action),
      };
    });
}

/** The knobs of each lane; those of the other transport show what they would be. */
export function laneKnobs(scenario: Scenario): readonly LaneKnobs[] {
  return scenario.lanes.flatMap(({ id, clients: [client] }): LaneKnobs[] => {
    if (client === undefined) return [];
    const { transport } = client;
    const { interval, keepAlive } = transport.kind === 'polling' ? transport : PLAIN_TRANSPORTS.polling;
    const { handshake } = transport.kind === 'websocket' ? transport : PLAIN_TRANSPORTS.websocket;
    return [{ id, transport: transport.kind, interval, keepAlive, handshake }];
  });
}

function change(bench: Bench, id: string, to: (action: Action) => Action): void {
  const action = bench.scenario?.actions.find((each) => each.id === id);
  if (action === undefined) return;
  const changed = to(action);
  if (changed !== action) bench.edit({ edit: 'change', action: changed });
}

function textOf(action: Action): string | undefined {
  return action.kind !== 'knobs' && action.do.deed === 'say' ? action.do.text : undefined;
}

function labelOf(action: Action, language: Language): string {
  if (action.kind === 'knobs') return fill(language, appText[language]['mark.knobs']);
  if (action.do.deed !== 'say') return action.do.deed;
  return fill(language, appText[language]['mark.say'], { who: speakerOf(action), text: cut(action.do.text) });
}

/** A mark's words: the start of a long message says enough. */
const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function speakerOf(action: Action): string {
  if (action.kind === 'client') return action.client;
  return action.kind === 'server' && action.do.deed === 'say' ? action.do.from : '';
}
