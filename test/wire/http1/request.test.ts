import { describe, expect, test } from 'vitest';
import { concat } from '../../../src/base/index.ts';
import { RequestDecoder } from '../../../src/wire/http1/index.ts';
import { feed } from '../cuts.ts';
import { http, requests, tell } from './notation.ts';

describe('requests', () => {
  test.each([
    ['no fields', 'GET / HTTP/1.1||', ['GET /; ; ;  @0/18/18']],
    [
      'RFC 9112 §2.1, fields in their order and case',
      'GET /hello.txt HTTP/1.1|User-Agent: curl/7.64.1|Host: www.example.com||',
      ['GET /hello.txt; User-Agent=curl/7.64.1, Host=www.example.com; ;  @0/75/75'],
    ],
    [
      'white space around values',
      'GET / HTTP/1.1|A:b|C: \t d e\t |E:|F:  ||',
      ['GET /; A=b, C=d e, E=, F=; ;  @0/45/45'],
    ],
    [
      'bytes from 0x80 in a value',
      'GET / HTTP/1.1|A: \u00a0\u00e9||',
      ['GET /; A=\u00a0\u00e9; ;  @0/25/25'],
    ],
    [
      'body of a known length',
      'POST /p HTTP/1.1|content-length: 3||abc',
      ['POST /p; content-length=3; abc;  @0/39/42'],
    ],
    ['length 0', 'POST /p HTTP/1.1|Content-Length: 0||', ['POST /p; Content-Length=0; ;  @0/39/39']],
    [
      'one length twice',
      'POST / HTTP/1.1|Content-Length: 2|Content-Length: 2, 2||ab',
      ['POST /; Content-Length=2, Content-Length=2, 2; ab;  @0/60/62'],
    ],
    [
      'chunks',
      'POST / HTTP/1.1|Transfer-Encoding: Chunked||3|abc|0a;x="y"|0123456789|0||',
      ['POST /; Transfer-Encoding=Chunked; abc0123456789;  @0/47/82'],
    ],
    [
      'trailers',
      'POST / HTTP/1.1|Transfer-Encoding: chunked||1|a|000|T: u|V: w||',
      ['POST /; Transfer-Encoding=chunked; a; T=u, V=w @0/47/72'],
    ],
    [
      'two in a row',
      'GET /1 HTTP/1.1||POST /2 HTTP/1.1|Content-Length: 1||xGET /3 HTTP/1.1||',
      ['GET /1; ; ;  @0/19/19', 'POST /2; Content-Length=1; x;  @19/58/59', 'GET /3; ; ;  @59/78/78'],
    ],
    ['empty lines before a request', '||GET / HTTP/1.1||', ['GET /; ; ;  @4/22/22']],
    [
      'HTTP/1.0 and 1.2',
      'GET / HTTP/1.0||GET / HTTP/1.2||',
      ['GET / HTTP/1.0; ; ;  @0/18/18', 'GET / HTTP/1.2; ; ;  @18/36/36'],
    ],
    [
      'other forms of target',
      'OPTIONS * HTTP/1.1||CONNECT a:443 HTTP/1.1||',
      ['OPTIONS *; ; ;  @0/22/22', 'CONNECT a:443; ; ;  @22/48/48'],
    ],
    ['a head that has not ended', 'GET / HTTP/1.1|Host: a|', []],
    ['a body that has not ended', 'PUT / HTTP/1.1|Content-Length: 9||12345678', []],
  ])('%s', (_, text, told) => expect(requests(http(text))).toEqual(told));
});

