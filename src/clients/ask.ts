/** A call of `fetch` or of an `EventSource`, before the browser makes a request of it. */
import type { RequestOptions } from '../network/index.ts';
import type { Field } from '../wire/http1/index.ts';
import type { Arrived, Fetch } from './http-pool.ts';

export interface Ask extends Pick<Fetch, 'reader' | 'signal'>, RequestOptions {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: Uint8Array | undefined;
  readonly cause: number;
  /** An `EventSource` asks; this is what it had last. */
  readonly lastEventId?: string;
}

/**
 * Called once: with the answer as the page gets it, or with undefined for a network error. `problem` is the stable code
 * of why the browser made one of an answer.
 */
export type Settled = (answer: Arrived | undefined, cause: number, problem?: string) => void;

/** What of an address travels: a fragment stays in the browser (RFC 9110 §7.1). */
export const targetOf = ({ pathname, search }: URL): string => `${pathname}${search}`;
