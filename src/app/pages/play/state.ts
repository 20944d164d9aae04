/** What the playground is at one moment, beside its lab: plain data. */
import type { LineMistake } from '../../../lab/editing/index.ts';
import type { Action } from '../../../scenario/index.ts';

export interface Mistake {
  readonly is: LineMistake | 'refused';
  /** What stands while it is not mended. */
  readonly instead: Action;
}

export interface PlayState {
  /** The lesson's step that this was opened from. */
  readonly from: string | undefined;
  /** What is wrong with what was typed last, by the line. */
  readonly mistakes: ReadonlyMap<string, Mistake>;
  readonly isLengthWrong: boolean;
}

export const UNTOUCHED = { mistakes: new Map<string, Mistake>(), isLengthWrong: false };

/** Those of lines that are still what they were: others have been written anew, or are gone. */
export const standing = (
  mistakes: PlayState['mistakes'],
  actions: readonly Action[],
): PlayState['mistakes'] => new Map([...mistakes].filter(([, { instead }]) => actions.includes(instead)));
