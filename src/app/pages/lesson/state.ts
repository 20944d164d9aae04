/** What a page is at one moment, beside its lab: plain data. */
import { type CompiledLesson, type Progress, type Step, type Verified } from '../../../course/play/index.ts';
import { FIRST_LOOKS, type Looks } from '../../../lab/index.ts';
import { keep, recallProgress } from '../../storage.ts';

export interface State {
  readonly lesson: CompiledLesson | undefined;
  /** Index of the open step. */
  readonly step: number;
  readonly progress: Progress;
  /** What the engine says of the open step's task; undefined without one, and until it is known. */
  readonly task: Verified | undefined;
  readonly hintShown: boolean;
  /** The open step's question may still be answered: at its opening the run had not gone on from it. */
  readonly isAsking: boolean;
  /** The playhead has come to the open step's stop since it was opened. */
  readonly isReached: boolean;
}

/** A page's first state: what the browser kept of the last one. */
export function beginning(): State {
  const { progress, aside } = recallProgress();
  if (aside !== undefined) keep('progress-set-aside', aside);
  return {
    lesson: undefined,
    step: 0,
    progress,
    task: undefined,
    hintShown: false,
    isAsking: false,
    isReached: false,
  };
}

/** What a step wants to be looked at, and how: nothing of that is another step's. */
export const looksOf = ({ select, tab, lens, scale, lane }: Step): Looks => ({
  ...FIRST_LOOKS,
  ...(tab !== undefined && { tab }),
  ...(lens !== undefined && { lens }),
  ...(scale !== undefined && { scale }),
  ...(lane !== undefined && { lane }),
  // On a phone it would lie on the picture.
  ...(select !== undefined && !matchMedia('(max-width: 760px)').matches && { sheet: 'half' }),
});
