/**
 * The Vite plugin of lessons. It offers these modules (`virtual.d.ts`): `virtual:lessons`, the small index with a `load`;
 * `virtual:lessons/titles`, what a menu says; `virtual:lessons/course`, the map; `virtual:lessons/first`, what a first
 * visit to a lesson opens; and one lazy module per lesson and language. A mistake in a lesson or in the map stops the build
 * at its file, line and column.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { CourseIndex, CourseMap, Language, Prerun, Titles } from '../play/index.ts';
import { compileLesson, type LessonModules } from './compile.ts';
import { readCourse } from './course-map.ts';
import { LessonError } from './error.ts';
import { findCourse, findFolders } from './folders.ts';
import { prerunAll, prerunJson, writtenOf } from './prerun.ts';

const INDEX = 'virtual:lessons';
const TITLES = 'virtual:lessons/titles';
const COURSE = 'virtual:lessons/course';
const FIRST = 'virtual:lessons/first';
const MODULES = [INDEX, TITLES, COURSE, FIRST];
const LESSON = 'virtual:lesson/';
type Preruns = readonly (Prerun | undefined)[];
const LANGUAGES: readonly Language[] = ['en', 'vi'];

/** The course of `root` (by default Vite's own root). */
export function lessons(options: { readonly root?: string } = {}): Plugin {
  let root = options.root ?? '.';
  let course: readonly LessonModules[] | undefined;
  let preruns: Promise<Preruns> | undefined;
  /** Compiled once, and again after a change. */
  const compiled = (): readonly LessonModules[] => (course ??= findFolders(root).map(compileLesson));
  /** In the same order. */
  const ran = (): Promise<Preruns> =>
    (preruns ??= prerunAll(compiled().flatMap(({ lessons }) => writtenOf(lessons.en))));

  return {
    name: 'lessons',
    configResolved(config) {
      root = options.root ?? config.root;
    },
    buildStart() {
      course = preruns = undefined;
      reported(compiled, (error) => this.error(error));
    },
    resolveId: (id) => (MODULES.includes(id) || id.startsWith(LESSON) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith('\0virtual:lesson')) return undefined;
      const read = <T>(work: () => T): T => reported(work, (error) => this.error(error));
      const name = id.slice(1);
      const lessons = read(compiled);
      if (name === INDEX) return indexModule(lessons);
      if (name === TITLES) return titlesModule(lessons);
      if (name === COURSE) return courseModule(read(() => readCourse(findCourse(root), lessons)));
      return lessonModule(name, lessons, await ran());
    },
    // A first lesson comes with its page: the browser fetches what has it beside the page's script, not behind it.
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (each) => each.type === 'chunk' && !each.isEntry && each.moduleIds.includes(`\0${FIRST}`),
        );
        if (chunk === undefined) return [];
        return [
          {
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${chunk.fileName}` },
            injectTo: 'head',
          },
        ];
      },
    },
    configureServer(server) {
      const folder = join(root, 'lessons');
      server.watcher.add(folder);
      server.watcher.on('all', (_event, file) => {
        if (!file.startsWith(folder)) return;
        course = preruns = undefined;
        for (const module of server.moduleGraph.idToModuleMap.values()) {
          if (module.id?.startsWith('\0virtual:lesson')) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}

/** A lesson's mistake, told in the bundler's way; other errors are ours and pass. */
function reported<T>(work: () => T, report: (error: BundlerError) => never): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    const { file, line, column, message } = error;
    return report({ message, id: file, loc: { file, line, column } });
  }
}

interface BundlerError {
  readonly message: string;
  readonly id: string;
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
}

async function courseModule(course: CourseMap): Promise<string> {
  const [prerun] = await prerunAll([{ scenario: course.picture }]);
  return `export const course = ${prerunJson({ ...course, prerun })};\n`;
}

function lessonModule(id: string, course: readonly LessonModules[], preruns: Preruns): string {
  const [lesson = '', language = ''] = id.slice(LESSON.length).split('/');
  const at = id === FIRST ? 0 : course.findIndex(({ entry }) => entry.id === lesson);
  const known = id === FIRST ? 'en' : LANGUAGES.find((each) => each === language);
  const found = known && course[at]?.lessons[known];
  if (id === FIRST)
    return `export const first = ${found && prerunJson({ ...found, prerun: preruns[at] })};\n`;
  if (found === undefined) throw new Error(`There is no module '${id}'.`);
  return `export const lesson = ${prerunJson({ ...found, prerun: preruns[at] })};\n`;
}

function titlesModule(course: readonly LessonModules[]): string {
  const titles: Titles = Object.fromEntries(course.map(({ entry, title }) => [entry.id, title]));
  return `export const titles = ${JSON.stringify(titles)};\n`;
}

/** Only the index travels with the first page; every lesson is an import of its own. */
function indexModule(course: readonly LessonModules[]): string {
  const index: CourseIndex = { lessons: course.map(({ entry }) => entry) };
  const imports = index.lessons.flatMap(({ id }) =>
    LANGUAGES.map((language) => `  '${id}/${language}': () => import('${LESSON}${id}/${language}'),`),
  );
  return [
    `export const index = ${JSON.stringify(index)};`,
    'const imports = {',
    ...imports,
    '};',
    'export async function load(id, language) {',
    '  const load = imports[`${id}/${language}`];',
    '  if (load === undefined) throw new Error(`There is no lesson ${id} in ${language}.`);',
    '  return (await load()).lesson;',
    '}',
    '',
  ].join('\n');
}
