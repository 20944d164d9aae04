/** A success, with its value. */
export type Ok<T> = { readonly ok: true; readonly value: T };

/** A failure that somebody outside can cause, with its reason. */
export type Err<E> = { readonly ok: false; readonly error: E };

/**
 * What a function returns when the learner's input can make it fail. Our own mistakes throw instead
 * (`assert`): a `Result` is a fact to show, an exception is a bug to fix.
 */
export type Result<T, E = string> = Ok<T> | Err<E>;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}
