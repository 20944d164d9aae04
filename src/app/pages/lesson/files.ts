/** Runs in files: for those that are too long for a link, or that are to be kept outside of the browser. */
import { formatRun, isUnreadable, parseRun } from '../../../scenario/json/index.ts';
import { unreadable } from './unreadable.ts';
import type { LessonPage } from './lesson-page.ts';

/** No run that may be opened takes more. */
const LARGEST_FILE = 32_000_000;

/** Offers the present run as a file. */
export function saveRun({ state: { lesson }, step, lab }: LessonPage): void {
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
export async function openRun(page: LessonPage, file: File): Promise<void> {
  const run = file.size > LARGEST_FILE ? 'broken' : parseRun(await file.text());
  if (!isUnreadable(run)) return page.follow(run);
  page.shell.set({ notice: { words: unreadable('file', run) } });
}
