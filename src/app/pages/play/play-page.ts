/** The page `#/play`: a run without a lesson, set up by the reader. */
import type { TemplateResult } from 'lit';
import { micros } from '../../../base/index.ts';
import { FIRST_LOOKS, type Lab } from '../../../lab/index.ts';
import { editing } from '../../../lab/editing/index.ts';
import type { Excess, Scenario, Whole } from '../../../scenario/index.ts';
import { costOf, isUnreadable, parseWhole } from '../../../scenario/json/index.ts';
import type { Language } from '../../../text/index.ts';
import { LATER, learn } from '../../later.ts';
import { lazy } from '../../lazy.ts';
import { type Notice, noticesOf } from '../../notices.ts';
import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { PLAY, playAddress } from './address.ts';
import { Column } from './column.ts';
import { KeptRun } from './kept.ts';
import { refused, say, shared, tooCostly, unreadable, words } from './notices.ts';
import { FIRST, presetOf, PRESETS } from './presets.ts';
import { isSame } from './same.ts';
import { type PlayState, standing, UNTOUCHED } from './state.ts';

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
  /** Undefined while another page is open. */
  #shown: 'mine' | 'linked' | undefined;
  /** What the reader's own run was when it was opened: its history goes on from there. */
  #base: Scenario | undefined;
  /** The reader's own run as it was when it was last read, or left. */
  #mine: Whole | undefined;
  readonly #kept = new KeptRun();
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

  /** All that is to be said above the column; while a run that came with a link is on the screen, which one to keep. */
  get notices(): readonly Notice[] {
    return [...noticesOf(this.shell), ...(this.#shown === 'linked' ? [this.#question] : [])];
  }

  readonly #question: Notice = {
    words: words('borrowed'),
    actions: [
      { words: shared('keep-mine'), act: () => this.#keepMine() },
      { words: shared('keep-these'), act: () => this.#keepThese() },
    ],
  };

  // Opening

  async route(hash: string): Promise<void> {
    await this.#speak(this.shell.state.language, false);
    // The reader may have gone on meanwhile.
    if (this.shell.page !== this) return;
    this.lab.editing = editing;
    this.#remember();
    this.shell.set({ notice: undefined });
    this.#show(hash.split('?').slice(1).join('?'));
  }

  async speak(language: Language): Promise<void> {
    await this.#speak(language, true);
  }

  /** The page goes on in its own language where that one does not come. */
  #speak(language: Language, isChosen: boolean): Promise<void> {
    const spoken = lazy('language', () => learn(language));
    return this.shell.loads.load(spoken, () => this.shell.speaks(language, isChosen), 'language');
  }

  #show(query: string): void {
    const mine = this.#recall();
    const linked = this.#read(query);
    if (linked === undefined) return this.#showMine(mine ?? { scenario: PRESETS[FIRST], cursor: micros(0) });
    // A preset that nobody has changed is no loss.
    const isNoLoss = mine === undefined || presetOf(mine.scenario) !== undefined;
    if (isNoLoss || isSame(mine.scenario, linked.scenario)) {
      this.#showMine(linked);
      this.#keep(linked);
    } else {
      this.#base ??= mine.scenario;
      this.#showLinked(linked);
    }
  }

  /** The reader's own run: as another visit or another tab has kept it since, or as this visit has left it. */
  #recall(): Whole | undefined {
    const news = this.#kept.news();
    if (news === undefined) return this.#mine;
    if ('whole' in news) this.#mine = news.whole;
    else {
      const notice =
        'excess' in news ? tooCostly('kept.too-costly', news.excess) : unreadable('kept', news.unreadable);
      this.shell.set({ notice });
    }
    return this.#mine;
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

  /** As the reader's own, with the history of this visit: where it takes the place of another, undo brings that back. */
  #showMine(whole: Whole): void {
    const { scenario, cursor } = whole;
    const wasHere = this.#base !== undefined;
    this.#base ??= scenario;
    this.#clear('mine', whole);
    history.replaceState(null, '', PLAY);
    this.lab.open(OWN, this.#base);
    const isOther = !isSame(this.lab.scenario, scenario);
    if (isOther && this.lab.rebuild(scenario, true)) this.#keep(whole);
    if (cursor > 0 || (wasHere && !isOther)) this.lab.seek(cursor);
    else this.begin();
  }

  #showLinked(whole: Whole): void {
    this.#clear('linked', whole);
    this.lab.drafts.remember(BORROWED, []);
    this.lab.open(BORROWED, whole.scenario);
    if (whole.cursor > 0) this.lab.seek(whole.cursor);
    else this.begin();
  }

  /** Nothing of the run before it goes on. */
  #clear(shown: 'mine' | 'linked', { from }: Whole): void {
    this.#shown = shown;
    this.state = { from, ...UNTOUCHED };
    this.lab.pause();
    this.lab.select('');
    // Nor how a lesson's step was looked at.
    this.lab.look(FIRST_LOOKS);
    this.lab.speed = 1;
  }

  /** From its start; those who want no motion see at once what the script has brought about. */
  begin(): void {
    this.lab.seek(0);
    const { scenario } = this.lab;
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return this.lab.play();
    const last = scenario?.actions.reduce((latest, { at }) => Math.max(latest, at), 0) ?? 0;
    this.lab.seek(Math.min(last + AFTER_LAST, scenario?.until ?? 0));
  }

  #keepMine(): void {
    this.shell.set({ notice: undefined });
    const mine = this.#recall();
    if (mine !== undefined) this.#showMine(mine);
  }

  /** The other one is one step back. */
  #keepThese(): void {
    const these = this.#whole();
    this.#keepMine();
    if (these === undefined) return;
    this.#showMine(these);
    this.#keep(these);
  }

  #whole(): Whole | undefined {
    const { scenario, cursor } = this.lab;
    const { from } = this.state;
    return scenario && { scenario, cursor, ...(from !== undefined && { from }) };
  }

  /** The reader's own run will be found again as it stands now. */
  #remember(): void {
    if (this.#shown === 'mine') this.#mine = this.#whole();
  }

  /** What was edited is kept already; another tab may have kept something newer since. */
  leave(): void {
    this.lab.pause();
    this.#remember();
    this.#shown = undefined;
  }

  #keep(whole = this.#whole()): void {
    if (whole === undefined || this.#shown !== 'mine') return;
    if (!this.#kept.keep(whole)) this.shell.set({ notice: { words: shared('full') } });
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
    this.shell.behind(({ openInLesson }) => openInLesson(this.shell, file));
  }

  edited(): void {
    if (this.#shown === 'mine' && location.hash !== PLAY) history.replaceState(null, '', PLAY);
    this.#keep();
    const { scenario } = this.lab;
    if (scenario !== undefined) this.set({ mistakes: standing(this.state.mistakes, scenario.actions) });
  }

  refused(excess: Excess, kept: string | undefined): void {
    if (kept === OWN) this.#kept.setAside();
    this.shell.set({
      notice: kept === undefined ? refused(excess) : tooCostly('kept.too-costly', excess),
    });
  }

  failed(detail: string): void {
    const report = { words: words('failed'), about: 'edits', detail } as const;
    this.shell.set({ notice: report });
  }
}
