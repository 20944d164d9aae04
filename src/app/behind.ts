/**
 * What is loaded behind the first picture: the inspector, what it shows, the knobs, what can be broken, the marks of edits,
 * and what a learner can want of them.
 */
// Fetched now: a later edit must not depend on a server that may be gone by then.
import './pages/lesson/sharing.ts';
import '../ui/composer/index.ts';
import '../ui/controls/index.ts';
import '../ui/faults/index.ts';
import '../ui/inspector/index.ts';
import '../ui/knobs/index.ts';
import '../ui/player/index.ts';
import '../ui/settings/index.ts';

export * from '../lab/editing/index.ts';
export * from '../lab/tables/index.ts';
export { columns, settings } from './reader.ts';
export { playByKey } from './keys.ts';
export { bytes, composer, knobs, pills, player } from './instruments.ts';
export { Costs } from '../lab/index.ts';
export { nearest } from '../projections/index.ts';
export { missingOf } from './pages/lesson/missing.ts';
export { playAddress } from './pages/play/address.ts';
export { titles } from 'virtual:lessons/titles';
export { stageList } from '../ui/stage-list/index.ts';
export { copyText } from '../ui/inspector/index.ts';
export { explainFailures } from '../text/failures/index.ts';
export { copyAddress, openInLesson } from './outside.ts';
export { watchOver } from './watch-over.ts';
