/** Sentences above a lesson. */
import { type Notice, words } from '../../notices.ts';
import type { LessonPage } from './lesson-page.ts';

export const unknownLink: Notice = { words: words('notice.unknown-link') };

/** The run has no moment for the step any more. */
export const unreachable = (page: LessonPage): Notice => ({
  words: words('notice.unreachable'),
  actions: [{ words: words('restore'), act: () => page.restore() }],
  about: 'edits',
});

/** A bug of ours stopped the run. */
export const failed = (page: LessonPage, detail: string): Notice => ({
  words: words('notice.failed'),
  actions: [{ words: words('report'), act: () => page.share() }],
  about: 'edits',
  detail,
});
