/** What pages of other origins may ask and see, from the lists and steps of Fetch. */
import { describe, expect, it } from 'vitest';
import {
  corsProblem,
  isSafelisted,
  needsPreflight,
  PreflightCache,
  preflightProblem,
  unsafeNames,
} from '../../../src/clients/fetch/cors.ts';
import type { Field, ResponseHead } from '../../../src/wire/http1/index.ts';

const ORIGIN = 'http://elsewhere.example';
const PLAIN = { origin: ORIGIN, isCredentialed: false };
const CREDENTIALED = { origin: ORIGIN, isCredentialed: true };
const head = (status: number, ...fields: Field[]): ResponseHead => ({ status, reason: '', fields });
const leave = (...fields: Field[]): ResponseHead =>
  head(204, ['Access-Control-Allow-Origin', ORIGIN], ...fields);

describe('Fetch §2.2.2: a CORS-safelisted request-header', () => {
  it.each<[string, string, boolean]>([
    ['Accept', '*/*', true],
    ['Accept', 'text/html,application/xml;q=0.9', true],
    ['Accept', 'a"b', false],
    ['Accept', 'a:b', false],
    ['Accept', '{}', false],
    ['Accept', 'x'.repeat(128), true],
    ['Accept', 'x'.repeat(129), false],
    ['Accept-Language', 'vi, en-US;q=0.9, *', true],
    ['Accept-Language', 'vi_VN', false],
    ['content-language', 'de-DE', true],
    ['Content-Language', 'a@b', false],
    ['Content-Type', 'text/plain;charset=UTF-8', true],
    ['Content-Type', 'TEXT/PLAIN', true],
    ['Content-Type', 'application/x-www-form-urlencoded', true],
    ['Content-Type', 'multipart/form-data; boundary=x', true],
    ['Content-Type', 'multipart/form-data; boundary="x"', false],
    ['Content-Type', 'application/json', false],
    ['Content-Type', 'text/plain, application/json', false],
    ['Content-Type', '', false],
    ['Range', 'bytes=0-9', true],
    ['Range', 'bytes=9-', true],
    ['Range', 'bytes=-9', false],
    ['Range', 'bytes=5-5', true],
    ['Range', 'bytes=5-0', false],
    ['Range', 'bytes=10-9', false],
    ['Range', 'bytes=18446744073709551617-18446744073709551616', false],
    ['Range', 'bytes=0-1,3-4', false],
    ['Authorization', 'x', false],
    ['X-Own', '', false],
    ['If-None-Match', '"a"', false],
    ['Cache-Control', 'no-cache', false],
  ])('%s: %s: %s', (name, value, safe) => expect(isSafelisted([name, value])).toBe(safe));

  it('the others are asked for in lower case, sorted, once each', () => {
    const own: Field[] = [
      ['X-Own', '1'],
      ['Content-Type', 'application/json'],
      ['B-Other', '2'],
      ['x-own', '3'],
      ['Accept', '*/*'],
    ];
    expect(unsafeNames(own)).toEqual(['b-other', 'content-type', 'x-own']);
  });

  it('more than 1024 octets of safe values make all of them unsafe', () => {
    const many = (n: number): Field[] => Array.from({ length: n }, () => ['Accept', 'x'.repeat(128)]);
    expect(unsafeNames(many(8))).toEqual([]);
    expect(unsafeNames([...many(8), ['Accept-Language', 'vi']])).toEqual(['accept', 'accept-language']);
  });

  it.each([
    ['GET', false],
    ['HEAD', false],
    ['POST', false],
    ['PUT', true],
    ['DELETE', true],
    ['patch', true],
  ])('%s needs a preflight: %s', (method, needs) => expect(needsPreflight(method, [])).toBe(needs));
  it('and so does a POST of JSON', () =>
    expect(needsPreflight('POST', [['Content-Type', 'application/json']])).toBe(true));
});

describe('Fetch §4.9: the CORS check', () => {
  const ALLOW = 'access-control-allow-origin';
  it.each<[string, ResponseHead, string | undefined]>([
    ['nothing', head(200), 'cors/no-allow-origin'],
    ['this origin', head(200, [ALLOW, ORIGIN]), undefined],
    ['everybody', head(200, [ALLOW, '*']), undefined],
    ['an error may be seen too', head(500, [ALLOW, '*']), undefined],
    ['another', head(200, [ALLOW, 'http://chat.example']), 'cors/other-origin'],
    ['another scheme', head(200, [ALLOW, 'https://elsewhere.example']), 'cors/other-origin'],
    ['a slash at the end', head(200, [ALLOW, `${ORIGIN}/`]), 'cors/other-origin'],
    ['other letters', head(200, [ALLOW, 'http://Elsewhere.example']), 'cors/other-origin'],
    ['two fields', head(200, [ALLOW, ORIGIN], [ALLOW, ORIGIN]), 'cors/other-origin'],
    ['a list', head(200, [ALLOW, `${ORIGIN}, http://a.example`]), 'cors/other-origin'],
    ['null', head(200, [ALLOW, 'null']), 'cors/other-origin'],
  ])('%s', (_, answer, code) => expect(corsProblem(answer, PLAIN)).toBe(code));

  const CREDENTIALS = 'Access-Control-Allow-Credentials';
  it.each<[string, ResponseHead, string | undefined]>([
    ['the origin and cookies', head(200, [ALLOW, ORIGIN], [CREDENTIALS, 'true']), undefined],
    ['a star names nobody', head(200, [ALLOW, '*'], [CREDENTIALS, 'true']), 'cors/other-origin'],
    ['no word of cookies', head(200, [ALLOW, ORIGIN]), 'cors/no-credentials'],
    ['other letters', head(200, [ALLOW, ORIGIN], [CREDENTIALS, 'True']), 'cors/no-credentials'],
    [
      'twice',
      head(200, [ALLOW, ORIGIN], [CREDENTIALS, 'true'], [CREDENTIALS, 'true']),
      'cors/no-credentials',
    ],
  ])('with cookies: %s', (_, answer, code) => expect(corsProblem(answer, CREDENTIALED)).toBe(code));
});

