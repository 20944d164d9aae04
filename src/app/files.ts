/** Runs in files: for those that are too long for a link, or that are to be kept outside of the browser. */
import { formatRoute } from '../course/play/index.ts';
import { formatRun, isUnreadable, parseRun } from '../scenario/json/index.ts';
import { unreadable } from './unreadable.ts';
import type { Visit } from './visit.ts';

/** No run that may be opened takes more. */
const LARGEST_FILE = 32_000_000;

/** Offers the present run as a file. */
export function saveRun({ state: { lesson }, step, lab }: Visit): void {
  if (lesson === undefined || step === undefined) return;
  const { history, cursor, selection } = lab;
  const run = {
    lesson: lesson.id,
    step: step.id,
    hash: lesson.hash,
    edits: history.present.edits,
    cursor,
    selected: selection.address,
  };
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([formatRun(run)], { type: 'application/json' }));
  link.download = `wire101-${lesson.id}-${step.id}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Opens a run from a file, as if its link had been followed. */
export async function openRun(visit: Visit, file: File): Promise<void> {
  const run = file.size > LARGEST_FILE ? 'broken' : parseRun(await file.text());
  if (!isUnreadable(run)) return visit.follow(formatRoute(run), run);
  visit.set({ notice: { words: unreadable('file', run) } });
}
