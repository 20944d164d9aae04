/**
 * The script of a scenario: its actions in the order of time, each as one line that can be read and written. A line is what
 * somebody types, so it may be wrong: `actionOf` says whether it is an action.
 */
import { micros, millis } from '../../base/index.ts';
import { type Action, PLAIN_APP, type Scenario } from '../../scenario/index.ts';
import { appOfDeed, BOUNDS, readAction } from '../../scenario/json/index.ts';

/** What a line can say. Others are in a scenario too; those can be moved and removed. */
export const ACTION_NAMES = [
  'say',
  'burst',
  'halt',
  'resume',
  'leave',
  'sleep',
  'wake',
  'hang-up',
  'ping',
  'close',
  'crash',
  'restart',
  'slow',
  'fast',
  'cable-out',
  'cable-in',
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

/** Those of any application, and of what the run is about. */
export function actionNamesOf({ app = PLAIN_APP }: Scenario): readonly ActionName[] {
  return ACTION_NAMES.filter((name) => (appOfDeed('server', name) ?? app.name) === app.name);
}

/** Actions of a page: somebody does them. */
const OF_PAGES: readonly ActionName[] = ['say', 'leave', 'sleep', 'wake', 'hang-up'];
export const hasWho = (name: ActionName | 'other'): boolean => OF_PAGES.some((each) => each === name);
/** How long a slow handler takes, and how many trades a burst has. */
const [SLOW, MANY] = [millis(2000), 20];

export interface Line {
  readonly id: string;
  /** In seconds. */
  readonly at: number;
  readonly action: ActionName | 'other';
  /** '' where nobody in particular does it. */
  readonly who: string;
  /** '' where nothing is said. */
  readonly text: string;
  /** '' for all lanes. */
  readonly lane: string;
}

export type LineMistake = 'time' | 'too-late' | 'who' | 'text';

/** Bob speaks from somewhere else; he is always there to say something. */
export const peopleOf = ({ lanes }: Scenario): readonly string[] => [
  ...new Set([...lanes.flatMap(({ clients }) => clients.map(({ name }) => name)), 'Bob']),
];

export const linesOf = ({ actions }: Scenario): readonly Line[] =>
  actions.toSorted((a, b) => a.at - b.at).map(lineOf);

function lineOf(action: Action): Line {
  const { id, at, lane = '' } = action;
  const said = action.kind === 'server' || action.kind === 'client' ? action.do : undefined;
  return {
    id,
    at: at / 1_000_000,
    action: nameOf(action),
    who: whoIn(action),
    text: said?.deed === 'say' ? said.text : '',
    lane,
  };
}

function whoIn(action: Action): string {
  if (action.kind === 'client') return action.client;
  return action.kind === 'server' && action.do.deed === 'say' ? action.do.from : '';
}

function nameOf(action: Action): Line['action'] {
  if (action.kind === 'knobs') {
    const { thinking, ...others } = action.set;
    if (thinking === undefined || Object.keys(others).length > 0) return 'other';
    return thinking > 0 ? 'slow' : 'fast';
  }
  if (action.kind === 'client' && action.do.deed === 'close') return 'hang-up';
  return ACTION_NAMES.find((name) => name === action.do.deed) ?? 'other';
}

/** The action that a line says; `before`: what it was, whose finer points are kept where the line says the same action. */
export function actionOf(line: Line, scenario: Scenario, before?: Action): Action | LineMistake {
  if (!Number.isFinite(line.at) || line.at < 0) return 'time';
  const at = micros(Math.floor(line.at * 1_000_000 + 0.5));
  if (at > BOUNDS.time) return 'too-late';
  if (line.action === 'say' && !peopleOf(scenario).includes(line.who)) return 'who';
  const place = { id: line.id, at, ...(line.lane !== '' && { lane: line.lane }) };
  const made =
    before !== undefined && nameOf(before) === line.action
      ? kept(before, line, scenario)
      : plain(line, scenario);
  return readAction({ ...made, ...place }) ?? 'text';
}

const isPage = (who: string, { lanes }: Scenario): boolean =>
  lanes.some(({ clients }) => clients.some(({ name }) => name === who));

/** Whoever has no page cannot do what pages do: then it is the first one's. */
const pageOf = (who: string, scenario: Scenario): string =>
  isPage(who, scenario) ? who : (scenario.lanes[0]?.clients[0]?.name ?? who);

/** What was typed changes; repetitions, pieces and codes stay. */
function kept(before: Action, { action: name, who, text }: Line, scenario: Scenario): object {
  const { lane: _, ...same } = before;
  if (name !== 'say') return before.kind === 'client' ? { ...same, client: pageOf(who, scenario) } : same;
  const said = before.kind === 'server' || before.kind === 'client' ? before.do : {};
  if (!isPage(who, scenario)) return { kind: 'server', do: { ...said, text, from: who } };
  return { kind: 'client', client: who, do: { ...said, text } };
}

function plain({ action: name, who, text }: Line, scenario: Scenario): object {
  switch (name) {
    case 'say':
      return isPage(who, scenario)
        ? { kind: 'client', client: who, do: { deed: name, text } }
        : { kind: 'server', do: { deed: name, from: who, text } };
    case 'burst':
      return { kind: 'server', do: { deed: name, n: MANY } };
    case 'leave':
    case 'sleep':
    case 'wake':
      return { kind: 'client', client: pageOf(who, scenario), do: { deed: name } };
    case 'hang-up':
      return { kind: 'client', client: pageOf(who, scenario), do: { deed: 'close', code: 1000 } };
    case 'halt':
    case 'resume':
    case 'ping':
    case 'crash':
    case 'restart':
      return { kind: 'server', do: { deed: name } };
    case 'close':
      return { kind: 'server', do: { deed: name, code: 1001 } };
    case 'slow':
      return { kind: 'knobs', set: { thinking: SLOW } };
    case 'fast':
      return { kind: 'knobs', set: { thinking: micros(0) } };
    case 'cable-out':
    case 'cable-in':
      return { kind: 'network', do: { deed: name } };
    case 'other':
      return {};
  }
}
