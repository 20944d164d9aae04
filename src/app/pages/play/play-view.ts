/** The playground at one moment → what its column draws. */
import { micros } from '../../../base/index.ts';
import {
  type ActionName,
  actionNamesOf,
  hasWho,
  kindOf,
  labelOf,
  type Line,
  linesOf,
  MOST_LANES,
  MOST_PAGES,
  peopleOf,
} from '../../../lab/editing/index.ts';
import { PLAIN_APP, type Scenario } from '../../../scenario/index.ts';
import { APP_NAMES, settingsOfApp } from '../../../scenario/json/index.ts';
import { formatMoment, type Language } from '../../../text/index.ts';
import type { SettingName } from '../../../ui/controls/index.ts';
import type { AppSetup, Script, ScriptLine, PlayView } from '../../../ui/play/index.ts';
import type { PlayPage } from './play-page.ts';
import { PRESET_NAMES, presetOf } from './presets.ts';
import { say } from './notices.ts';

const SECOND = 1_000_000;

/** Words of actions, where presets have the plain ones. */
const ACTION_WORDS = { restart: 'restarts', slow: 'slows' } as const;

const wordOf = (name: ActionName): Exclude<ActionName, 'restart' | 'slow'> | 'restarts' | 'slows' =>
  name === 'restart' || name === 'slow' ? ACTION_WORDS[name] : name;

export function playView(page: PlayPage, scenario: Scenario): PlayView {
  const { shell, state } = page;
  const { language, status } = shell.state;
  const preset = presetOf(scenario);
  const lanes = scenario.lanes.map((lane, n) => ({
    id: lane.id,
    letter: String.fromCharCode(65 + n),
    transport: kindOf(lane),
    pages: lane.clients.length,
    mayGrow: lane.clients.length < MOST_PAGES,
  }));
  return {
    back: state.from === undefined ? '' : `#/${state.from}`,
    notices: page.notices.map(({ words, actions = [] }) => ({
      text: words(language),
      actions: actions.map((action) => action.words(language)),
    })),
    presets: PRESET_NAMES.map((id) => ({ id, name: say(language, id) })),
    preset: preset ?? '',
    about: say(language, preset === undefined ? 'own' : `${preset}-help`),
    app: appOf(scenario, language),
    lanes,
    mayAddLane: lanes.length < MOST_LANES,
    length: scenario.until / SECOND,
    lengthMistake: state.isLengthWrong
      ? say(language, 'wrong.length', { at: formatMoment(language, scenario.until) })
      : '',
    script: {
      ...scriptOf(scenario, language),
      lines: linesOf(scenario).map((line) => lineView(line, scenario, page)),
      lanes,
    },
    status,
  };
}

function appOf({ app = PLAIN_APP }: Scenario, language: Language): AppSetup {
  const values = new Map<string, number | string>(Object.entries(app));
  return {
    name: app.name,
    choices: APP_NAMES.map((name) => ({ name, words: say(language, `app-${name}`) })),
    settings: settingsOfApp(app.name).map(([name, form]) => ({
      // The controls know those of every application.
      name: name as SettingName,
      form,
      value: values.get(name) ?? form.plain,
    })),
  };
}

const scriptOf = (scenario: Scenario, language: Language): Omit<Script, 'lines' | 'lanes'> => ({
  actions: actionNamesOf(scenario).map((id) => ({
    id,
    name: say(language, wordOf(id)),
    hasWho: hasWho(id),
    hasText: id === 'say',
  })),
  people: peopleOf(scenario),
});

function lineView(line: Line, { actions }: Scenario, { state, shell }: PlayPage): ScriptLine {
  const { language } = shell.state;
  const action = actions.find(({ id }) => id === line.id);
  const mistake = state.mistakes.get(line.id)?.is;
  return {
    ...line,
    label: line.action === 'other' && action !== undefined ? labelOf(action, language) : '',
    mistake:
      mistake === undefined
        ? ''
        : say(language, `wrong.${mistake}`, {
            at: formatMoment(language, micros(Math.round(line.at * SECOND))),
          }),
  };
}
