import { index, load } from 'virtual:lessons';
import { first } from 'virtual:lessons/first';
import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { LessonPage } from './lesson-page.ts';

/** What a first visit opens comes with the page itself: each more is a request. */
const loadBy: typeof load = (id, language) =>
  first?.id === id && first.language === language ? Promise.resolve(first) : load(id, language);

export const open = (shell: Shell): Page => new LessonPage(shell, { index, load: loadBy });
