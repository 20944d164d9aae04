/** What the playground is at one moment, beside its lab: plain data. */
import type { LineMistake } from '../../../lab/editing/index.ts';

export interface PlayState {
  /** The lesson's step that this was opened from. */
  readonly from: string | undefined;
  /** What is wrong with what was typed last, by the line. */
  readonly mistakes: ReadonlyMap<string, LineMistake | 'refused'>;
  readonly isLengthWrong: boolean;
}

export const UNTOUCHED = { mistakes: new Map<string, LineMistake | 'refused'>(), isLengthWrong: false };
