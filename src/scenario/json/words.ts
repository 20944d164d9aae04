/** Values that many parts of a scenario have. */
import * as v from 'valibot';
import { micros } from '../../base/index.ts';

/** Integer microseconds. */
export const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(micros));
export const count = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));
export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
