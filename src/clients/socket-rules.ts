/** What a script may give to a `WebSocket`, WHATWG WebSockets §3.1: for the page's own, and for the one of the console. */
import { utf8 } from '../base/index.ts';
import { isToken } from '../wire/http1/index.ts';

/** What is thrown instead: the name of a DOMException, and its sentence. */
export interface Mistake {
  readonly name: 'SyntaxError' | 'InvalidAccessError';
  readonly message: string;
}

export function protocolsMistake(protocols: readonly string[]): Mistake | undefined {
  if (protocols.every(isToken) && new Set(protocols).size === protocols.length) return undefined;
  const message = `Subprotocols are different tokens; [${protocols.join(', ')}] are not.`;
  return { name: 'SyntaxError', message };
}

/** `code` is one that `clampedCode` gave. */
export function closeMistake(code: number | undefined, reason: string): Mistake | undefined {
  if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
    const message = `The code must be 1000 or between 3000 and 4999; ${code} is neither.`;
    return { name: 'InvalidAccessError', message };
  }
  if (utf8(reason).length <= 123) return undefined;
  return { name: 'SyntaxError', message: 'The reason must not be longer than 123 octets.' };
}

/** Web IDL §3.2.4.9, `[Clamp] unsigned short`: 0 for NaN, else the nearest; of two as near the even one. */
export function clampedCode(code: number | undefined): number | undefined {
  if (code === undefined) return undefined;
  const within = Math.min(Math.max(Number.isNaN(code) ? 0 : code, 0), 0xffff);
  const below = Math.floor(within);
  const rest = within - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}
