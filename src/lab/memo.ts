import type { Micros } from '../base/index.ts';

/** Remembers the newest result; `keys` are compared one by one. */
export function memo<K extends readonly unknown[], T>(make: (...keys: K) => T): (...keys: K) => T {
  let known: K | undefined;
  let value: T;
  return (...keys) => {
    if (known === undefined || keys.some((key, i) => key !== known?.[i])) {
      value = make(...keys);
      known = keys;
    }
    return value;
  };
}

/** A memo whose cursor counts by the moments it has passed. */
export function byMoment<R extends readonly unknown[], T>(make: (cursor: Micros, ...rest: R) => T) {
  let cursorNow = 0 as Micros;
  const inner = memo((_version: number, _passed: number, ...rest: R) => make(cursorNow, ...rest));
  return (version: number, passed: number, cursor: Micros, ...rest: R): T => {
    cursorNow = cursor;
    return inner(version, passed, ...rest);
  };
}
