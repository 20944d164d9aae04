/** Redirects by the steps of Fetch §4.4. A request is "METHOD url; fields; body". */
import { describe, expect, it } from 'vitest';
import { followed, type Wanted } from '../../../src/clients/fetch/redirects.ts';
import { utf8 } from '../../../src/base/index.ts';

const wanted = (method: string, more: Partial<Wanted> = {}): Wanted => ({
  method,
  url: new URL('http://chat.example/a/b?x=1'),
  fields: [],
  body: undefined,
  ...more,
});
const tell = (next: ReturnType<typeof followed>): unknown =>
  next === undefined || typeof next === 'string'
    ? next
    : `${next.method} ${next.url.href}${next.body === undefined ? '' : ' with body'}`;

describe('the address', () => {
  it.each([
    ['/v2', 'GET http://chat.example/v2'],
    ['c?y=2', 'GET http://chat.example/a/c?y=2'],
    ['../c', 'GET http://chat.example/c'],
    ['?y=2', 'GET http://chat.example/a/b?y=2'],
    ['', 'GET http://chat.example/a/b?x=1'],
    ['http://chat.example/c', 'GET http://chat.example/c'],
    ['https://chat.example/c', 'GET https://chat.example/c'],
    ['//other.example/c', 'GET http://other.example/c'],
    ['http://', 'fetch/bad-location'],
    ['http://a b/', 'fetch/bad-location'],
    ['ftp://chat.example/', 'fetch/bad-scheme'],
    ['data:,x', 'fetch/bad-scheme'],
    ['javascript:alert(1)', 'fetch/bad-scheme'],
    [undefined, undefined],
    // Octets beyond ASCII, here as Latin-1: UTF-8 of é, and the same letter in one octet.
    ['/\xc3\xa9', 'GET http://chat.example/%C3%A9'],
    ['/\xe9?\xe9', 'GET http://chat.example/%E9?%E9'],
  ])('Location: %s: %s', (location, told) =>
    expect(tell(followed(wanted('GET'), 302, location === undefined ? [] : [location]))).toBe(told),
  );
});

// Fetch §4.4; Chromium 156 follows where the two are the same.
it('two addresses are none, and the same one twice is one', () => {
  expect(tell(followed(wanted('GET'), 302, ['/a', '/b']))).toBe('fetch/many-locations');
  expect(tell(followed(wanted('GET'), 302, ['/a', '/a']))).toBe('GET http://chat.example/a');
  expect(tell(followed(wanted('GET'), 200, ['/a', '/b']))).toBe(undefined);
});

describe('the method and the body', () => {
  it.each([
    [301, 'GET', 'GET'],
    [301, 'POST', 'GET'],
    [301, 'PUT', 'PUT with body'],
    [302, 'POST', 'GET'],
    [302, 'DELETE', 'DELETE with body'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [307, 'POST', 'POST with body'],
    [307, 'PUT', 'PUT with body'],
    [308, 'POST', 'POST with body'],
    [308, 'GET', 'GET'],
  ])('%i to %s: %s', (status, method, told) => {
    const body = method === 'GET' || method === 'HEAD' ? undefined : utf8('x');
    const next = tell(followed(wanted(method, { body }), status, ['/']));
    expect(next).toBe(told.replace(/^\w+/, (each) => `${each} http://chat.example/`));
  });

  it.each([200, 204, 300, 304, 305, 306, 404])('%i is no redirect', (status) =>
    expect(followed(wanted('GET'), status, ['/'])).toBeUndefined(),
  );
});

describe('the fields', () => {
  const fields = [
    ['Content-Type', 'application/json'],
    ['Content-Language', 'vi'],
    ['content-encoding', 'x'],
    ['Content-Location', '/'],
    ['Authorization', 'Bearer x'],
    ['X-Own', '1'],
  ] as const;
  const names = (status: number, location: string): unknown => {
    const next = followed(wanted('POST', { fields, body: utf8('x') }), status, [location]);
    return typeof next === 'object' ? next.fields.map(([name]) => name).join(' ') : next;
  };
  it('all of them go along with the body', () =>
    expect(names(307, '/')).toBe(
      'Content-Type Content-Language content-encoding Content-Location Authorization X-Own',
    ));
  it('those of the body go with it', () => expect(names(303, '/')).toBe('Authorization X-Own'));
  it('Authorization stays with its origin', () => {
    expect(names(303, 'http://other.example/')).toBe('X-Own');
    expect(names(303, 'https://chat.example/')).toBe('X-Own');
    expect(names(303, 'http://chat.example:8080/')).toBe('X-Own');
    expect(names(303, 'http://chat.example:80/')).toBe('Authorization X-Own');
  });
});
