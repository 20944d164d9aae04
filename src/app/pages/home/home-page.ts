/** The page `#/`: what this is, a run that is only looked at, and the map of the course. */
import { html, type TemplateResult } from 'lit';
import { type CourseMap, NO_PROGRESS, type Progress } from '../../../course/play/index.ts';
import { FIRST_LOOKS, type Looks, memo } from '../../../lab/index.ts';
import { fill, type Language } from '../../../text/index.ts';
import { homeText } from '../../../text/home/index.ts';
import type { HomeEventMap, HomeView } from '../../../ui/home/index.ts';
import '../../../ui/home/index.ts';
import { on } from '../../../ui/index.ts';
import { learn } from '../../later.ts';
import { lazy } from '../../lazy.ts';
import { noticesOf, words } from '../../notices.ts';
import type { Alone, Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { recall, recallProgress } from '../../storage.ts';
import { actionOf, chaptersOf } from './home-view.ts';

/** Finds edits of the picture's run; nobody makes any but the learner's console. */
const KEY = 'home';
/** Two and a half seconds are in sight. */
const ZOOM = 0.7;

export class HomePage implements Page {
  readonly name = 'home';
  readonly trail = ['', ''] as const;
  readonly showsAll = true;
  readonly unmarked = undefined;
  readonly #shell: Shell;
  readonly #course: CourseMap;
  #progress: Progress = NO_PROGRESS;
  #last: string | null = null;
  /** How the reader looked at the run that was open before. */
  #before: { readonly looks: Looks; readonly speed: number } | undefined;

  constructor(shell: Shell, course: CourseMap) {
    this.#shell = shell;
    this.#course = course;
  }

  get title(): string {
    const { language } = this.#shell.state;
    return `${fill(language, homeText[language].title)} · Wire 101`;
  }

  /** What is kept is read and nothing is written: a visit here changes nothing that a lesson or the playground left. */
  route(): Promise<void> {
    const { lab } = this.#shell;
    this.#progress = recallProgress().progress;
    this.#last = recall('lesson');
    lab.select('');
    lab.drafts.remember(KEY, []);
    this.#before ??= { looks: lab.looks, speed: lab.speed };
    lab.speed = 1;
    lab.look({ ...FIRST_LOOKS, scale: 'linear', zoom: ZOOM });
    lab.open(KEY, this.#course.picture, this.#course.prerun);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) lab.seek(this.#course.picture.until);
    else this.#play(true);
    return this.#speak(this.#shell.state.language, false);
  }

  #play(anew: boolean): void {
    const { lab } = this.#shell;
    if (anew) lab.seek(0);
    lab.playTo(this.#course.picture.until);
  }

  /** Playing has come to the end: the picture rests there. */
  arrived(): void {
    this.#shell.set({});
  }

  leave(): void {
    const { lab } = this.#shell;
    lab.pause();
    if (this.#before === undefined) return;
    lab.look(this.#before.looks);
    lab.speed = this.#before.speed;
    this.#before = undefined;
  }

  speak(language: Language): Promise<void> {
    return this.#speak(language, true);
  }

  /** The page goes on in its own language where that one does not come. */
  #speak(language: Language, isChosen: boolean): Promise<void> {
    const { loads } = this.#shell;
    const spoken = lazy('language', () => learn(language));
    return loads.load(spoken, () => this.#shell.speaks(language, isChosen), 'language');
  }

  async share(): Promise<void> {
    this.#shell.behind(({ copyAddress }) => copyAddress(this.#shell));
  }

  openFile(file: File): void {
    this.#shell.behind(({ openInLesson }) => openInLesson(this.#shell, file));
  }

  render(): TemplateResult {
    return html``;
  }

  get alone(): Alone {
    const { language } = this.#shell.state;
    return { around: (picture) => this.#around(picture), skip: fill(language, homeText[language].skip) };
  }

  #around(picture: TemplateResult): TemplateResult {
    const { lab, state, loads } = this.#shell;
    const { language } = state;
    const notices = noticesOf(this.#shell);
    const is = lab.playing ? 'playing' : lab.cursor >= this.#course.picture.until ? 'over' : 'paused';
    return html`<w-home
      .view=${this.#view(language, this.#progress, this.#last, is, state, loads.missing.join(), loads.isOutdated)}
      .language=${language}
      ${on<HomeEventMap>({
        'w-play': () => this.#play(lab.cursor >= this.#course.picture.until),
        'w-pause': () => lab.pause(),
        'w-notice': ({ notice, action }) => notices[notice]?.actions?.[action]?.act(),
      })}
    >${picture}</w-home>`;
  }

  // What follows the playhead is drawn many times a second: the map is not made again for it.
  readonly #view = memo(
    (
      language: Language,
      progress: Progress,
      last: string | null,
      picture: HomeView['picture'],
      ..._on: readonly unknown[]
    ): HomeView => {
      const action = actionOf(this.#course, progress, last, language);
      return {
        action,
        chapters: chaptersOf(this.#course, progress, action.lesson, language),
        picture,
        status: this.#shell.state.status,
        notices: noticesOf(this.#shell).map(({ words, actions = [] }) => ({
          text: words(language),
          actions: actions.map((each) => each.words(language)),
        })),
      };
    },
  );

  edited(): void {
    // The console's calls, which are kept nowhere.
  }

  refused(): void {
    // Nothing is kept here that would have to be set aside.
  }

  failed(detail: string): void {
    this.#shell.set({ notice: { words: words('notice.failed'), detail } });
  }
}
