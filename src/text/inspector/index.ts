/** The inspector's words, apart: it is loaded behind the first picture. */
export * from './inspector.ts';
export * from './notes.ts';
export { noteOf } from './note-of.ts';
