/** The learner's own actions on the timeline, in words; and what they have left broken. */
import type { Micros } from '../../base/index.ts';
import type { Action, ClientDeed, Scenario, ServerDeed } from '../../scenario/index.ts';
import { fill, type Language } from '../../text/index.ts';
import { type FaultsKey, faultsText } from '../../text/knobs/index.ts';

/** An action on the timeline. */
export interface Mark {
  readonly id: string;
  readonly at: Micros;
  readonly kind: Action['kind'];
  readonly label: string;
  /** All that it says, where it says something. */
  readonly text: string | undefined;
}

/** What is broken at a moment; `sockets`: some lane speaks WebSocket. */
export type Broken = Readonly<Record<'cable' | 'server' | 'tab' | 'slow' | 'sockets', boolean>>;

/** Those that the scenario as it was written does not have. */
export function marksOf(base: Scenario | undefined, scenario: Scenario, language: Language): readonly Mark[] {
  const own = new Set(base?.actions.map(({ id }) => id));
  return scenario.actions
    .filter(({ id }) => !own.has(id))
    .map((action) => {
      const { id, at, kind } = action;
      return { id, at, kind, label: labelOf(action, language), text: textOf(action) };
    });
}

/** What is broken at a moment: each deed up to then has had its effect. */
export function brokenAt({ server, actions, lanes }: Scenario, at: Micros): Broken {
  const state = { cable: false, server: false, tab: false, slow: server.thinking > 0 };
  const [first] = lanes.flatMap(({ clients }) => clients);
  const past = actions.filter((action) => action.at <= at).toSorted((a, b) => a.at - b.at);
  for (const action of past) {
    if (action.kind === 'knobs') state.slow = (action.set.thinking ?? Number(state.slow)) > 0;
    else if (action.kind === 'network') state.cable = action.do.deed === 'cable-out';
    else if (action.do.deed === 'crash' || action.do.deed === 'restart')
      state.server = action.do.deed === 'crash';
    // The one whose tab can be put to sleep here.
    else if (action.kind === 'client' && action.client === first?.name)
      state.tab = action.do.deed === 'sleep' || (state.tab && action.do.deed !== 'wake');
  }
  const sockets = lanes.some(({ clients }) =>
    clients.some(({ transport }) => transport.kind === 'websocket'),
  );
  return { ...state, sockets };
}

function textOf(action: Action): string | undefined {
  return action.kind !== 'knobs' && action.do.deed === 'say' ? action.do.text : undefined;
}

/** What it does, in a few words. */
export function labelOf(action: Action, language: Language): string {
  const say = (key: FaultsKey, places: Readonly<Record<string, string>> = {}): string =>
    fill(language, faultsText[language][key], places);
  switch (action.kind) {
    case 'knobs':
      return knobsLabel(action.set, say);
    case 'network':
      return say(`mark.${action.do.deed}`);
    case 'server':
      return serverLabel(action.do, say);
    case 'client':
      return clientLabel(action.do, action.client, say);
  }
}

type Say = (key: FaultsKey, places?: Readonly<Record<string, string>>) => string;

/** Slow handlers are a fault; whatever else was turned is a setting. */
function knobsLabel({ thinking, ...others }: Extract<Action, { kind: 'knobs' }>['set'], say: Say): string {
  if (thinking === undefined || Object.keys(others).length > 0) return say('mark.knobs');
  return say(thinking > 0 ? 'mark.slow' : 'mark.fast');
}

function serverLabel(deed: ServerDeed, say: Say): string {
  if (deed.deed === 'say') return say('mark.say', { who: deed.from, text: cut(deed.text) });
  if (deed.deed === 'close' && deed.code !== undefined)
    return say('mark.close-code', { code: String(deed.code) });
  return say(`mark.${deed.deed}`, deed.deed === 'burst' ? { n: String(deed.n) } : {});
}

function clientLabel(deed: ClientDeed, who: string, say: Say): string {
  if (deed.deed === 'say') return say('mark.say', { who, text: cut(deed.text) });
  if (deed.deed === 'close') return say('mark.client-close', { who });
  if (deed.deed === 'fetch') return say('mark.fetch', { target: cut(deed.target) });
  if (deed.deed === 'socket-send') return say('mark.socket-send', { text: cut(deed.text) });
  return say(`mark.${deed.deed}`, { who });
}

/** A mark's words: the start of a long message says enough. */
const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
