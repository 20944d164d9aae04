import type { Micros } from '../base/index.ts';
import { EPOCH_SECONDS } from '../network/index.ts';
import { formatDate } from '../wire/http1/index.ts';

/** The value of Date: `Mon, 05 Jan 2026 09:00:01 GMT` for one second after the start of the run. */
export const httpDate = (now: Micros): string => formatDate(EPOCH_SECONDS + Math.floor(now / 1_000_000));
