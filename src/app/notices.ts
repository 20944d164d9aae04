/** Sentences above the lesson, and what can be done about each. */
import { appText, fill, type Language } from '../text/index.ts';
import type { Visit } from './visit.ts';

export type Words = (language: Language) => string;

export interface Notice {
  readonly words: Words;
  readonly actions?: readonly { readonly words: Words; readonly act: () => unknown }[];
  /** It is about the learner's edits, and goes when they change; or it asks something, and stays for the lesson. */
  readonly about?: 'edits' | 'question';
  /** For a report. */
  readonly detail?: string;
}

type AppKey = keyof (typeof appText)['en'];

export const words =
  (key: AppKey): Words =>
  (language) =>
    fill(language, appText[language][key]);

/** The run has no moment for the step any more. */
export const unreachable = (visit: Visit): Notice => ({
  words: words('notice.unreachable'),
  actions: [{ words: words('restore'), act: () => visit.restore() }],
  about: 'edits',
});

/** A bug of ours stopped the run. */
export const failed = (visit: Visit, detail: string): Notice => ({
  words: words('notice.failed'),
  actions: [{ words: words('report'), act: () => visit.share() }],
  about: 'edits',
  detail,
});

/** What did not come, if anything: one sentence for all of it. */
export function missing({ loads }: Visit): Notice | undefined {
  if (loads.missing.length === 0) return undefined;
  return {
    words: (language) => {
      const text = appText[language];
      const what = loads.missing.map((part) => fill(language, text[`part.${part}`])).join(', ');
      return fill(language, text[loads.isOutdated ? 'notice.outdated' : 'notice.missing'], { what });
    },
    actions: [
      { words: words('retry'), act: () => loads.retry() },
      ...(loads.isOutdated ? [{ words: words('reload'), act: () => location.reload() }] : []),
    ],
  };
}
