/** What comes behind the picture: the list that speaks it, and the keys that walk the list. */
import { Roving } from './roving.ts';
import { speak } from './spoken.ts';
import { drawItems, twinItems } from './twin.ts';

export const stageList = { Roving, drawItems, speak, twinItems };
export type StageList = typeof stageList;
