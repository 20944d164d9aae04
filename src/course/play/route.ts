/**
 * Routes: `#/2.1a/the-101` names a lesson and a step. What follows a `?` is not read here and comes back as
 * it is. Links outlive lessons, so a name that is gone leads to the nearest one that exists.
 */
import type { CourseIndex, LessonEntry } from './lesson.ts';

export interface Route {
  readonly lesson: string;
  readonly step: string;
  /** Behind the question mark, without it. */
  readonly query: string;
}

export interface ParsedRoute extends Route {
  /** The link named something that is not there; say so. */
  readonly changed: boolean;
}

/** Undefined only when the course is empty. An empty or partial route leads to the first lesson or step. */
export function parseRoute(hash: string, index: CourseIndex): ParsedRoute | undefined {
  const [path = '', ...rest] = hash.replace(/^#?\/?/, '').split('?');
  const [wantedLesson = '', wantedStep = ''] = path.split('/').map(decode);
  const lesson = nearestLesson(wantedLesson, index);
  if (lesson === undefined) return undefined;
  const right = lesson.id === wantedLesson;
  const step = right ? nearestStep(wantedStep, lesson) : (lesson.steps[0] ?? '');
  return {
    lesson: lesson.id,
    step,
    query: rest.join('?'),
    changed: (wantedLesson !== '' && !right) || (wantedStep !== '' && step !== wantedStep),
  };
}

export function formatRoute({
  lesson,
  step,
  query,
}: Omit<Route, 'query'> & { readonly query?: string }): string {
  const path = `#/${encodeURIComponent(lesson)}/${encodeURIComponent(step)}`;
  return query === undefined || query === '' ? path : `${path}?${query}`;
}

/** The lesson itself, or the last one that the course's order puts before it, or the first. */
function nearestLesson(wanted: string, index: CourseIndex): LessonEntry | undefined {
  const before = index.lessons.filter(({ id }) => compareLessons(id, wanted) <= 0);
  return before.at(-1) ?? index.lessons[0];
}

/** The step itself, or the one whose id begins most like it, or the first. */
function nearestStep(wanted: string, lesson: LessonEntry): string {
  let best = lesson.steps[0] ?? '';
  let most = 2; // two letters in common say nothing
  for (const id of lesson.steps) {
    if (id === wanted) return id;
    const common = commonStart(id, wanted);
    if (common <= most) continue;
    best = id;
    most = common;
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
}

/** A broken percent sign is no reason to fail. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The course's order: numbers by value, letters behind them, "1.2" < "1.3.1" < "1.10" < "2.1a" < "2.1b". */
export function compareLessons(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return String(x) < String(y) ? -1 : 1;
  }
  return left.length - right.length;
}

const parts = (id: string): (string | number)[] =>
  (id.match(/\d+|[^\d.]+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part));
