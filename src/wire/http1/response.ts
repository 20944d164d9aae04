import { MessageDecoder } from './decoder.ts';
import { readResponseField } from './field-lines.ts';
import { isInterim, responseFraming } from './framing.ts';
import type { Framing } from './framing.ts';
import { isProblem, parseStatusLine } from './lines.ts';
import { problem } from './message.ts';
import type { Problem, ResponseHead } from './message.ts';

const LONG_STATUS = problem('head-too-long', 431, 'The head takes more than 16 KiB.');

/**
 * Responses from the bytes of a server, RFC 9112 §4. Say with `expect` what was asked: the length of an
 * answer depends on it. Interim responses (100, 103) are messages of their own. Behind a 101, or a 2xx to
 * CONNECT, nothing is read.
 */
export class ResponseDecoder extends MessageDecoder<ResponseHead> {
  protected override readonly longStart = LONG_STATUS;
  protected override readonly readField = readResponseField;
  readonly #asked: string[] = [];

  /**
   * Call it once for each request, in order, before its answer is read; without it an answer counts as one to
   * GET.
   */
  expect(method: string): void {
    this.#asked.push(method);
  }

  protected override begin(line: string): ResponseHead | Problem {
    const found = parseStatusLine(line);
    if (isProblem(found)) return found;
    const { status, reason, version } = found;
    return { status, reason, fields: [], ...(version === 'HTTP/1.1' ? {} : { version }) };
  }

  protected override framing(head: ResponseHead): Framing | Problem {
    const framing = responseFraming(head, this.#asked[0] ?? 'GET');
    if (!isInterim(head.status)) this.#asked.shift();
    return framing;
  }

  protected override status(): number {
    return 502; // RFC 9110 §15.6.3: what a proxy says of such an answer
  }
}
