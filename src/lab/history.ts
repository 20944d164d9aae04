/** Undo and redo over values: a history is a list of what was there before, and of what was taken back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** Another value in its place, as one step that can be undone. */
export const replaced = <T>({ past, present }: History<T>, next: T): History<T> => ({
  past: [...past, present],
  present: next,
  future: [],
});

/** Another value that belongs to the same step as the one before: a dragged knob is one step back, not a hundred. */
export const continued = <T>({ past }: History<T>, next: T): History<T> => ({
  past,
  present: next,
  future: [],
});

export function undone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const before = past.at(-1);
  return before === undefined
    ? history
    : { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [after, ...later] = future;
  return after === undefined ? history : { past: [...past, present], present: after, future: later };
}