describe('Fetch §4.8: the answer to a preflight', () => {
  const METHODS = 'Access-Control-Allow-Methods';
  const HEADERS = 'Access-Control-Allow-Headers';
  it.each<[string, ResponseHead, string, readonly string[], string | undefined]>([
    ['a method of forms needs no leave', leave(), 'POST', [], undefined],
    ['a method', leave([METHODS, 'GET,PUT']), 'PUT', [], undefined],
    ['every method', leave([METHODS, '*']), 'PUT', [], undefined],
    ['methods have their case', leave([METHODS, 'put']), 'PUT', [], 'cors/method-refused'],
    ['another method', leave([METHODS, 'GET']), 'PUT', [], 'cors/method-refused'],
    [
      'names in any case',
      leave([HEADERS, 'Content-Type, X-Own']),
      'POST',
      ['content-type', 'x-own'],
      undefined,
    ],
    ['names in two fields', leave([HEADERS, 'a'], [HEADERS, 'b']), 'POST', ['a', 'b'], undefined],
    ['a name that is missing', leave([HEADERS, 'a']), 'POST', ['a', 'b'], 'cors/header-refused'],
    ['every name', leave([HEADERS, '*']), 'POST', ['a', 'b'], undefined],
    ['but this one', leave([HEADERS, '*']), 'POST', ['authorization'], 'cors/header-refused'],
    ['200 is as good as 204', { ...leave(), status: 200 }, 'POST', [], undefined],
    ['a redirect is no leave', { ...leave(), status: 307 }, 'POST', [], 'cors/preflight-status'],
    ['nor is 404', { ...leave(), status: 404 }, 'POST', [], 'cors/preflight-status'],
    ['no origin', head(204), 'POST', [], 'cors/no-allow-origin'],
  ])('%s', (_, answer, method, names, code) =>
    expect(preflightProblem(answer, PLAIN, method, names)).toBe(code),
  );

  it('a star allows nothing where cookies take part', () => {
    const asked = (field: Field): string | undefined =>
      preflightProblem(leave(['Access-Control-Allow-Credentials', 'true'], field), CREDENTIALED, 'PUT', [
        'a',
      ]);
    expect(asked([METHODS, '*'])).toBe('cors/method-refused');
    expect(asked([METHODS, 'PUT'])).toBe('cors/header-refused');
  });
});

describe('Fetch §4.10: leave is remembered', () => {
  const after = (age: string | undefined, seconds: number): boolean => {
    const cache = new PreflightCache();
    const own: Field[] = [
      ['Access-Control-Allow-Methods', 'PUT'],
      ['Access-Control-Allow-Headers', 'X-Own'],
    ];
    const answer = age === undefined ? leave(...own) : leave(...own, ['Access-Control-Max-Age', age]);
    cache.remember(answer, PLAIN, '/a', 1000);
    return cache.allows(PLAIN, '/a', 'PUT', ['x-own'], 1000 + seconds);
  };
  it.each<[string | undefined, number, boolean]>([
    [undefined, 4.9, true],
    [undefined, 5, false],
    ['600', 599, true],
    ['600', 600, false],
    ['86400', 7199, true],
    ['86400', 7200, false],
    ['0', 0, false],
    ['-1', 4, true],
    ['soon', 5, false],
  ])('Access-Control-Max-Age %s, %d s later: %s', (age, seconds, holds) =>
    expect(after(age, seconds)).toBe(holds),
  );

  const allowing = (methods: string, names: string) => {
    const cache = new PreflightCache();
    const answer = leave(['Access-Control-Allow-Methods', methods], ['Access-Control-Allow-Headers', names]);
    cache.remember(answer, PLAIN, '/a', 0);
    return (origin: string, target: string, method: string, ...own: string[]): boolean =>
      cache.allows({ origin, isCredentialed: false }, target, method, own, 1);
  };

  it('for that origin and address, and all methods and names that the answer lists', () => {
    const allows = allowing('GET,PUT,DELETE', 'X-Own, x-more');
    expect(allows(ORIGIN, '/a', 'PUT', 'x-own')).toBe(true);
    expect(allows(ORIGIN, '/a', 'POST', 'x-more')).toBe(true);
    // Nobody need have asked for it before: "for each method in methods", "for each headerName in headerNames".
    expect(allows(ORIGIN, '/a', 'DELETE')).toBe(true);
    expect(allows(ORIGIN, '/a', 'PATCH')).toBe(false);
    expect(allows(ORIGIN, '/a', 'PUT', 'x-other')).toBe(false);
    expect(allows(ORIGIN, '/b', 'PUT')).toBe(false);
    expect(allows('http://other.example', '/a', 'PUT')).toBe(false);
  });

  it('a star stands for its own kind: methods, or names but authorization', () => {
    const methods = allowing('*', 'x-own');
    expect([methods(ORIGIN, '/a', 'PUT', 'x-own'), methods(ORIGIN, '/a', 'PUT', 'x-more')]).toEqual([
      true,
      false,
    ]);
    const names = allowing('PUT', '*');
    expect([names(ORIGIN, '/a', 'PUT', 'x-own'), names(ORIGIN, '/a', 'DELETE')]).toEqual([true, false]);
    expect(names(ORIGIN, '/a', 'PUT', 'authorization')).toBe(false);
  });
});
