/** Links to the playground: each holds a whole scenario. */
import type { Whole } from '../../../scenario/index.ts';
import { formatWhole } from '../../../scenario/json/index.ts';

export const PLAY = '#/play';

export const playAddress = (whole: Whole): string => `${PLAY}?${formatWhole(whole)}`;
