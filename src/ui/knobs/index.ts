export { Knobs } from './knobs.ts';
export type { HandshakeKind, KnobSet, LaneKnobs } from './model.ts';
