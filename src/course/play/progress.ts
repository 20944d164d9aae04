/**
 * What a learner has done, as one small JSON text that the app keeps. Reading it never throws: what cannot be
 * understood is set aside, untouched, beside a fresh start.
 */

export interface Progress {
  readonly version: 1;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export interface LessonProgress {
  /** Ids of the steps whose stop was reached, and whose task (if any) was solved. */
  readonly done: readonly string[];
  /** Step id → index of the option chosen last, in the order of the lesson's file. */
  readonly answers: Readonly<Record<string, number>>;
  /** The step to come back to. */
  readonly last?: string;
}

export const NO_PROGRESS: Progress = { version: 1, lessons: {} };
const NOTHING: LessonProgress = { done: [], answers: {} };

export interface ReadProgress {
  readonly progress: Progress;
  /** The text as it was, when it could not be read: keep it, a newer page may want it back. */
  readonly aside?: string;
}

export const progressOf = (progress: Progress, lesson: string): LessonProgress =>
  progress.lessons[lesson] ?? NOTHING;

export function markDone(progress: Progress, lesson: string, step: string): Progress {
  const { done } = progressOf(progress, lesson);
  return done.includes(step) ? progress : change(progress, lesson, { done: [...done, step] });
}

/** Notes a choice in place of an earlier one; whether it may still be changed is the page's business. */
export const markAnswer = (progress: Progress, lesson: string, step: string, option: number): Progress =>
  progressOf(progress, lesson).answers[step] === option
    ? progress
    : change(progress, lesson, { answers: { ...progressOf(progress, lesson).answers, [step]: option } });

export const markLast = (progress: Progress, lesson: string, step: string): Progress =>
  progressOf(progress, lesson).last === step ? progress : change(progress, lesson, { last: step });

/** Forgets one lesson. */
export function forget(progress: Progress, lesson: string): Progress {
  const { [lesson]: _, ...lessons } = progress.lessons;
  return { ...progress, lessons };
}

/** Two devices' progress in one: everything done on either; the answers of `mine` win. */
export function merge(mine: Progress, other: Progress): Progress {
  let both = other;
  for (const [lesson, { done, answers, last }] of Object.entries(mine.lessons)) {
    const theirs = progressOf(other, lesson);
    both = change(both, lesson, {
      done: [...new Set([...theirs.done, ...done])],
      answers: { ...theirs.answers, ...answers },
      ...(last === undefined ? {} : { last }),
    });
  }
  return both;
}

export const formatProgress = (progress: Progress): string => JSON.stringify(progress);

export function parseProgress(text: string | null | undefined): ReadProgress {
  if (text === null || text === undefined || text === '') return { progress: NO_PROGRESS };
  try {
    const progress = read(JSON.parse(text));
    return progress === undefined ? { progress: NO_PROGRESS, aside: text } : { progress };
  } catch {
    return { progress: NO_PROGRESS, aside: text };
  }
}

function change(progress: Progress, lesson: string, set: Partial<LessonProgress>): Progress {
  return {
    ...progress,
    lessons: { ...progress.lessons, [lesson]: { ...progressOf(progress, lesson), ...set } },
  };
}

/** Undefined unless the value is this version's; a lesson's entry that makes no sense is left out. */
function read(value: unknown): Progress | undefined {
  if (!isRecord(value) || value['version'] !== 1 || !isRecord(value['lessons'])) return undefined;
  const lessons: Record<string, LessonProgress> = {};
  for (const [id, entry] of Object.entries(value['lessons'])) {
    if (!isRecord(entry)) continue;
    const { done, answers, last } = entry;
    lessons[id] = {
      done: Array.isArray(done) ? done.filter((step) => typeof step === 'string') : [],
      answers: isRecord(answers) ? indices(answers) : {},
      ...(typeof last === 'string' ? { last } : {}),
    };
  }
  return { version: 1, lessons };
}

function indices(answers: Readonly<Record<string, unknown>>): Record<string, number> {
  const kept: Record<string, number> = {};
  for (const [step, option] of Object.entries(answers)) {
    if (typeof option === 'number' && Number.isSafeInteger(option) && option >= 0) kept[step] = option;
  }
  return kept;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
