import { index, load } from 'virtual:lessons';
import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { LessonPage } from './lesson-page.ts';

export const open = (shell: Shell): Page => new LessonPage(shell, { index, load });
