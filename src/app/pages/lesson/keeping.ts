/**
 * What the browser keeps of a page. Other tabs keep theirs in the same place: progress is merged with what stands
 * there, the edits of each scenario have a place of their own, and what other tabs write is heard.
 */
import { formatProgress, merge, parseProgress, type Progress } from '../../../course/play/index.ts';
import type { Edit } from '../../../scenario/index.ts';
import { LATER, type Sharing } from '../../later.ts';
import { EDITS, forget, keep, overhear, recall, recallAll, recallProgress } from '../../storage.ts';

/** Some were kept; earlier pages kept those of all scenarios in one text. */
export const hasEdits = (): boolean => recall('edits') !== null || recallAll(EDITS).size > 0;

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
    overhear((key, now) => {
      if (key === 'progress' && now !== null) events.progress(parseProgress(now).progress);
      if (!key.startsWith(EDITS)) return;
      const name = key.slice(EDITS.length);
      if (now === null) return events.edits(name, []);
      void LATER.sharing.get().then(
        ({ parseEdits }) => {
          const read = parseEdits(now);
          if (read !== undefined) events.edits(name, read.edits);
        },
        () => undefined, // what is missing is said where this tab wants it
      );
    });
  }

  /** Keeps it together with what other tabs have kept; returns both in one. */
  progress(mine: Progress): Progress {
    const both = merge(mine, recallProgress().progress);
    this.#keep('progress', formatProgress(both));
    return both;
  }

  /** Keeps the edits of one scenario. */
  edits(key: string, edits: readonly Edit[], { formatEdits }: Sharing): void {
    if (edits.length === 0) forget(EDITS + key);
    else this.#keep(EDITS + key, formatEdits(edits));
  }

  #keep(key: string, value: string): void {
    if (!keep(key, value)) this.#events.full();
  }
}
