/** The map of the course and what the browser has kept → what the page draws. */
import {
  type CourseMap,
  formatRoute,
  type MapLesson,
  type Progress,
  progressOf,
} from '../../../course/play/index.ts';
import type { Language } from '../../../text/index.ts';
import type { ChapterView, HomeView } from '../../../ui/home/index.ts';

type Written = MapLesson & Required<Pick<MapLesson, 'steps'>>;
const isWritten = (lesson: MapLesson): lesson is Written => lesson.steps !== undefined;

/** Steps of that lesson that were done; it may have had others when they were. */
const doneOf = ({ id, steps }: Written, progress: Progress): number => {
  const { done } = progressOf(progress, id);
  return steps.filter((step) => done.includes(step)).length;
};
const isDone = (lesson: Written, progress: Progress): boolean =>
  doneOf(lesson, progress) === lesson.steps.length;

/** Where the reader goes on. `last`: the lesson that was open last. */
export function actionOf(
  course: CourseMap,
  progress: Progress,
  last: string | null,
  language: Language,
): HomeView['action'] {
  const all = course.chapters
    .flatMap(({ groups }) => groups.flatMap(({ lessons }) => lessons))
    .filter(isWritten);
  const here = all.findIndex(({ id }) => id === last);
  const onward = [...all.slice(Math.max(here, 0)), ...all.slice(0, Math.max(here, 0))];
  const open = onward.find((lesson) => !isDone(lesson, progress));
  const lesson = open ?? all[0];
  const step = lesson && (progressOf(progress, lesson.id).last ?? lesson.steps[0]);
  const isNew = here < 0 && !all.some((each) => doneOf(each, progress) > 0);
  return {
    is: open === undefined ? 'again' : isNew ? 'start' : 'continue',
    lesson: lesson?.id ?? '',
    title: lesson?.title[language] ?? '',
    href: formatRoute({
      lesson: lesson?.id ?? '',
      step: (open === undefined ? lesson?.steps[0] : step) ?? '',
    }),
  };
}

export function chaptersOf(
  course: CourseMap,
  progress: Progress,
  next: string,
  language: Language,
): readonly ChapterView[] {
  return course.chapters.map(({ id, title, groups }) => {
    const lessons = groups.flatMap((group) => group.lessons);
    return {
      id,
      title: title[language],
      done: lessons.filter(isWritten).filter((lesson) => isDone(lesson, progress)).length,
      all: lessons.length,
      groups: groups.map((group) => ({
        title: group.title[language],
        lessons: group.lessons.map((lesson) =>
          isWritten(lesson)
            ? {
                id: lesson.id,
                title: lesson.title[language],
                href: formatRoute({ lesson: lesson.id, step: lesson.steps[0] ?? '' }),
                done: doneOf(lesson, progress),
                all: lesson.steps.length,
                isNext: lesson.id === next,
              }
            : { id: lesson.id, title: lesson.title[language] },
        ),
      })),
    };
  });
}
