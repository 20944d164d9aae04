export { compileLesson, type LessonFolder, type LessonModules } from './compile.ts';
export { readCourse } from './course-map.ts';
export { LessonError, type SourceText } from './error.ts';
export { findFolders } from './folders.ts';
export { lessons } from './plugin.ts';
