export type { PageEnd, ServerEnd } from './deeds.ts';
export { type Composition, run, Session } from './session.ts';
export { makeTurner, type Turn, type Turner } from './turn.ts';
