/** `lessons/course.yaml` and the lessons that are written → the map of the course. */
import type { ByLanguage, CourseMap, Language, MapChapter, MapGroup, MapLesson } from '../play/index.ts';
import { compareLessons } from '../play/index.ts';
import type { LessonModules } from './compile.ts';
import type { SourceText } from './error.ts';
import { readScenario } from './scenario.ts';
import { type Entry, need, readYaml } from './yaml.ts';

const LANGUAGES: readonly Language[] = ['en', 'vi'];

/** @throws LessonError with file, line, column and a sentence that says what to write instead. */
export function readCourse(source: SourceText, written: readonly LessonModules[]): CourseMap {
  const file = readYaml(source);
  const parts = file.pairs(['picture', 'chapters']);
  const picture = readScenario(need(file, parts, 'picture'));
  const chapters = need(file, parts, 'chapters');
  const seen = new Set<string>();
  const map = [...chapters.pairs()].map(([id, entry]) => readChapter(id, entry, written, seen));
  for (const { entry } of written) {
    if (seen.has(entry.id) || map.some(({ id }) => isOf(id, entry.id))) continue;
    chapters.fail(`Lesson ${entry.id} is of no chapter that stands here; add its chapter.`);
  }
  return { picture, chapters: map };
}

function readChapter(
  id: string,
  entry: Entry,
  written: readonly LessonModules[],
  seen: Set<string>,
): MapChapter {
  const parts = entry.pairs(['title', 'groups']);
  const title = readTitle(need(entry, parts, 'title'));
  const list = need(entry, parts, 'groups');
  const groups = list.list().map((group) => readGroup(id, group, written, seen));
  const missing = written.filter(({ entry: lesson }) => isOf(id, lesson.id) && !seen.has(lesson.id));
  if (groups.length === 0) list.fail(`Chapter ${id} has at least one group.`);
  return { id, title, groups: missing.reduce(joined, groups) };
}

function readGroup(
  chapter: string,
  entry: Entry,
  written: readonly LessonModules[],
  seen: Set<string>,
): MapGroup {
  const parts = entry.pairs(['title', 'lessons']);
  const lessons = [...need(entry, parts, 'lessons').pairs()].map(([id, lesson]) => {
    if (!isOf(chapter, id)) lesson.fail(`Lesson ${id} does not belong in chapter ${chapter}.`);
    if (seen.has(id)) lesson.fail(`Lesson ${id} stands here twice; it has one place.`);
    seen.add(id);
    return readLesson(id, lesson, written);
  });
  return { title: readTitle(need(entry, parts, 'title')), lessons };
}

function readLesson(id: string, entry: Entry, written: readonly LessonModules[]): MapLesson {
  const found = written.find((lesson) => lesson.entry.id === id);
  // What was its title while it was planned may go on standing there.
  const planned = entry.isMap ? readTitle(entry) : undefined;
  if (found !== undefined) return lessonOf(found);
  return planned === undefined
    ? entry.fail(`Lesson ${id} has no folder yet; write its short title: { en: …, vi: … }.`)
    : { id, title: planned };
}

function readTitle(entry: Entry): ByLanguage {
  const parts = entry.pairs(LANGUAGES);
  return { en: need(entry, parts, 'en').text(), vi: need(entry, parts, 'vi').text() };
}

const lessonOf = ({ entry: { id, steps }, title }: LessonModules): MapLesson => ({ id, title, steps });

/** A lesson that does not stand there joins the last group that begins before it, or the first. */
function joined(groups: readonly MapGroup[], lesson: LessonModules): MapGroup[] {
  const { id } = lesson.entry;
  const isBefore = (other: MapLesson | undefined): boolean =>
    other !== undefined && compareLessons(other.id, id) < 0;
  const at = Math.max(
    0,
    groups.findLastIndex(({ lessons: [first] }) => isBefore(first)),
  );
  return groups.map((group, n) =>
    n === at
      ? {
          ...group,
          lessons: [...group.lessons, lessonOf(lesson)].toSorted((a, b) => compareLessons(a.id, b.id)),
        }
      : group,
  );
}

/** "2.1a" is of chapter 2, and "21.1" is not. */
const isOf = (chapter: string, lesson: string): boolean => lesson.startsWith(`${chapter}.`);
