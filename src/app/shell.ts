/** The shell: what all pages share, and which of them is open. */
import { Lab } from '../lab/index.ts';
import type { Language } from '../text/index.ts';
import type { OpenThing } from '../ui/knobs/index.ts';
import type { Theme } from '../ui/settings/index.ts';
import { LATER, type Late, learn } from './later.ts';
import { Loads } from './lazy.ts';
import type { Notice } from './notices.ts';
import type { Page, PageName } from './page.ts';
import { keep, recall } from './storage.ts';

export interface ShellState {
  readonly language: Language;
  readonly theme: Theme;
  readonly notice: Notice | undefined;
  /** What the reader was told last. */
  readonly status: string;
  /** The same for eyes, while it is fresh: not for what the picture shows anyway. */
  readonly toast: string;
  readonly columns: Columns;
  /** The settings of this are open. */
  readonly thing: OpenThing | undefined;
}

/** How wide the columns beside the picture are, in CSS pixels; a folded one is 0. */
export type Columns = Readonly<Record<'words' | 'bytes', number>>;
export const USUAL_COLUMNS: Columns = { words: 300, bytes: 360 };

export class Shell {
  state: ShellState = beginning();
  readonly lab: Lab;
  readonly loads: Loads;
  readonly #changed: () => void;
  readonly #watchers: (() => void)[] = [];
  readonly #pages = new Map<PageName, Page>();
  #page: Page | undefined;

  /** `moved`: only the playhead is somewhere else; `answered`: only an answer is there; `changed`: anything may be. */
  constructor(
    engine: () => Worker,
    { changed, moved, answered }: Readonly<Record<'changed' | 'moved' | 'answered', () => void>>,
  ) {
    const told = (whom: () => void) => (): void => {
      whom();
      for (const watcher of this.#watchers) watcher();
    };
    this.#changed = told(changed);
    const onward = told(moved);
    this.loads = new Loads(() => this.#changed());
    this.lab = new Lab(engine, {
      changed: () => {
        this.#page?.followed?.();
        this.#changed();
      },
      moved: () => {
        this.#page?.followed?.();
        onward();
      },
      answered,
      traced: () => {
        this.#page?.traced?.();
        this.#changed();
      },
      arrived: () => this.#page?.arrived?.(),
      edited: (key, draft) => {
        if (this.state.notice?.about === 'edits') this.set({ notice: undefined });
        this.#page?.edited(key, draft);
      },
      refused: (excess, kept) => this.#page?.refused(excess, kept),
      failed: (detail) => this.#page?.failed(detail),
      lost: (part, again) => this.loads.fail(part, again),
    });
    // What does not come of it is said by the page that wants it.
    void learn(this.state.language).then(
      () => this.#changed(),
      () => undefined,
    );
  }

  get page(): Page | undefined {
    return this.#page;
  }

  set(change: Partial<ShellState>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }

  /** Calls `watcher` whenever anything may have changed. */
  watch(watcher: () => void): void {
    this.#watchers.push(watcher);
  }

  announce(text: string, toast = text): void {
    if (this.state.status !== text) this.set({ status: text, toast });
  }

  paint(theme: Theme): void {
    keep('theme', theme);
    document.documentElement.dataset['theme'] = theme;
    this.set({ theme });
  }

  /** Columns of that width; next time too, once the hand is off them. */
  arrange(columns: Columns, isHeld = false): void {
    if (!isHeld) keep('columns', `${columns.words} ${columns.bytes}`);
    this.set({ columns });
  }

  /** The page speaks that language from now on, and next time too if the reader has chosen it. */
  speaks(language: Language, isChosen: boolean): void {
    if (isChosen) keep('language', language);
    document.documentElement.lang = language;
    this.set({ language });
  }

  /** Goes where an address leads, on the page that it names. */
  route(hash: string, play: boolean): Promise<void> {
    const name = pageOf(hash);
    // A page that is still on its way is not wanted any more.
    this.loads.withdraw('place');
    if (this.#page?.name === name) return this.#page.route(hash, play);
    return this.loads.load(
      LATER[name],
      ({ open }) => {
        this.enter(name, open);
        return this.#page?.route(hash, play);
      },
      'place',
    );
  }

  /** Shows a page; one that was open before is as it was left. */
  enter(name: PageName, open: (shell: Shell) => Page): void {
    this.#page?.leave();
    const page = this.#pages.get(name) ?? open(this);
    this.#pages.set(name, page);
    this.#page = page;
    this.set({ notice: undefined, status: '', toast: '', thing: undefined });
  }

  /** What can be wanted once the first picture stands, as soon as it is there. */
  get late(): Late | undefined {
    return this.#late;
  }
  #late: Late | undefined;

  /** Does something with it: at once, if it is there. */
  behind(want: (all: Late) => unknown): void {
    if (this.#late !== undefined) want(this.#late);
    else
      void this.loads.load(LATER.behind, (all) => {
        this.#arrived(all);
        return want(all);
      });
  }

  #arrived(all: Late): void {
    if (this.#late !== undefined) return;
    this.#late = all;
    all.explainFailures();
    this.lab.views.list(all);
    this.lab.editing = all.editing;
    this.#changed();
  }
}

const pageOf = (hash: string): PageName =>
  /^#?\/?(?:\?|$)/.test(hash) ? 'home' : /^#?\/?play(?:[/?]|$)/.test(hash) ? 'play' : 'lesson';

/** What the browser kept of the last visit. */
function beginning(): ShellState {
  const [language, theme] = [recall('language'), recall('theme')];
  return {
    language: language === 'vi' || (language === null && navigator.language.startsWith('vi')) ? 'vi' : 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    notice: undefined,
    status: '',
    toast: '',
    columns: columnsIn(recall('columns')),
    thing: undefined,
  };
}

/** What was kept may be of another version, or anybody's. */
function columnsIn(kept: string | null): Columns {
  const [words, bytes] = (/^(0|\d{3}) (0|\d{3})$/.exec(kept ?? '')?.[0] ?? '').split(' ').map(Number);
  return bytes === undefined || words === undefined ? USUAL_COLUMNS : { words, bytes };
}
