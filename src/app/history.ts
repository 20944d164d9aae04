/** A learner's edits of one scenario, with undo and redo. Scenarios are values, so a history is a list of lists. */
import { type Edit, pushEdit } from '../scenario/index.ts';

export interface History {
  readonly past: readonly (readonly Edit[])[];
  readonly present: readonly Edit[];
  readonly future: readonly (readonly Edit[])[];
}

export function edited({ past, present }: History, edit: Edit): History {
  const next = pushEdit(present, edit);
  // A dragged knob is one step back, not a hundred.
  return { past: next.length > present.length ? [...past, present] : past, present: next, future: [] };
}

/** Other edits in their place, as one step that can be undone. */
export const replaced = ({ past, present }: History, edits: readonly Edit[]): History => ({
  past: [...past, present],
  present: edits,
  future: [],
});

export function undone({ past, present, future }: History): History {
  const before = past.at(-1);
  return before === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redone({ past, present, future }: History): History {
  const [after, ...later] = future;
  return after === undefined
    ? { past, present, future }
    : { past: [...past, present], present: after, future: later };
}
