/** What a page's platform has and Node or a worker may lack. */
import type { Closure } from '../network/index.ts';

/** Fired when the connection is over. Node 20 and 22 have no global CloseEvent. */
export class LabCloseEvent extends Event {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  constructor({ code, reason, wasClean }: Closure) {
    super('close');
    this.code = code;
    this.reason = reason;
    this.wasClean = wasClean;
  }
}

/** An error with a DOMException's name; the rooms below the page know no DOMException. */
export function domError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** What a trace says of something thrown. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
