/** Words of what changes a run: knobs, faults, messages, and the marks of edits. Loaded behind the first picture. */
export * from './composer.ts';
export * from './faults.ts';
export * from './knobs.ts';
