import { describe, expect, test } from 'vitest';
import { checkHost, checkTarget, type Field, inOriginForm } from '../../../src/wire/http1/index.ts';

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

describe('the form of a target, RFC 9112 §3.2', () => {
  const asked = (line: string): string => {
    const [method = '', target = ''] = line.split(' ');
    const found = checkTarget({ method, target, fields: [] });
    return found === undefined ? 'right' : `${found.status} ${found.code}`;
  };
  test.each([
    'GET /',
    'GET /a?b',
    'GET //a',
    'GET /?x=http://b',
    'GET http://a',
    'GET HTTPS://a:1/b?c',
    'OPTIONS *',
    'OPTIONS /',
    'CONNECT a:80',
    'CONNECT [::1]:80',
  ])('%s', (line) => expect(asked(line)).toBe('right'));
  test.each([
    'GET *',
    'POST *',
    'GET a:80',
    'GET a',
    'GET a/b',
    'GET ?x',
    'GET /#b',
    'GET /a?b#c',
    'GET http://a/#b',
    'GET http:///a',
    'GET ftp://a/',
    'GET ws://a/',
    'OPTIONS **',
    'CONNECT /',
    'CONNECT a',
    'CONNECT a:',
    'CONNECT a:80/',
    'CONNECT http://a:80',
  ])('%s: 400', (line) => expect(asked(line)).toBe('400 http/target-form'));
});
