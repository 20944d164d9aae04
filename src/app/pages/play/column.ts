/** The playground's column beside the picture, and what a reader does with it. */
import { html, type TemplateResult } from 'lit';
import { micros } from '../../../base/index.ts';
import {
  ACTION_NAMES,
  actionNamesOf,
  actionOf,
  editing,
  type Line,
  switchTransport,
  withApp,
  withLane,
  withLength,
  withoutLane,
  withoutPage,
  withPage,
} from '../../../lab/editing/index.ts';
import { memo } from '../../../lab/index.ts';
import { PLAIN_APP, type Scenario } from '../../../scenario/index.ts';
import { APP_NAMES, plainApp, readApp } from '../../../scenario/json/index.ts';
import { on } from '../../../ui/index.ts';
import type { PlayEventMap } from '../../../ui/play/index.ts';
import '../../../ui/play/index.ts';
import { say } from './notices.ts';
import type { PlayPage } from './play-page.ts';
import { playView } from './play-view.ts';
import { PRESETS, type PresetName } from './presets.ts';
import { UNTOUCHED } from './state.ts';

const [SHORTEST, LONGEST] = [1, 2100];
/** A new line stands so far behind the last one, and at a time that can be read. */
const [BESIDE, GRID] = [500_000, 100_000];

export class Column {
  readonly #page: PlayPage;
  readonly #view = memo((scenario: Scenario | undefined, ..._on: readonly unknown[]) =>
    scenario === undefined ? undefined : playView(this.#page, scenario),
  );

  constructor(page: PlayPage) {
    this.#page = page;
  }

  #build(to: (scenario: Scenario) => Scenario): void {
    const { scenario } = this.#page.lab;
    const next = scenario && to(scenario);
    if (next !== undefined && next !== scenario) this.#page.lab.rebuild(next);
  }

  #begunWith(preset: PresetName): void {
    this.#page.lab.pause();
    this.#page.set(UNTOUCHED);
    this.#page.lab.select('');
    if (this.#page.lab.rebuild(PRESETS[preset], true)) this.#page.begin();
  }

  #about(wanted: string): void {
    const name = APP_NAMES.find((each) => each === wanted);
    if (name === undefined) return;
    const lines = (): number => this.#page.lab.scenario?.actions.length ?? 0;
    const before = lines();
    this.#build((scenario) => withApp(scenario, plainApp(name)));
    const { shell } = this.#page;
    if (lines() < before) shell.announce(say(shell.state.language, 'app-lost'));
  }

  #set(setting: object): void {
    const { lab } = this.#page;
    const app = readApp({ ...(lab.scenario?.app ?? PLAIN_APP), ...setting });
    if (app !== undefined) lab.edit({ edit: 'app', app });
  }

  #last(seconds: number): void {
    const isLengthWrong = !(seconds >= SHORTEST && seconds <= LONGEST);
    this.#page.set({ isLengthWrong });
    const { lab } = this.#page;
    const until = micros(Math.round(seconds * 1_000_000));
    if (isLengthWrong || lab.scenario === undefined || until === lab.scenario.until) return;
    // What is computed beyond a shorter one's end is not of the run any more; a longer one goes on.
    const isShorter = until < Math.max(lab.scenario.until, lab.engine.computed);
    if (lab.rebuild(withLength(lab.scenario, until), isShorter) && lab.cursor > until) lab.seek(until);
  }

  #write(line: Line): void {
    const { scenario } = this.#page.lab;
    const before = scenario?.actions.find(({ id }) => id === line.id);
    if (scenario === undefined || before === undefined) return;
    const text = say(this.#page.shell.state.language, 'new-text');
    // What nobody in particular has done becomes a word of Bob.
    const isSaid = line.action === 'say' && line.who === '';
    const action = actionOf(isSaid ? { ...line, who: 'Bob', text } : line, scenario, before);
    const isMade = typeof action !== 'string' && this.#page.lab.edit({ edit: 'change', action });
    const mistakes = new Map(this.#page.state.mistakes);
    mistakes.delete(line.id);
    if (!isMade) {
      mistakes.set(line.id, { is: typeof action === 'string' ? action : 'refused', instead: before });
    }
    this.#page.set({ mistakes });
  }

  render(): TemplateResult {
    const { shell, lab, state } = this.#page;
    const { language } = shell.state;
    const preset = (id: string): void => {
      const known = Object.keys(PRESETS).find((name): name is PresetName => name === id);
      if (known !== undefined) this.#begunWith(known);
    };
    return html`<w-play
      class="words"
      .view=${this.#view(lab.scenario, shell.state, state, shell.loads.missing.join(), shell.loads.isOutdated)}
      .language=${language}
      ${on<PlayEventMap>({
        'w-preset': ({ preset: id }) => preset(id),
        'w-app': ({ name }) => this.#about(name),
        'w-app-setting': ({ name, value }) => this.#set({ [name]: value }),
        'w-transport': ({ lane, transport }) => switchTransport(lab, lane, transport),
        'w-pages': ({ lane, by }) => this.#build((was) => (by === 1 ? withPage : withoutPage)(was, lane)),
        'w-add-lane': () => this.#build(withLane),
        'w-remove-lane': ({ lane }) => this.#build((was) => withoutLane(was, lane)),
        'w-length': ({ seconds }) => this.#last(seconds),
        'w-line': ({ line }) =>
          this.#write({ ...line, action: ACTION_NAMES.find((name) => name === line.action) ?? 'other' }),
        'w-add-line': () => this.#add(),
        'w-remove-line': ({ id }) => lab.edit({ edit: 'remove', id }),
        'w-notice': ({ notice, action }) => this.#page.notices[notice]?.actions?.[action]?.act(),
      })}
    ></w-play>`;
  }

  /** Something more happens, in a chat a word of Bob: at the playhead, or behind all the others where the run is over. */
  #add(): void {
    const { scenario, cursor } = this.#page.lab;
    if (scenario === undefined) return;
    const { actions, until } = scenario;
    const last = actions.reduce((latest, { at }) => Math.max(latest, at), 0);
    const at = cursor < until ? cursor : Math.min(last + BESIDE, until);
    const text = say(this.#page.shell.state.language, 'new-text');
    const [name = 'other'] = actionNamesOf(scenario);
    const line = { id: editing.freshId(actions), at: (Math.floor(at / GRID) * GRID) / 1_000_000 };
    const action = actionOf({ ...line, action: name, who: 'Bob', text, lane: '' }, scenario);
    if (typeof action !== 'string') this.#page.lab.edit({ edit: 'add', action });
  }
}