describe('refused requests', () => {
  test.each([
    ['RFC 9112 §2.2: LF alone', 'GET / HTTP/1.1\nHost: a||', '400 http/bare-lf @14/15'],
    ['LF alone behind a field', 'GET / HTTP/1.1|Host: a\n|', '400 http/bare-lf @23/24'],
    ['LF alone, first of all', '\nGET / HTTP/1.1||', '400 http/bare-lf @0/1'],
    ['RFC 9112 §2.2: CR alone', 'GET / HTTP/1.1|A: b\rc||', '400 http/bare-cr @20/21'],
    ['two spaces', 'GET  / HTTP/1.1||', '400 http/bad-request-line @0/17'],
    ['no version', 'GET /||', '400 http/bad-request-line @0/7'],
    ['a space at the end', 'GET / HTTP/1.1 ||', '400 http/bad-request-line @0/17'],
    ['a method that is no token', 'G(T / HTTP/1.1||', '400 http/bad-method @0/3'],
    ['no method', ' / HTTP/1.1||', '400 http/bad-method @0/1'],
    ['a target beyond ASCII', 'GET /\u00e9 HTTP/1.1||', '400 http/bad-target @4/6'],
    ['a TLS hello', '\u0016\u0003\u0001 \n|', '400 http/bare-lf @4/5'],
    ['no target', 'GET  HTTP/1.1||', '400 http/bad-target @4/5'],
    ['another protocol', 'GET / HTTX/1.1||', '400 http/bad-version @6/14'],
    ['a version in words', 'GET / HTTP/1.10||', '400 http/bad-version @6/15'],
    ['HTTP/2 preface', 'PRI * HTTP/2.0||SM||', '505 http/version @6/14'],
    [
      'RFC 9112 §5.1: space before the colon',
      'GET / HTTP/1.1|Host : a||',
      '400 http/space-before-colon @20/21',
    ],
    ['RFC 9112 §5.2: folded field', 'GET / HTTP/1.1|A: b|  c||', '400 http/obs-fold @22/23'],
    ['no colon', 'GET / HTTP/1.1|Host||', '400 http/no-colon @16/22'],
    ['no name', 'GET / HTTP/1.1|: a||', '400 http/bad-field-name @16/17'],
    ['a name that is no token', 'GET / HTTP/1.1|H@st: a||', '400 http/bad-field-name @16/20'],
    ['NUL in a value', 'GET / HTTP/1.1|A: b\0||', '400 http/bad-field-value @18/21'],
    ['DEL in a value', 'GET / HTTP/1.1|A: \x7f||', '400 http/bad-field-value @18/20'],
    [
      'RFC 9112 §6.3: both framings',
      'POST / HTTP/1.1|Content-Length: 3|Transfer-Encoding: chunked||',
      '400 http/length-and-chunked @0/66',
    ],
    [
      'lengths that differ',
      'POST / HTTP/1.1|Content-Length: 3|content-length: 4||',
      '400 http/lengths-differ @0/57',
    ],
    [
      'lengths that differ in one list',
      'POST / HTTP/1.1|Content-Length: 3, 4||',
      '400 http/lengths-differ @0/41',
    ],
    [
      'lengths that differ in letters',
      'POST / HTTP/1.1|Content-Length: 3, 03||',
      '400 http/lengths-differ @0/42',
    ],
    ['length -1', 'POST / HTTP/1.1|Content-Length: -1||', '400 http/bad-length @0/39'],
    ['length +1', 'POST / HTTP/1.1|Content-Length: +1||', '400 http/bad-length @0/39'],
    ['length 1e3', 'POST / HTTP/1.1|Content-Length: 1e3||', '400 http/bad-length @0/40'],
    ['no length', 'POST / HTTP/1.1|Content-Length:||', '400 http/bad-length @0/36'],
    [
      'a length beyond 2^53',
      'POST / HTTP/1.1|Content-Length: 99999999999999999||',
      '400 http/bad-length @0/54',
    ],
    [
      'a coding we do not know',
      'POST / HTTP/1.1|Transfer-Encoding: gzip, chunked||',
      '501 http/transfer-coding @0/53',
    ],
    [
      'RFC 9112 §6.3: chunked not last',
      'POST / HTTP/1.1|Transfer-Encoding: chunked, gzip||',
      '400 http/chunked-not-last @0/53',
    ],
    [
      'a length of its own does not help',
      'POST / HTTP/1.1|Transfer-Encoding: identity|Content-Length: 3||abc',
      '400 http/chunked-not-last @0/67',
    ],
    ['not chunked at all', 'POST / HTTP/1.1|Transfer-Encoding: gzip||', '400 http/chunked-not-last @0/44'],
    [
      'TE by another name',
      'POST / HTTP/1.1|Transfer-Encoding: xchunked||',
      '400 http/chunked-not-last @0/48',
    ],
    [
      'the letters of a second chunked differ',
      'POST / HTTP/1.1|Transfer-Encoding: chunked, Chunked||',
      '400 http/bad-transfer-encoding @0/56',
    ],
    [
      'chunked twice',
      'POST / HTTP/1.1|Transfer-Encoding: chunked|Transfer-Encoding: chunked||',
      '400 http/bad-transfer-encoding @0/75',
    ],
    ['an empty coding', 'POST / HTTP/1.1|Transfer-Encoding:||', '400 http/bad-transfer-encoding @0/39'],
    ['chunks in HTTP/1.0', 'POST / HTTP/1.0|Transfer-Encoding: chunked||', '400 http/chunked-in-1.0 @0/47'],
  ])('%s', (_, text, told) => expect(requests(http(text))).toEqual([told]));

  const chunked = 'POST / HTTP/1.1|Transfer-Encoding: chunked||';
  test.each([
    ['no size', '|', '400 http/bad-chunk-size @47/49'],
    ['a plus', '+3|abc|', '400 http/bad-chunk-size @47/51'],
    ['an underscore', '1_0|abc|', '400 http/bad-chunk-size @47/52'],
    ['a space before it', ' 3|abc|', '400 http/bad-chunk-size @47/51'],
    // RFC 9112 §7.1.1: white space stands before the semicolon of an extension alone.
    ['a space behind it', '3 |abc|', '400 http/bad-chunk-size @47/51'],
    ['a tab behind it', '3\t|abc|', '400 http/bad-chunk-size @47/51'],
    ['0x', '0x3|abc|', '400 http/bad-chunk-size @47/52'],
    ['a minus', '-3|abc|', '400 http/bad-chunk-size @47/51'],
    ['a size beyond 2^53', 'fffffffffffffffff|', '400 http/bad-chunk-size @47/66'],
    ['a control character in an extension', '3;\x01|abc|', '400 http/bad-chunk-size @47/52'],
    ['LF alone', '3\nabc|', '400 http/bare-lf @48/49'],
    ['more data than said', '3|abcd|', '400 http/bad-chunk-end @53/54'],
    ['CR without LF behind the data', '3|abc\rX', '400 http/bad-chunk-end @54/55'],
    ['a folded trailer', '0| T: u||', '400 http/obs-fold @50/51'],
    ['LF alone behind the trailers', '0|\n', '400 http/bare-lf @50/51'],
  ])('in a chunk: %s', (_, text, told) => expect(requests(http(chunked + text))).toEqual([told]));

  test('a connection that ends inside a message', () => {
    const decoder = new RequestDecoder();
    decoder.push(http('GET / HTTP/1.1||POST / HT'));
    decoder.end();
    expect(feed(decoder, [http('')]).map(tell)).toEqual([
      'GET /; ; ;  @0/18/18',
      '400 http/incomplete @18/27',
    ]);
  });
  test('says what is begun, and when it is between two requests', () => {
    const decoder = new RequestDecoder();
    const at = (text: string): unknown[] => {
      decoder.push(http(text));
      const told = tell(decoder.next());
      return [told, decoder.begun?.head.target, decoder.idle];
    };
    expect(decoder.idle).toBe(true);
    expect(at('PO')).toEqual(['nothing', undefined, false]);
    expect(at('ST /1 HTTP/1.1|Content-Length: 2|')).toEqual(['nothing', undefined, false]);
    expect(at('|a')).toEqual(['nothing', '/1', false]);
    expect(at('b')).toEqual(['POST /1; Content-Length=2; ab;  @0/39/41', undefined, true]);
  });
  test('says a failure once, then nothing, whatever comes', () => {
    const decoder = new RequestDecoder();
    expect(feed(decoder, [http('BAD|'), http('GET / HTTP/1.1||'), http('BAD|')])).toHaveLength(1);
    decoder.end();
    expect(decoder.next()).toBeUndefined();
  });
});

