/** What is wanted where no lesson is open, of runs and addresses alike. */
import { fill } from '../text/index.ts';
import { noticesText } from '../text/notices/index.ts';
import { copyText } from '../ui/inspector/index.ts';
import { LAST } from './later.ts';
import type { Shell } from './shell.ts';

/** Files hold runs of lessons: one opens where the reader was last, and the file in it. */
export async function openInLesson(shell: Shell, file: File): Promise<void> {
  history.pushState(null, '', LAST);
  await shell.route(LAST, false);
  if (shell.page?.name === 'lesson') shell.page.openFile(file);
}

export async function copyAddress(shell: Shell): Promise<void> {
  const isCopied = await copyText(location.href);
  const { language } = shell.state;
  shell.announce(fill(language, noticesText[language][isCopied ? 'copied' : 'copy-failed']));
}
