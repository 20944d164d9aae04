/** What the page needs at once; `lesson/`, `inspector/`, `knobs/`, `faults/`, `composer/`, `player/`, `settings/` and `help/` are entries of their own, loaded behind the first picture. */
export { on } from './events.ts';
export { type LaneHeading, type Pill, type StageEventMap, WStage } from './stage/stage.ts';
export { Tempo } from './stage/tempo.ts';
export * from './topbar/index.ts';
