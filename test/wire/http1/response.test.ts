import { describe, expect, test } from 'vitest';
import { concat, fromLatin1, utf8 } from '../../../src/base/index.ts';
import { RequestDecoder, ResponseDecoder } from '../../../src/wire/http1/index.ts';
import { cuts, feed } from '../cuts.ts';
import { http, responses, tell } from './notation.ts';

describe('responses', () => {
  test.each([
    ['length', 'HTTP/1.1 200 OK|Content-Length: 2||hi', ['200 OK; Content-Length=2; hi;  @0/38/40']],
    [
      'a reason of several words, or bytes from 0x80',
      'HTTP/1.1 404 Not Found \u00e9|Content-Length: 0||',
      ['404 Not Found \u00e9; Content-Length=0; ;  @0/47/47'],
    ],
    ['an empty reason', 'HTTP/1.1 204 ||', ['204 ; ; ;  @0/17/17']],
    ['no reason and no space', 'HTTP/1.1 204||', ['204 ; ; ;  @0/16/16']],
    ['HTTP/1.0', 'HTTP/1.0 204 No Content||', ['204 No Content HTTP/1.0; ; ;  @0/27/27']],
    [
      '204 and 304 have no body, whatever they say',
      'HTTP/1.1 204 X|Content-Length: 9||HTTP/1.1 304 Y|Transfer-Encoding: chunked||',
      ['204 X; Content-Length=9; ;  @0/37/37', '304 Y; Transfer-Encoding=chunked; ;  @37/83/83'],
    ],
    [
      'interim, then final',
      'HTTP/1.1 100 Continue||HTTP/1.1 103 Early Hints|Link: a||HTTP/1.1 200 OK|Content-Length: 1||x',
      [
        '100 Continue; ; ;  @0/25/25',
        '103 Early Hints; Link=a; ;  @25/62/62',
        '200 OK; Content-Length=1; x;  @62/100/101',
      ],
    ],
    [
      'chunks',
      'HTTP/1.1 200 OK|transfer-encoding: chunked||5|hello|0||',
      ['200 OK; transfer-encoding=chunked; hello;  @0/47/62'],
    ],
    [
      'RFC 9112 §5.2: each obs-fold of a response counts as a space, in a head, a 101 and trailers',
      'HTTP/1.1 200 OK|X: a|\tb|   c|Y:| f|Z: d|  | e|Content-Length: 0||',
      ['200 OK; X=a b c, Y=f, Z=d e, Content-Length=0; ;  @0/76/76'],
    ],
    [
      'a folded trailer',
      'HTTP/1.1 200 OK|Transfer-Encoding: chunked||0|T: a| b||',
      ['200 OK; Transfer-Encoding=chunked; ; T=a b @0/47/62'],
    ],
    [
      'RFC 9112 §5.1: white space before a colon is removed from a response',
      'HTTP/1.1 200 OK|X : a|Y \t:b|Content-Length: 0||',
      ['200 OK; X=a, Y=b, Content-Length=0; ;  @0/52/52'],
    ],
    [
      'RFC 9110 §5.5: other control characters than CR and NUL may be retained, and browsers do',
      'HTTP/1.1 200 OK|X: a\x01b\x7f|Content-Length: 0||',
      ['200 OK; X=a\x01b\x7f, Content-Length=0; ;  @0/47/47'],
    ],
    // Three digits; Chromium 156 hands 099, 600 and 999 to the page.
    [
      'RFC 9110 §15: a status outside of 100 to 599 is a final answer like a 5xx',
      'HTTP/1.1 999 Denied|Content-Length: 2||noHTTP/1.1 600 |Content-Length: 0||HTTP/1.1 099 X|Content-Length: 1||y',
      [
        '999 Denied; Content-Length=2; no;  @0/42/44',
        '600 ; Content-Length=0; ;  @44/80/80',
        '99 X; Content-Length=1; y;  @80/117/118',
      ],
    ],
    ['one until the close, not closed', 'HTTP/1.1 200 OK||all of it', []],
  ])('%s', (_, text, told) => expect(responses(http(text))).toEqual(told));

  test('until the close', () => {
    expect(responses(http('HTTP/1.1 200 OK||all\r\nof it'), [], true)).toEqual([
      '200 OK; ; all\r\nof it;  @0/19/29',
    ]);
    expect(responses(http('HTTP/1.1 200 OK||'), [], true)).toEqual(['200 OK; ; ;  @0/19/19']);
  });
  test('answers to HEAD have no body, in the order of the requests, interim ones apart', () => {
    const bytes = http(
      'HTTP/1.1 100 C||HTTP/1.1 200 OK|Content-Length: 2||HTTP/1.1 200 OK|Content-Length: 2||ab',
    );
    expect(responses(bytes, ['HEAD', 'GET'])).toEqual([
      '100 C; ; ;  @0/18/18',
      '200 OK; Content-Length=2; ;  @18/56/56',
      '200 OK; Content-Length=2; ab;  @56/94/96',
    ]);
  });
  test.each([
    ['the end inside a head', 'HTTP/1.1 200 O', '502 http/incomplete @0/14'],
    ['inside a body', 'HTTP/1.1 200 OK|Content-Length: 3||ab', '502 http/incomplete @0/40'],
    ['inside a chunk', 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|ab', '502 http/incomplete @0/52'],
    [
      'before the last chunk',
      'HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|ab|',
      '502 http/incomplete @0/54',
    ],
  ])('%s breaks the message', (_, text, told) => expect(responses(http(text), [], true)).toEqual([told]));
  test('the end between messages is in order', () => {
    expect(responses(http('HTTP/1.1 204 X||'), [], true)).toHaveLength(1);
    expect(responses(http(''), [], true)).toEqual([]);
  });
  test.each([
    ['a status of two digits', 'HTTP/1.1 20 OK||', '502 http/bad-status @9/12'],
    ['of four', 'HTTP/1.1 2000||', '502 http/bad-status @9/12'],
    ['white space before the first field', 'HTTP/1.1 200 OK| X: a||', '502 http/obs-fold @17/18'],
    ['NUL behind a fold', 'HTTP/1.1 200 OK|X: a| \0||', '502 http/bad-field-value @23/25'],
    ['a field without a name', 'HTTP/1.1 200 OK|: a||', '502 http/bad-field-name @17/18'],
    ['none', 'HTTP/1.1||', '502 http/bad-status @0/10'],
    ['a request', 'GET / HTTP/1.1||', '502 http/bad-version @0/3'],
    ['an empty line', '|HTTP/1.1 200 OK||', '502 http/bad-version @0/1'],
    ['a control character in the reason', 'HTTP/1.1 200 O\x01||', '502 http/bad-reason @13/15'],
    ['HTTP/2.0', 'HTTP/2.0 200 OK||', '502 http/version @0/8'],
    ['lengths that differ', 'HTTP/1.1 200 OK|Content-Length: 1, 2||', '502 http/lengths-differ @0/41'],
  ])('refuses %s', (_, text, told) => expect(responses(http(text))).toEqual([told]));
});

describe('what lies behind an upgrade', () => {
  test('the decoder stops behind a 101 and hands out the rest', () => {
    const head = http('HTTP/1.1 101 Switching Protocols|Upgrade: websocket||');
    for (const way of cuts(concat([head, Uint8Array.of(0x81, 0x00)]))) {
      const decoder = new ResponseDecoder();
      expect(feed(decoder, way).map(tell)).toEqual([
        '101 Switching Protocols; Upgrade=websocket; ;  @0/56/56',
      ]);
      expect(decoder.position).toBe(56);
      decoder.push(utf8('more'));
      decoder.end();
      expect(decoder.next()).toBeUndefined();
      expect(fromLatin1(decoder.take())).toBe('\x81\0more');
      expect(decoder.position).toBe(62);
    }
  });
  test('so it does behind a 2xx to CONNECT', () => {
    expect(responses(http('HTTP/1.1 200 OK|Content-Length: 9||tunnel'), ['CONNECT'])).toHaveLength(1);
  });
  test('a request decoder hands out what follows the message it has just given', () => {
    const decoder = new RequestDecoder();
    decoder.push(http('GET /ws HTTP/1.1||frames'));
    decoder.next();
    expect([decoder.position, fromLatin1(decoder.take())]).toEqual([20, 'frames']);
    expect(decoder.next()).toBeUndefined();
  });
  test("what was pushed stays the caller's", () => {
    const chunk = http('PUT / HTTP/1.1|Content-Length: 2||ab');
    const decoder = new RequestDecoder();
    decoder.push(chunk);
    chunk.fill(0);
    expect(tell(decoder.next())).toContain('ab');
  });
});
