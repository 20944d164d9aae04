/** Where steps stop and whether tasks are done: asked of a run's traces, so it lives where those are. */
export { type Check, type CheckState, knobOf, type Verified, verify } from './check.ts';
export type { Place } from './place.ts';
export { BEGINNING, findStop, type Predicate } from './predicate.ts';
export { previousStop, selectedOf, stopOf, type Stops } from './stops.ts';
