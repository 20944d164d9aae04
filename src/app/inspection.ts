/** The inspector, what it shows, the knobs, what can be broken and the marks of edits: loaded behind the first picture. */
// Fetched now: a later edit must not depend on a server that may be gone by then.
import './sharing.ts';
import '../ui/composer/index.ts';
import '../ui/faults/index.ts';
import '../ui/inspector/index.ts';
import '../ui/knobs/index.ts';
import '../ui/player/index.ts';

export { FrameTable } from './frame-table.ts';
export { brokenAt, marksOf } from './marks.ts';
export { pushesOf } from './pushes.ts';
export { RequestTable } from './request-table.ts';
export { titles } from 'virtual:lessons/titles';
export * as editing from './editing.ts';
export { copyText } from '../ui/inspector/index.ts';
