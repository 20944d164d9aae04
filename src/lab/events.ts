/** What a lab tells the page that shows it. */
import type { Excess } from '../scenario/index.ts';
import type { Draft } from './draft.ts';

export interface LabEvents {
  /** Something to draw again. */
  changed(): void;
  /** Something that was asked about what is shown is there. */
  answered(): void;
  /** Only the playhead is somewhere else. */
  moved(): void;
  /** More of a run has come, or another run took its place. */
  traced(): void;
  /** Playing has come to its limit. */
  arrived(): void;
  /** What the learner has made of that scenario is another. */
  edited(key: string, draft: Draft): void;
  /** An edit would make the run cost too much: it was not made. Or those kept under that key do: they are left out. */
  refused(excess: Excess, kept?: string): void;
  /** The engine, what a run needs of it, or what answers about it did not come. */
  lost(part: 'engine' | 'inspection', again: () => unknown): void;
  failed(detail: string): void;
}
