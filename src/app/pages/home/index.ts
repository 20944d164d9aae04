import { course } from 'virtual:lessons/course';
import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { HomePage } from './home-page.ts';

export const open = (shell: Shell): Page => new HomePage(shell, course);
