/** Sentences above a page's words, and what can be done about each. */
import { appText, fill, type Language } from '../text/index.ts';
import type { Part } from './lazy.ts';
import type { Shell } from './shell.ts';

export type Words = (language: Language) => string;

export interface Notice {
  readonly words: Words;
  readonly actions?: readonly { readonly words: Words; readonly act: () => unknown }[];
  /** It is about the learner's edits, and goes when they change; or it asks something, and stays until it is answered. */
  readonly about?: 'edits' | 'question';
  /** For a report. */
  readonly detail?: string;
}

type AppKey = keyof (typeof appText)['en'];

export const words =
  (key: AppKey): Words =>
  (language) =>
    fill(language, appText[language][key]);

export type NoticeAction = NonNullable<Notice['actions']>[number];

/** Tries everything again that did not come. */
export const retrying = ({ loads }: Shell): NoticeAction => ({
  words: words('retry'),
  act: () => loads.retry(),
});

export const reloading: NoticeAction = { words: words('reload'), act: () => location.reload() };

/** One sentence for all of these. */
export const sentenceOf =
  ({ loads }: Shell, missing: readonly Part[]): Words =>
  (language) => {
    const text = appText[language];
    const what = missing.map((part) => fill(language, text[`part.${part}`])).join(', ');
    return fill(language, text[loads.isOutdated ? 'notice.outdated' : 'notice.missing'], { what });
  };

/** What did not come, if anything. */
function missing(shell: Shell): Notice | undefined {
  const { loads } = shell;
  if (loads.missing.length === 0) return undefined;
  return {
    words: sentenceOf(shell, loads.missing),
    actions: [retrying(shell), ...(loads.isOutdated ? [reloading] : [])],
  };
}

/** All that is to be said above a page's words. */
export const noticesOf = (shell: Shell): readonly Notice[] =>
  [missing(shell), shell.state.notice].filter((notice) => notice !== undefined);
