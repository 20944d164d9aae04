export type * from './model.ts';
export { Play } from './play.ts';
