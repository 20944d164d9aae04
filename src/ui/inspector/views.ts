/** All views of a transfer: a file in `views/` is one, and nothing else is to be told of it. */
import type { View } from './view.ts';

export const VIEWS: readonly View[] = Object.values(
  import.meta.glob<View>('./views/*.ts', { eager: true, import: 'view' }),
).toSorted((a, b) => a.place - b.place);
