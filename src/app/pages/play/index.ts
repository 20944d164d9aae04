import type { Page } from '../../page.ts';
import type { Shell } from '../../shell.ts';
import { PlayPage } from './play-page.ts';

export const open = (shell: Shell): Page => new PlayPage(shell);
