/**
 * A body read as it comes. Notation: `|` is CR LF in what is sent; "octets @from..to" is a piece, where `from` is where
 * its chunk began. The head takes 47 octets, or 38 with a Content-Length.
 */
import { describe, expect, test } from 'vitest';
import { fromLatin1, latin1 } from '../../../src/base/index.ts';
import { ResponseDecoder } from '../../../src/wire/http1/index.ts';

const CHUNKED = 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||';

/** Feeds the pieces; what each brought. */
function read(...sent: string[]): string[][] {
  const decoder = new ResponseDecoder();
  return sent.map((text) => {
    decoder.push(latin1(text.replaceAll('|', '\r\n')));
    const next = decoder.next();
    const begun = decoder.begun === undefined ? [] : [`head ..${decoder.begun.headTo}`];
    const pieces = decoder.drain().map(({ octets, from, to }) => `${fromLatin1(octets)} @${from}..${to}`);
    const end = next?.kind === 'message' ? [`message ..${next.to} ${fromLatin1(next.body)}`.trim()] : [];
    return [...begun, ...pieces, ...end, ...(next?.kind === 'failure' ? [next.code] : [])];
  });
}

describe('a body in pieces', () => {
  test('one chunk after the other', () => {
    expect(read(CHUNKED, '2|hi|', '3|you|', '0||')).toEqual([
      ['head ..47'],
      ['head ..47', 'hi @47..52'],
      ['head ..47', 'you @54..60'],
      ['message ..67'],
    ]);
  });

  test('several chunks at once are a piece each, and so are those that come with the end', () => {
    expect(read(`${CHUNKED}1|a|1|b|`, '1|c|0||')).toEqual([
      ['head ..47', 'a @47..51', 'b @53..57'],
      ['c @59..63', 'message ..70 c'],
    ]);
  });

  test('a chunk that is cut comes in parts, which all name its start', () => {
    expect(read(`${CHUNKED}5|ab`, 'c', 'de', '|0||').slice(0, 3)).toEqual([
      ['head ..47', 'ab @47..52'],
      ['head ..47', 'c @47..53'],
      ['head ..47', 'de @47..55'],
    ]);
  });

  test('of a known length', () => {
    expect(read('HTTP/1.1 200 OK|Content-Length: 4||ab', 'cd')).toEqual([
      ['head ..38', 'ab @38..40'],
      ['cd @38..42', 'message ..42 cd'],
    ]);
  });

  test('until the close', () => {
    const decoder = new ResponseDecoder();
    decoder.push(latin1('HTTP/1.0 200 OK\r\n\r\nab'));
    expect(decoder.next()).toBeUndefined();
    expect(decoder.drain().map(({ octets }) => fromLatin1(octets))).toEqual(['ab']);
    decoder.push(latin1('c'));
    decoder.end();
    const next = decoder.next();
    expect(next?.kind === 'message' && fromLatin1(next.body)).toBe('c');
  });

  test('what nobody takes out is in the message', () => {
    const decoder = new ResponseDecoder();
    for (const part of [CHUNKED, '2|hi|', '1|!|0||']) {
      decoder.push(latin1(part.replaceAll('|', '\r\n')));
      const next = decoder.next();
      if (next?.kind === 'message') expect(fromLatin1(next.body)).toBe('hi!');
    }
    expect.assertions(1);
  });
});
