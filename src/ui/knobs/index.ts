export { Knobs } from './knobs.ts';
export type { KnobSet, KnobsEventMap, LaneKnobs, OpenThing } from './model.ts';
