/** What the learner has asked for last: the last click counts, in whatever order lessons and languages come. */
import {
  type CompiledLesson,
  type CourseIndex,
  type Language,
  type ParsedRoute,
  parseRoute,
} from '../../../course/play/index.ts';
import { translate } from '../../../text/index.ts';
import { lessonText } from '../../../text/lesson/index.ts';
import type { Shared } from '../../../scenario/index.ts';
import { LAST, LATER, learn, type Sharing } from '../../later.ts';
import { lazy, type Loads } from '../../lazy.ts';
import { lastRoute } from '../../storage.ts';
import type { State } from './state.ts';

export interface Course {
  readonly index: CourseIndex;
  load(id: string, language: Language): Promise<CompiledLesson>;
}

/** A language, and a place to go to or none. */
export interface Wish {
  readonly language: Language;
  readonly hash?: string;
  /** The way to the stop is played. */
  readonly play?: boolean;
  /** Brought along from a file. */
  readonly file?: Shared;
}

export interface Fulfilled {
  /** English, where the lesson did not come in the language that was wished for. */
  readonly language: Language;
  readonly lesson: CompiledLesson | undefined;
  readonly route: ParsedRoute | undefined;
  readonly shares: Sharing | 'missing' | undefined;
  /** The address names something that does not exist. */
  readonly isUnknown: boolean;
}

export interface WishEvents {
  state(): State & { readonly language: Language };
  open(wish: Wish, got: Fulfilled): void;
  /** Something is open, and what was wished for did not come: it stays. */
  stay(): void;
}

export class Wishes {
  readonly #course: Course;
  readonly #loads: Loads;
  readonly #ready: Promise<void>;
  readonly #events: WishEvents;
  #newest: Wish;

  /** `ready`: what has to be there before a lesson opens. */
  constructor(course: Course, loads: Loads, ready: Promise<void>, events: WishEvents) {
    this.#course = course;
    this.#loads = loads;
    this.#ready = ready;
    this.#events = events;
    this.#newest = { language: events.state().language };
  }

  /** What was asked for before and has not come goes on being wanted, unless it is asked for otherwise. */
  speak(language: Language): Promise<void> {
    return this.want({ ...this.#newest, language });
  }

  goTo(hash: string, play: boolean, file?: Shared): Promise<void> {
    return this.want({ language: this.#newest.language, hash, play, ...(file && { file }) });
  }

  /** The learner has gone somewhere at once: no earlier click leads elsewhere any more. */
  went(): void {
    void this.want({ language: this.#newest.language });
  }

  want(wish: Wish): Promise<void> {
    this.#newest = wish;
    const part = wish.hash === undefined ? 'language' : 'lesson';
    return this.#loads.load(
      lazy(part, () => this.#fulfil(wish)),
      (got) => this.#open(wish, got),
      'place',
    );
  }

  async #fulfil(wish: Wish): Promise<Fulfilled> {
    try {
      return await this.#fetch(wish);
    } catch (error) {
      const { lesson, language } = this.#events.state();
      // Rather in English than not at all; and where something is open, it stays.
      if (lesson === undefined && wish.language !== 'en') return this.#fetch({ ...wish, language: 'en' });
      if (lesson !== undefined && this.#newest === wish) {
        this.#newest = { language };
        this.#events.stay();
      }
      throw error;
    }
  }

  async #fetch({ language, hash, file }: Wish): Promise<Fulfilled> {
    const { lesson: open, progress } = this.#events.state();
    const isBare = hash === LAST;
    const route =
      hash === undefined ? undefined : parseRoute(isBare ? lastRoute(progress) : hash, this.#course.index);
    const id = route?.lesson ?? open?.id;
    const isOpen = id === undefined || (open?.id === id && open.language === language);
    const [lesson, shares] = await Promise.all([
      isOpen ? open : this.#course.load(id, language),
      (route?.query ?? '') === '' && file === undefined
        ? undefined
        : LATER.sharing.get().catch(() => 'missing' as const),
      speak(language),
      this.#ready,
    ]);
    return { language, lesson, route, shares, isUnknown: route?.changed === true && !isBare };
  }

  #open(wish: Wish, got: Fulfilled): void {
    this.#newest = { language: got.language };
    if (got.language !== wish.language)
      this.#loads.fail('language', () => this.speak(wish.language), 'place');
    if (got.shares === 'missing') this.#loads.fail('kept', () => this.want(wish));
    this.#events.open(wish, got);
  }
}

/** The lesson's own frame of words came with this page, and its Vietnamese comes with all the rest. */
async function speak(language: Language): Promise<void> {
  const vietnamese = await learn(language);
  if (vietnamese !== undefined) translate(lessonText, vietnamese.lesson);
}
