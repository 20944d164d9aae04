/** What edits a scenario, says what that costs, and says in words what was edited: nothing is edited before the first picture. */
export { applyEdits, freshId } from '../../scenario/index.ts';
export { costOf } from '../../scenario/json/index.ts';
export { redone, undone } from '../history.ts';
export { edited, rebuilt, withEdits } from './edited.ts';
export { moveMark, rewordMark, say, strike, switchTransport, turn } from './intents.ts';
export { brokenAt, labelOf, type Mark, marksOf } from './marks.ts';
