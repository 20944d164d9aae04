/** Words of the knobs, of what can be broken, and of the marks of edits, apart: loaded behind the first picture. */
export * from './faults.ts';
export * from './knobs.ts';
