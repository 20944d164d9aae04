/** The module that the plugin makes out of `lessons/`. A program that imports it includes this file. */
declare module 'virtual:lessons' {
  /** Ids, titles and steps of all lessons: all that the first page needs. */
  export const index: import('../play/index.ts').CourseIndex;
  /** Loads one lesson; rejects for an id that is not in the index. */
  export function load(
    id: string,
    language: import('../play/index.ts').Language,
  ): Promise<import('../play/index.ts').CompiledLesson>;
}
