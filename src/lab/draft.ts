/** What a learner makes of a scenario: edits of it, or of one that took its place. Without what applies them. */
import type { Edit, Scenario } from '../scenario/index.ts';
import type { History } from './history.ts';

export interface Draft {
  /** What the edits are of, where it is not the scenario that was opened. */
  readonly on?: Scenario;
  readonly edits: readonly Edit[];
}

export const UNEDITED: History<Draft> = { past: [], present: { edits: [] }, future: [] };
