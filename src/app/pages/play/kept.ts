/** The reader's own run of the playground, as the browser keeps it. What cannot be read or run is set aside, never thrown away. */
import type { Excess, Whole } from '../../../scenario/index.ts';
import { costOf, isUnreadable, readWhole, type Unreadable, wholeText } from '../../../scenario/json/index.ts';
import { keep, recall } from '../../storage.ts';

const KEY = 'play';
const ASIDE = 'play-set-aside';

export type News =
  | { readonly whole: Whole }
  | { readonly unreadable: Unreadable }
  | { readonly excess: Excess };

export class KeptRun {
  /** What was kept when this visit read it, or wrote it, last. */
  #known: string | null = null;
  /** There is no room to set aside what is kept: it stays where it is. */
  #isStuck = false;

  /** What an earlier visit or another tab has kept; undefined where this visit knows it already, or nothing is kept. */
  news(): News | undefined {
    const text = recall(KEY);
    if (text === null || text === this.#known) return undefined;
    this.#known = text;
    this.#isStuck = false;
    const whole = readWhole(text);
    const excess = isUnreadable(whole) ? undefined : costOf(whole.scenario);
    if (!isUnreadable(whole) && excess === undefined) return { whole };
    this.setAside();
    return isUnreadable(whole) ? { unreadable: whole } : excess && { excess };
  }

  /** What is kept may be written over from now on, unless there is no room. What was set aside before stays. */
  setAside(): void {
    const text = recall(KEY);
    if (text === null) return;
    let [key, n] = [ASIDE, 1];
    for (let there = recall(key); there !== null; there = recall(key)) {
      if (there === text) return;
      n += 1;
      key = `${ASIDE}/${n}`;
    }
    this.#isStuck = !keep(key, text);
  }

  /** False where the storage is full. */
  keep(whole: Whole): boolean {
    const text = wholeText(whole);
    if (this.#isStuck || !keep(KEY, text)) return false;
    this.#known = text;
    return true;
  }
}
