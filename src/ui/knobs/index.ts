export { Knobs } from './knobs.ts';
export type { KnobSet, KnobsEventMap, LaneKnobs } from './model.ts';
