/** What the page needs at once; `inspector/index.ts` is an entry of its own, loaded behind the first picture. */
export * from './composer/index.ts';
export * from './knobs/index.ts';
export * from './lesson/index.ts';
export { type Mark, type PlayerEventMap, WPlayer } from './player/player.ts';
export { type LaneHeading, type StageEventMap, WStage } from './stage/stage.ts';
export * from './topbar/index.ts';