describe('the head is at most 16 KiB', () => {
  const head = (length: number) => http(`GET / HTTP/1.1|A: ${'x'.repeat(length - 23)}||`);
  test('16,384 bytes pass, one more is 431', () => {
    expect(head(16_384).length).toBe(16_384);
    expect(requests(head(16_384))).toHaveLength(1);
    expect(requests(head(16_385))).toEqual(['431 http/head-too-long @0/16384']);
    expect(requests(head(40_000))).toEqual(['431 http/head-too-long @0/16384']);
  });
  test('many short fields count too, and each head anew', () => {
    const many = http(`GET / HTTP/1.1|${'A: b|'.repeat(2800)}|`);
    expect(requests(many)).toEqual(['431 http/head-too-long @0/16384']);
    expect(requests(concat([head(9000), head(9000)]))).toHaveLength(2);
  });
  test('what comes behind a wrong byte does not count', () => {
    expect(requests(http(`GET / HTTP/1.1|\n${'x'.repeat(17_000)}`))).toEqual(['400 http/bare-lf @16/17']);
  });
  test('a request line of that length is 414', () => {
    expect(requests(http(`GET /${'x'.repeat(17_000)}`))).toEqual(['414 http/target-too-long @0/16384']);
  });
  test('so are trailers and the first line of a chunk', () => {
    const chunked = 'POST / HTTP/1.1|Transfer-Encoding: chunked||';
    expect(requests(http(`${chunked}0|T: ${'x'.repeat(17_000)}`))).toEqual([
      '431 http/trailers-too-long @50/16434',
    ]);
    expect(requests(http(`${chunked}1;${'x'.repeat(17_000)}`))).toEqual([
      '400 http/chunk-line-too-long @47/16431',
    ]);
  });
});
