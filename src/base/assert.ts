/**
 * States what must hold whatever the learner does. Use `Result` for what input can break.
 *
 * @throws Error with `message` when `cond` is false: that is a bug of ours.
 */
export function assert(cond: boolean, message: string): asserts cond {
  if (!cond) throw new Error(message);
}

/**
 * Closes a `switch` over a union: a new member is a type error there, and at run time it throws.
 *
 * @throws Error always.
 */
export function assertUnreachable(x: never): never {
  throw new Error(`This case was to be impossible: ${JSON.stringify(x)}`);
}
