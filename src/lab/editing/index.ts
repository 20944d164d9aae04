/** What edits a scenario, says what that costs, and says in words what was edited: nothing is edited before the first picture. */
import { applyEdits, freshId } from '../../scenario/index.ts';
import { costOf } from '../../scenario/json/index.ts';
import { redone, undone } from '../history.ts';
import { edited, rebuilt, withEdits } from './edited.ts';

export {
  kindOf,
  MOST_LANES,
  MOST_PAGES,
  withApp,
  withLane,
  withLength,
  withoutLane,
  withoutPage,
  withPage,
} from './build.ts';
export { injectFault, moveMark, rewordMark, say, stepBy, switchTransport, turn } from './intents.ts';
export {
  actionOf,
  ACTION_NAMES,
  actionNamesOf,
  type ActionName,
  hasWho,
  type Line,
  type LineMistake,
  linesOf,
  peopleOf,
} from './script.ts';
export { brokenAt, labelOf, type Mark, marksOf } from './marks.ts';

/** What a lab needs to be edited. */
export const editing = { applyEdits, costOf, edited, freshId, rebuilt, redone, undone, withEdits };
