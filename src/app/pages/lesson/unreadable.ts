/** Why a link or a file cannot be opened, and what to do. */
import type { Unreadable } from '../../../scenario/json/index.ts';
import { fill } from '../../../text/index.ts';
import { noticesText } from '../../../text/notices/index.ts';
import type { Words } from '../../notices.ts';

export const unreadable =
  (what: 'link' | 'file', why: Unreadable): Words =>
  (language) =>
    typeof why === 'string'
      ? fill(language, noticesText[language][`${what}.${why}`])
      : fill(language, noticesText[language][`${what}.unknown-app`], { app: why.app });
