/** The page `#/play`: a run without a lesson, set up by the reader. */
import type { TemplateResult } from 'lit';
import { micros } from '../../../base/index.ts';
import type { Lab } from '../../../lab/index.ts';
import { editing } from '../../../lab/editing/index.ts';
import type { Excess, Scenario, Whole } from '../../../scenario/index.ts';
import { costOf, isUnreadable, parseWhole } from '../../../scenario/json/index.ts';
import type { Language } from '../../../text/index.ts';
import { LATER, learn } from '../../later.ts';
import { lazy } from '../../lazy.ts';
import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { PLAY, playAddress } from './address.ts';
import { Column } from './column.ts';
import { keepRun, recallRun } from './kept.ts';
import { refused, say, shared, tooCostly, unreadable, words } from './notices.ts';
import { FIRST, PRESETS } from './presets.ts';
import { type PlayState, UNTOUCHED } from './state.ts';

/** Finds the edits of the reader's own run, and of one that came with a link. */
const OWN = 'play';
const BORROWED = 'play?link';
const LONGEST_LINK = 64_000;
/** Until then most of what the last line of a script has brought about is there. */
const AFTER_LAST = 1_000_000;
export class PlayPage implements Page {
  readonly name = 'play';
  readonly showsAll = true;
  readonly shell: Shell;
  state: PlayState = { from: undefined, ...UNTOUCHED };
  /** The link that the run on the screen came with; '' for the reader's own. */
  #link = '';
  /** What the reader's own run was when it was opened: its history goes on from there. */
  #own: Scenario | undefined;
  #cursor = micros(0);
  readonly #column = new Column(this);

  constructor(shell: Shell) {
    this.shell = shell;
  }

  get lab(): Lab {
    return this.shell.lab;
  }

  get trail(): Page['trail'] {
    return ['', say(this.shell.state.language, 'title')];
  }

  get title(): string {
    return `${say(this.shell.state.language, 'title')} · Wire 101`;
  }

  /** All that happens is the reader's own. */
  get unmarked(): undefined {
    return undefined;
  }

  set(change: Partial<PlayState>): void {
    this.state = { ...this.state, ...change };
    this.shell.set({});
  }

  render(): TemplateResult {
    return this.#column.render();
  }

  // Opening

  async route(hash: string): Promise<void> {
    await this.#speak(this.shell.state.language, false);
    this.lab.editing = editing;
    const query = hash.split('?').slice(1).join('?');
    if (query === '' && this.#own !== undefined) this.#return(this.#own);
    else this.#show(query);
  }

  async speak(language: Language): Promise<void> {
    await this.#speak(language, true);
  }

  /** The page goes on in its own language where that one does not come. */
  #speak(language: Language, isChosen: boolean): Promise<void> {
    const spoken = lazy('language', () => learn(language));
    return this.shell.loads.load(spoken, () => this.shell.speaks(language, isChosen), 'language');
  }

  /** The reader has been here before: the run and its history are as they were left. */
  #return(own: Scenario): void {
    this.#link = '';
    this.lab.open(OWN, own);
    this.lab.seek(this.#cursor);
  }

  #show(query: string): void {
    const kept = recallRun();
    const own = kept !== undefined && 'whole' in kept ? kept.whole : undefined;
    if (kept !== undefined && !('whole' in kept)) {
      const notice =
        'excess' in kept ? tooCostly('kept.too-costly', kept.excess) : unreadable('kept', kept.unreadable);
      this.shell.set({ notice });
    }
    const linked = this.#read(query);
    if (linked === undefined) return this.#open(OWN, own ?? { scenario: PRESETS[FIRST], cursor: micros(0) });
    const isOwn = JSON.stringify(linked.scenario) === JSON.stringify(own?.scenario);
    if (own === undefined || isOwn) {
      this.#open(OWN, linked);
      return this.#keep();
    }
    this.#link = query;
    this.#open(BORROWED, linked);
    this.shell.set({
      notice: {
        words: words('borrowed'),
        actions: [
          { words: shared('keep-mine'), act: () => this.#endLink(own) },
          { words: shared('keep-these'), act: () => this.#endLink(this.#whole() ?? own) },
        ],
        about: 'question',
      },
    });
  }

  /** What a link brings; undefined without one, or where it cannot be shown: then that is said. */
  #read(query: string): Whole | undefined {
    const whole = parseWhole(query);
    if (whole === undefined) return undefined;
    if (isUnreadable(whole)) {
      this.shell.set({ notice: unreadable('link', whole) });
      return undefined;
    }
    const excess = costOf(whole.scenario);
    if (excess === undefined) return whole;
    this.shell.set({ notice: tooCostly('link.too-costly', excess) });
    return undefined;
  }

  #open(key: string, { scenario, cursor, from }: Whole): void {
    this.state = { from, ...UNTOUCHED };
    if (key === OWN) {
      this.#own = scenario;
      this.#link = '';
      history.replaceState(null, '', PLAY);
    }
    this.lab.select('');
    this.lab.look({ follow: true });
    this.lab.remember(key, []);
    this.lab.open(key, scenario);
    if (cursor > 0) this.lab.seek(cursor);
    else this.begin();
  }

  /** From its start; those who want no motion see at once what the script has brought about. */
  begin(): void {
    this.lab.seek(0);
    const { scenario } = this.lab;
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return this.lab.play();
    const last = scenario?.actions.reduce((latest, { at }) => Math.max(latest, at), 0) ?? 0;
    this.lab.seek(Math.min(last + AFTER_LAST, scenario?.until ?? 0));
  }

  /** One of the two runs becomes the reader's own: from here on it is an ordinary visit. */
  #endLink(whole: Whole): void {
    this.shell.set({ notice: undefined });
    this.#open(OWN, whole);
    this.#keep();
  }

  #whole(): Whole | undefined {
    const { scenario, cursor } = this.lab;
    const { from } = this.state;
    return scenario && { scenario, cursor, ...(from !== undefined && { from }) };
  }

  leave(): void {
    this.lab.pause();
    this.#cursor = this.lab.cursor;
    this.#keep();
  }

  #keep(): void {
    const whole = this.#whole();
    if (whole === undefined || this.#link !== '') return;
    if (!keepRun(whole)) this.shell.set({ notice: { words: shared('full') } });
  }

  // What the shell asks and tells

  async share(): Promise<void> {
    const whole = this.#whole();
    if (whole === undefined) return;
    const { href } = new URL(playAddress(whole), location.href);
    if (href.length > LONGEST_LINK) {
      const places = { is: href.length, most: LONGEST_LINK };
      return this.shell.set({ notice: { words: words('too-long', () => places), about: 'edits' } });
    }
    history.replaceState(null, '', href);
    const { copyText } = await LATER.behind.get();
    const isCopied = await copyText(href);
    this.shell.announce(shared(isCopied ? 'copied' : 'copy-failed')(this.shell.state.language));
  }

  /** Files hold runs of lessons. */
  openFile(file: File): void {
    location.hash = '#/';
    void this.shell.route('#/', false).then(() => this.shell.page?.openFile(file));
  }

  edited(): void {
    if (this.#link === '' && location.hash !== PLAY) history.replaceState(null, '', PLAY);
    this.#keep();
  }

  refused(excess: Excess): void {
    this.shell.set({ notice: refused(excess) });
  }

  failed(detail: string): void {
    const report = { words: words('failed'), about: 'edits', detail } as const;
    this.shell.set({ notice: report });
  }
}
