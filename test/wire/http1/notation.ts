import { expect } from 'vitest';
import { fromLatin1, latin1 } from '../../../src/base/index.ts';
import { RequestDecoder, ResponseDecoder } from '../../../src/wire/http1/index.ts';
import type { Failure, Field, Message } from '../../../src/wire/http1/index.ts';
import { cuts, feed } from '../cuts.ts';

/** Bytes of HTTP, `|` for CRLF. */
export const http = (text: string) => latin1(text.replaceAll('|', '\r\n'));

const list = (fields: readonly Field[]) => fields.map((field) => field.join('=')).join(', ');

/** "start line; name=value, …; body; trailers @from/headTo/to", or of a failure "status code @from/to". */
export function tell(found: Message | Failure | undefined): string {
  if (found === undefined) return 'nothing';
  if (found.kind === 'failure') return `${found.status} ${found.code} @${found.from}/${found.to}`;
  const { head, body, trailers, from, headTo, to } = found;
  const start = 'method' in head ? `${head.method} ${head.target}` : `${head.status} ${head.reason}`;
  const version = head.version === undefined ? '' : ` ${head.version}`;
  const place = `@${from}/${headTo}/${to}`;
  return `${start}${version}; ${list(head.fields)}; ${fromLatin1(body)}; ${list(trailers)} ${place}`;
}

function agreed(told: readonly string[][]): string[] {
  const [first = [], ...others] = told;
  for (const other of others) expect(other).toEqual(first);
  return first;
}

/** What a server reads: the bytes are fed in all ways, and all must say the same. */
export function requests(bytes: Uint8Array): string[] {
  return agreed(cuts(bytes).map((way) => feed(new RequestDecoder(), way).map(tell)));
}

/** What a client reads that has asked with those methods; `ends`: then the server closes. */
export function responses(bytes: Uint8Array, methods: readonly string[] = [], ends = false): string[] {
  const told = cuts(bytes).map((way) => {
    const decoder = new ResponseDecoder();
    for (const method of methods) decoder.expect(method);
    const said = feed(decoder, way);
    if (ends) decoder.end();
    return [...said, ...feed(decoder, [new Uint8Array(0)])].map(tell);
  });
  return agreed(told);
}
