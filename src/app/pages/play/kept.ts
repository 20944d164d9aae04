/** The reader's own run of the playground, as the browser keeps it. What cannot be read or run is set aside, never thrown away. */
import type { Excess, Whole } from '../../../scenario/index.ts';
import { costOf, isUnreadable, readWhole, type Unreadable, wholeText } from '../../../scenario/json/index.ts';
import { keep, recall } from '../../storage.ts';

const KEY = 'play';
const ASIDE = 'play-set-aside';

export type Kept =
  | { readonly whole: Whole }
  | { readonly unreadable: Unreadable }
  | { readonly excess: Excess };

/** Undefined where nothing is kept. */
export function recallRun(): Kept | undefined {
  const text = recall(KEY);
  if (text === null) return undefined;
  const whole = readWhole(text);
  if (isUnreadable(whole)) {
    keep(ASIDE, text);
    return { unreadable: whole };
  }
  const excess = costOf(whole.scenario);
  if (excess === undefined) return { whole };
  keep(ASIDE, text);
  return { excess };
}

/** False where the storage is full. */
export const keepRun = (whole: Whole): boolean => keep(KEY, wholeText(whole));
