/**
 * What the browser keeps of a visit. Other tabs keep theirs in the same place: what is written is merged with what
 * stands there, and what they write is heard.
 */
import { formatProgress, merge, parseProgress, type Progress } from '../course/play/index.ts';
import type { Edit } from '../scenario/index.ts';
import { keep, overhear, recall } from './storage.ts';

export type Sharing = typeof import('./sharing.ts');

/** What somebody shares is read and written there, and what is kept. */
export const sharing = (): Promise<Sharing> => import('./sharing.ts');

export interface KeepingEvents {
  /** Another tab has come further. */
  progress(progress: Progress): void;
  /** Another tab has edited that scenario. */
  edits(key: string, edits: readonly Edit[]): void;
  /** The browser's storage is full. */
  full(): void;
}

export class Keeping {
  readonly #events: KeepingEvents;

  constructor(events: KeepingEvents) {
    this.#events = events;
    overhear((key, before, now) => {
      if (key === 'progress') events.progress(parseProgress(now).progress);
      if (key !== 'edits') return;
      void sharing().then(
        ({ changedEdits }) => {
          for (const [name, edits] of changedEdits(before, now)) events.edits(name, edits);
        },
        () => undefined, // what is missing is said where this tab wants it
      );
    });
  }

  /** Keeps it together with what other tabs have kept; returns both in one. */
  progress(mine: Progress): Progress {
    const both = merge(mine, parseProgress(recall('progress')).progress);
    this.#keep('progress', formatProgress(both));
    return both;
  }

  /** Keeps the edits of one scenario; those of the others stay as they are. */
  edits(key: string, edits: readonly Edit[], { withEdits }: Sharing): void {
    this.#keep('edits', withEdits(recall('edits'), key, edits));
  }

  #keep(key: string, value: string): void {
    if (!keep(key, value)) this.#events.full();
  }
}
