/** What edits a scenario, and says what that costs: behind the first picture, for nothing is edited before. */
export { applyEdits, freshId } from '../scenario/index.ts';
export { costOf } from '../scenario/json/index.ts';
export { edited, redone, replaced, undone } from './history.ts';
