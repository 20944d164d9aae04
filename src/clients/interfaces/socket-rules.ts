/** What a script may give to a `WebSocket`, WHATWG WebSockets §3.1: for the page's own, and for the one of the console. */
import { utf8 } from '../../base/index.ts';
import { isToken } from '../../wire/http1/index.ts';

/** What is thrown instead: the name of a DOMException, and its sentence. */
interface Mistake {
  readonly name: 'SyntaxError' | 'InvalidAccessError';
  readonly message: string;
}

/** @throws DOMException by what is wrong, if anything is. */
export function throwIf(mistake: Mistake | undefined): void {
  if (mistake !== undefined) throw new DOMException(mistake.message, mistake.name);
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

/** Fetch §2.9: ports of other services, which no browser lets a page speak to. */
const BAD_PORTS: ReadonlySet<string> = new Set(
  [
    '0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113',
    '115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554',
    '556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665',
    '6666 6667 6668 6669 6679 6697 10080',
  ].flatMap((line) => line.split(' ')),
);

/** `port` as `URL` writes it: '' for the scheme's own. */
export const isBadPort = (port: string): boolean => BAD_PORTS.has(port);
