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
