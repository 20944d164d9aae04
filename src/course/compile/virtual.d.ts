/** The modules that the plugin makes out of `lessons/`. A program that imports them includes this file. */
declare module 'virtual:lessons' {
  /** Ids of all lessons and of their steps: all that the first page needs. */
  export const index: import('../play/index.ts').CourseIndex;
  /** Loads one lesson; rejects for an id that is not in the index. */
  export function load(
    id: string,
    language: import('../play/index.ts').Language,
  ): Promise<import('../play/index.ts').CompiledLesson>;
}
declare module 'virtual:lessons/titles' {
  export const titles: import('../play/index.ts').Titles;
}

declare module 'virtual:lessons/course' {
  /** All lessons in their chapters, those that are planned too. */
  export const course: import('../play/index.ts').CourseMap;
}

declare module 'virtual:lessons/first' {
  /** The first lesson in English; undefined in a course without lessons. */
  export const first: import('../play/index.ts').CompiledLesson | undefined;
}
