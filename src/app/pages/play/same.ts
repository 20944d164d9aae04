/** Whether two values say the same, in whatever order their parts were written: a schema that reads them has its own. */
export const isSame = (a: unknown, b: unknown): boolean => written(a) === written(b);

/** As JSON with the names in order. */
export const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
