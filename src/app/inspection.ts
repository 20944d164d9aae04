/** The inspector, what it shows, the knobs, what can be broken and the marks of edits: loaded behind the first picture. */
// Fetched now: a later edit must not depend on a server that may be gone by then.
import './sharing.ts';
import '../ui/composer/index.ts';
import '../ui/faults/index.ts';
import '../ui/inspector/index.ts';
import '../ui/knobs/index.ts';
import '../ui/player/index.ts';

export * as editing from '../lab/editing/index.ts';
export * from '../lab/editing/index.ts';
export * from '../lab/tables/index.ts';
export { titles } from 'virtual:lessons/titles';
export { copyText } from '../ui/inspector/index.ts';
