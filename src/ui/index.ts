export * from './composer/index.ts';
export * from './inspector/index.ts';
export * from './knobs/index.ts';
export * from './lesson/index.ts';
export { type Mark, type PlayerEventMap, WPlayer } from './player/player.ts';
export { type LaneHeading, type StageEventMap, WStage } from './stage/stage.ts';
export * from './topbar/index.ts';
