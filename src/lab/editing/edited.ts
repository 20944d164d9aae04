/** Histories of drafts: what an edit makes of one. */
import { type Edit, pushEdit, type Scenario } from '../../scenario/index.ts';
import type { Draft } from '../draft.ts';
import { continued, type History, replaced } from '../history.ts';

/** One more edit; of several turns of one knob the last alone is kept, and is one step. */
export function edited(history: History<Draft>, edit: Edit): History<Draft> {
  const { present } = history;
  const edits = pushEdit(present.edits, edit);
  const next = { ...present, edits };
  return edits.length > present.edits.length ? replaced(history, next) : continued(history, next);
}

/** Other edits of the same scenario. */
export const withEdits = (history: History<Draft>, edits: readonly Edit[]): History<Draft> =>
  replaced(history, { ...history.present, edits });

/** Another scenario, unedited. */
export const rebuilt = (history: History<Draft>, on: Scenario): History<Draft> =>
  replaced(history, { on, edits: [] });
