/** What a page's platform has and Node or a worker may lack. */
import { utf8 } from '../base/index.ts';
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

/** A copy of what a script hands over. */
export function octetsOf(data: string | ArrayBuffer | ArrayBufferView<ArrayBuffer>): Uint8Array {
  if (typeof data === 'string') return utf8(data);
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}

/** An error with a DOMException's name; the rooms below the page know no DOMException. */
export function domError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
