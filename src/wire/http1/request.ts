import { MessageDecoder } from './decoder.ts';
import { readRequestField } from './field-lines.ts';
import { requestFraming } from './framing.ts';
import type { Framing } from './framing.ts';
import { isProblem, parseRequestLine } from './lines.ts';
import { problem } from './message.ts';
import type { Problem, RequestHead } from './message.ts';

const LONG_TARGET = problem('target-too-long', 414, 'The request line takes more than 16 KiB.');

/**
 * Requests from the bytes of a client, RFC 9112 §3. A failure's `status` is the answer to send before
 * closing.
 */
export class RequestDecoder extends MessageDecoder<RequestHead> {
  protected override readonly longStart = LONG_TARGET;
  protected override readonly readField = readRequestField;

  protected override begin(line: string): RequestHead | Problem | undefined {
    if (line === '') return undefined; // RFC 9112 §2.2: an empty line before a request line is ignored
    const found = parseRequestLine(line);
    if (isProblem(found)) return found;
    const { method, target, version } = found;
    return { method, target, fields: [], ...(version === 'HTTP/1.1' ? {} : { version }) };
  }

  protected override framing(head: RequestHead): Framing | Problem {
    return requestFraming(head);
  }

  protected override status(status: number): number {
    return status;
  }
}
