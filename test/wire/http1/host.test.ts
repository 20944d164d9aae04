import { describe, expect, test } from 'vitest';
import { checkHost, type Field, inOriginForm } from '../../../src/wire/http1/index.ts';

const told = (version: string | undefined, ...hosts: string[]): string => {
  const fields = hosts.map((host): Field => ['hOsT', host]);
  const found = checkHost({ method: 'GET', target: '/', fields, ...(version !== undefined && { version }) });
  return found === undefined ? '' : `${found.status} ${found.code}`;
};

describe('Host, RFC 9112 §3.2', () => {
  test.each([
    'a',
    'chat.example',
    'chat.example:8080',
    '127.0.0.1:1',
    '[::1]',
    '[2001:db8::1]:443',
    'a:',
    '',
    'x%20y',
  ])('%s is one', (host) => expect(told(undefined, host)).toBe(''));
  test.each(['a/b', 'a b', 'http://a', 'user@a', 'a:b', '::1', '[::1', 'a?b', 'a#b', 'x%2', 'a,b:1:2'])(
    '%s is none',
    (host) => expect(told(undefined, host)).toBe('400 http/bad-host'),
  );
  test('is there once', () => {
    expect(told(undefined)).toBe('400 http/no-host');
    expect(told(undefined, 'a', 'a')).toBe('400 http/many-hosts');
  });
  test('HTTP/1.0 may do without, and not with two', () => {
    expect(told('HTTP/1.0')).toBe('');
    expect(told('HTTP/1.0', 'a', 'b')).toBe('400 http/many-hosts');
  });
});

describe('RFC 9112 §3.2: forms of a target', () => {
  test.each([
    ['GET', '/a?b', '/a?b'],
    ['GET', 'http://chat.example/a?b', '/a?b'],
    ['GET', 'HTTPS://chat.example:8443/http://x/', '/http://x/'],
    ['GET', 'http://chat.example', '/'],
    ['GET', 'http://chat.example?b', '/?b'],
    ['OPTIONS', 'http://chat.example', '*'],
    ['OPTIONS', 'http://chat.example?b', '/?b'],
    ['OPTIONS', '*', '*'],
    ['GET', '//http://chat.example/', '//http://chat.example/'],
    ['GET', 'http:///a', 'http:///a'],
    ['CONNECT', 'chat.example:80', 'chat.example:80'],
  ])('%s %s asks for %s', (method, target, form) => {
    expect(inOriginForm({ method, target, fields: [] })).toEqual({ method, target: form, fields: [] });
  });
});
