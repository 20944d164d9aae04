export { WMarks } from './marks.ts';
export { type Mark, type PlayerEventMap, WPlayer } from './player.ts';
