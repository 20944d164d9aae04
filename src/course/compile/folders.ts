/** Finds and reads the folders `lessons/<chapter>/<id>/`: a new folder is a new lesson, nothing else is needed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compareLessons } from '../play/index.ts';
import type { LessonFolder } from './compile.ts';
import { LessonError, type SourceText } from './error.ts';

/** In the course's order. `root` is the folder that holds `lessons`; places are named relative to it. */
export function findFolders(root: string): LessonFolder[] {
  const lessons = join(root, 'lessons');
  if (!existsSync(lessons)) return [];
  const found: LessonFolder[] = [];
  for (const chapter of subfolders(lessons)) {
    for (const id of subfolders(join(lessons, chapter))) {
      const folder = join(lessons, chapter, id);
      if (existsSync(join(folder, 'lesson.yaml'))) found.push(readFolder(root, folder, chapter, id));
    }
  }
  return found.sort((a, b) => compareLessons(a.id, b.id));
}

/** The map of the course, as somebody wrote it. */
export function findCourse(root: string): SourceText {
  const file = 'lessons/course.yaml';
  const path = join(root, file);
  if (!existsSync(path))
    throw new LessonError(file, 1, 1, 'This file is missing; it says which chapters and lessons there are.');
  return { file, text: readFileSync(path, 'utf8') };
}

function readFolder(root: string, folder: string, chapter: string, id: string): LessonFolder {
  const read = (name: string): SourceText => {
    const path = join(folder, name);
    const file = relative(root, path).replaceAll('\\', '/');
    if (!existsSync(path))
      throw new LessonError(
        file,
        1,
        1,
        `This file is missing; lesson ${id} needs ${name} beside its lesson.yaml.`,
      );
    return { file, text: readFileSync(path, 'utf8') };
  };
  return { chapter, id, yaml: read('lesson.yaml'), prose: { en: read('en.md'), vi: read('vi.md') } };
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
    .sort();
}
