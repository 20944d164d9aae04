import { describe, expect, test } from 'vitest';
import { hex, latin1 } from '../../../src/base/index.ts';
import { describeHttp } from '../../../src/wire/http1/index.ts';

describe('describeHttp', () => {
  // Notation: "name from-to value"
  const told = (text: string) =>
    describeHttp(latin1(text.replaceAll('|', '\r\n'))).map(
      (part) => `${part.name} ${part.from}-${part.to} ${part.value}`,
    );
  test('a request', () => {
    expect(told('POST /p HTTP/1.1|Host:  a |E:|Content-Length: 2||hi')).toEqual([
      'method 0-4 POST',
      'target 5-7 /p',
      'version 8-16 HTTP/1.1',
      'field name 18-22 Host',
      'field value 25-26 a',
      'field name 29-30 E',
      'field value 31-31 ',
      'field name 33-47 Content-Length',
      'field value 49-50 2',
      'blank line 52-54 ',
      'body 54-56 hi',
    ]);
  });
  test('a response in chunks', () => {
    expect(told('HTTP/1.1 200 All right|Transfer-Encoding: chunked||2;x|hi|0|T: v||')).toEqual([
      'version 0-8 HTTP/1.1',
      'status 9-12 200',
      'reason 13-22 All right',
      'field name 24-41 Transfer-Encoding',
      'field value 43-50 chunked',
      'blank line 52-54 ',
      'chunk size 54-57 2;x',
      'chunk data 59-61 hi',
      'chunk size 63-64 0',
      'trailer name 66-67 T',
      'trailer value 69-70 v',
      'end of chunks 72-74 ',
    ]);
  });
  test('a response as old servers write it: a gap before a colon, a folded value', () => {
    expect(told('HTTP/1.1 200 OK|X : a:|\t b |Y: ::|Content-Length: 1||c')).toEqual([
      'version 0-8 HTTP/1.1',
      'status 9-12 200',
      'reason 13-15 OK',
      'field name 17-18 X',
      'field value 21-28 a: b',
      'field name 31-32 Y',
      'field value 34-36 ::',
      'field name 38-52 Content-Length',
      'field value 54-55 1',
      'blank line 57-59 ',
      'body 59-60 c',
    ]);
  });
  test('a packed body is not read as text', () => {
    expect(told('HTTP/1.1 200 OK|Content-Encoding: gzip||\x1f\x8b\x08').at(-1)).toBe('body 43-46 (gzip)');
  });
  test('a response without reason', () => {
    expect(told('HTTP/1.1 204||')).toEqual(['version 0-8 HTTP/1.1', 'status 9-12 204', 'blank line 14-16 ']);
    expect(told('HTTP/1.1 204 ||')).toEqual(['version 0-8 HTTP/1.1', 'status 9-12 204', 'blank line 15-17 ']);
  });
  test('bytes that are not HTTP, from where they are not', () => {
    expect(told('\x16\x03')).toEqual(['not HTTP 0-2 \x16\x03']);
    expect(told('GET / HTTP/1.1|A b||')).toEqual([
      'method 0-3 GET',
      'target 4-5 /',
      'version 6-14 HTTP/1.1',
      'not HTTP 16-23 A b\r\n\r\n',
    ]);
    expect(told('HTTP/1.1 200 OK|Transfer-Encoding: chunked||9|hi').at(-1)).toBe('not HTTP 50-52 hi');
    expect(told('HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|hi|').at(-1)).toBe('chunk data 50-52 hi');
    expect(told('X')).toEqual(['not HTTP 0-1 X']);
    expect(told('')).toEqual([]);
  });
  test('keys are stable and clauses named', () => {
    const parts = describeHttp(hex('474554202f20485454502f312e310d0a0d0a'));
    expect(parts.map(({ note, rfc }) => [note, rfc])).toEqual([
      ['http.method', 'RFC 9110 §9'],
      ['http.target', 'RFC 9112 §3.2'],
      ['http.version', 'RFC 9112 §2.3'],
      ['http.blank-line', 'RFC 9112 §2.1'],
    ]);
  });
});
