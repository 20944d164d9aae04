/**
 * Cookies as RFC 6265bis (draft-ietf-httpbis-rfc6265bis) has browsers keep them. A scene is the request: by default
 * GET https://www.example.com/docs/a of a page of the same site, at second 1000.
 */
import { describe, expect, it } from 'vitest';
import { CookieJar, type CookieScene } from '../../../src/clients/fetch/cookies.ts';
import { parseSetCookie } from '../../../src/clients/fetch/set-cookie.ts';

const scene = (more: Partial<CookieScene> = {}): CookieScene => ({
  host: 'www.example.com',
  target: '/docs/a?x=/y',
  secure: true,
  crossSite: false,
  now: 1000,
  ...more,
});
const PLAIN = { secure: false };

/** What the jar sends after it has been offered these. */
function sent(
  offered: readonly string[],
  asked: Partial<CookieScene> = {},
  at: Partial<CookieScene> = {},
): unknown {
  const jar = new CookieJar();
  for (const each of offered) jar.store(each, scene(at));
  return jar.header(scene(asked));
}
const refused = (offered: string, at: Partial<CookieScene> = {}): unknown =>
  new CookieJar().store(offered, scene(at));

describe('§5.6: Set-Cookie is read', () => {
  const NONE = { expires: undefined, domain: undefined, path: undefined, secure: false, httpOnly: false };
  const bare = { ...NONE, sameSite: undefined };
  it.each([
    ['SID=31d4d96e407aad42', { ...bare, name: 'SID', value: '31d4d96e407aad42' }],
    [
      'SID=31d4; Path=/; Domain=example.com',
      { ...bare, name: 'SID', value: '31d4', path: '/', domain: 'example.com' },
    ],
    [
      'SID=31d4; Path=/; Secure; HttpOnly',
      { ...bare, name: 'SID', value: '31d4', path: '/', secure: true, httpOnly: true },
    ],
    ['lang=; Max-Age=10', { ...bare, name: 'lang', value: '', expires: 1010 }],
    ['a="quoted value"', { ...bare, name: 'a', value: '"quoted value"' }],
    [
      ' a \t= b c ; secure ; HTTPONLY=yes',
      { ...bare, name: 'a', value: 'b c', secure: true, httpOnly: true },
    ],
    ['a=b=c', { ...bare, name: 'a', value: 'b=c' }],
    ['value', { ...bare, name: '', value: 'value' }],
    ['=value', { ...bare, name: '', value: 'value' }],
    ['a=1; domain=.Example.COM', { ...bare, name: 'a', value: '1', domain: 'example.com' }],
    ['a=1; domain=', { ...bare, name: 'a', value: '1' }],
    ['a=1; path=docs', { ...bare, name: 'a', value: '1' }],
    ['a=1; path=/x; path=', { ...bare, name: 'a', value: '1' }],
    ['a=1; path=/x; path=/y', { ...bare, name: 'a', value: '1', path: '/y' }],
    ['a=1; SameSite=STRICT', { ...bare, name: 'a', value: '1', sameSite: 'strict' }],
    ['a=1; SameSite=whatever', { ...bare, name: 'a', value: '1' }],
    ['a=1; Partitioned; Unknown=1', { ...bare, name: 'a', value: '1' }],
  ])('%s', (text, told) => expect(parseSetCookie(text, 1000)).toEqual(told));

  it.each(['', '=', ' ; Secure', ' = '])('"%s" is nothing', (text) =>
    expect(parseSetCookie(text, 1000)).toBeUndefined(),
  );

  it('4096 octets of name and value pass, one more does not', () => {
    expect(parseSetCookie(`n=${'x'.repeat(4095)}`, 0)?.value.length).toBe(4095);
    expect(parseSetCookie(`n=${'x'.repeat(4096)}`, 0)).toBeUndefined();
    expect(parseSetCookie(`n=${'é'.repeat(2048)}`, 0)?.value.length).toBe(2048);
  });

  it('an attribute of more than 1024 octets is passed over', () => {
    expect(parseSetCookie(`a=1; Path=/${'x'.repeat(1023)}`, 0)?.path?.length).toBe(1024);
    expect(parseSetCookie(`a=1; Path=/${'x'.repeat(1024)}`, 0)?.path).toBeUndefined();
  });

  it.each([
    ['a=1; Expires=Thu, 01 Jan 1970 00:30:00 GMT', 1800],
    ['a=1; Expires=01-Jan-70 00:30:00', 1800],
    ['a=1; Expires=soon', undefined],
    ['a=1; Max-Age=0', 1000],
    ['a=1; Max-Age=-1', 999],
    ['a=1; Max-Age=1.5', undefined],
    ['a=1; Max-Age=+5', undefined],
    ['a=1; Max-Age=5; Expires=Thu, 01 Jan 1970 00:30:00 GMT', 1005],
    ['a=1; Expires=Thu, 01 Jan 1970 00:30:00 GMT; Expires=soon', 1800],
    ['a=1; Max-Age=99999999999', 1000 + 400 * 86_400],
    ['a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT', 1000 + 400 * 86_400],
  ])('§5.5: %s ends at %s', (text, expires) => expect(parseSetCookie(text, 1000)?.expires).toBe(expires));
});

describe('§5.8.3: cookies go along', () => {
  it('§3.1: two, in order of their creation', () => {
    expect(sent(['SID=31d4; Path=/; Secure; HttpOnly', 'lang=en-US; Path=/; Domain=example.com'])).toBe(
      'SID=31d4; lang=en-US',
    );
  });
  it('longer paths first, then earlier creation; a new value keeps its place', () => {
    expect(sent(['a=1; Path=/', 'b=2; Path=/docs', 'c=3; Path=/', 'd=4; Path=/docs', 'a=5; Path=/'])).toBe(
      'b=2; d=4; a=5; c=3',
    );
  });
  it('the same name at two paths is two cookies', () => {
    expect(sent(['a=1; Path=/', 'a=2; Path=/docs'])).toBe('a=2; a=1');
  });
  it('without a name, the value alone; quotes are a part of the value', () => {
    expect(sent(['value; Path=/', 'q="x"; Path=/'])).toBe('value; q="x"');
  });
  it('none: no field', () => expect(sent([])).toBeUndefined());

  it.each([
    ['/docs', '/docs', true],
    ['/docs', '/docs/a', true],
    ['/docs/', '/docs/a', true],
    ['/docs/', '/docs', false],
    ['/docs', '/docsets', false],
    ['/', '/docs', true],
    ['/docs', '/', false],
    ['/docs', '/?/docs', false],
    ['/docs', '/docs?x', true],
  ])('§5.1.4: Path=%s and the request %s: %s', (path, target, goes) => {
    expect(sent([`a=1; Path=${path}`], { target }) === 'a=1').toBe(goes);
  });
  it.each([
    ['/docs/a', '/docs/b', true],
    ['/docs/a', '/other', false],
    ['/docs', '/other', true],
    ['/docs/a?/b/c', '/docs/b', true],
  ])('without Path, set at %s and asked at %s: %s', (set, target, goes) => {
    expect(sent(['a=1'], { target }, { target: set }) === 'a=1').toBe(goes);
  });

  it.each([
    ['a=1', 'www.example.com', true],
    ['a=1', 'sub.www.example.com', false],
    ['a=1; Domain=example.com', 'www.example.com', true],
    ['a=1; Domain=example.com', 'example.com', true],
    ['a=1; Domain=.example.com', 'other.example.com', true],
    ['a=1; Domain=example.com', 'notexample.com', false],
    ['a=1; Domain=www.example.com', 'a.www.example.com', true],
  ])('§5.1.3: %s at %s: %s', (text, host, goes) => {
    expect(sent([`${text}; Path=/`], { host }) === 'a=1').toBe(goes);
  });

  it('is over at its time, not before', () => {
    const jar = new CookieJar();
    jar.store('a=1; Max-Age=10', scene());
    expect(jar.header(scene({ now: 1009.9 }))).toBe('a=1');
    expect(jar.header(scene({ now: 1010 }))).toBeUndefined();
  });
  it('Max-Age=0 takes it away', () => expect(sent(['a=1', 'b=2', 'a=; Max-Age=0'])).toBe('b=2'));
  it('Secure stays off plain http', () => expect(sent(['a=1; Secure', 'b=2'], PLAIN)).toBe('b=2'));

  it.each([
    ['a=1; SameSite=Strict', false],
    ['a=1; SameSite=Lax', false],
    ['a=1', false],
    ['a=1; SameSite=None; Secure', true],
  ])('§5.8.3: %s to a page of another site: %s', (text, goes) => {
    expect(sent([text], { crossSite: true }) === 'a=1').toBe(goes);
    expect(sent([text])).toBe('a=1');
  });
});

describe('§5.7: a cookie is not kept', () => {
  it.each<[string, Partial<CookieScene>, string | undefined]>([
    ['', {}, 'cookie/malformed'],
    ['a=1; Domain=other.example', {}, 'cookie/other-domain'],
    ['a=1; Domain=a.www.example.com', {}, 'cookie/other-domain'],
    ['a=1; Domain=com', {}, 'cookie/other-domain'],
    ['a=1; Domain=localhost', { host: 'localhost' }, undefined],
    ['a=1; Domain=0.0.1', { host: '127.0.0.1' }, 'cookie/other-domain'],
    ['a=1; Secure', PLAIN, 'cookie/secure-over-http'],
    ['a=1; SameSite=None', {}, 'cookie/none-without-secure'],
    ['a=1; SameSite=None; Secure', { crossSite: true }, undefined],
    ['a=1; SameSite=Lax', { crossSite: true }, 'cookie/cross-site'],
    ['a=1', { crossSite: true }, 'cookie/cross-site'],
    ['__Secure-SID=12345; Domain=example.com', {}, 'cookie/prefix'],
    ['__Secure-SID=12345; Secure; Domain=example.com', {}, undefined],
    ['__Secure-SID=12345; Secure', PLAIN, 'cookie/secure-over-http'],
    ['__Host-SID=12345', {}, 'cookie/prefix'],
    ['__Host-SID=12345; Secure', {}, 'cookie/prefix'],
    ['__Host-SID=12345; Domain=www.example.com', {}, 'cookie/prefix'],
    ['__Host-SID=12345; Domain=www.example.com; Path=/', {}, 'cookie/prefix'],
    ['__Host-SID=12345; Secure; Domain=www.example.com; Path=/', {}, 'cookie/prefix'],
    ['__Host-SID=12345; Secure; Path=/docs', {}, 'cookie/prefix'],
    ['__Host-SID=12345; Secure; Path=/', {}, undefined],
    ['__HOST-SID=12345; Path=/', {}, 'cookie/prefix'],
    ['=__Host-SID=12345', {}, 'cookie/prefix'],
    ['__Hosts-SID=12345', {}, undefined],
  ])('%s, %o: %s', (text, at, code) => expect(refused(text, at)).toBe(code));

  it('that would take the place of a secure one from plain http', () => {
    const jar = new CookieJar();
    jar.store('a=1; Secure; Path=/docs', scene());
    expect(jar.store('a=2; Path=/docs/x', scene(PLAIN))).toBe('cookie/shadows-secure');
    expect(jar.store('a=2; Path=/docs; Domain=example.com', scene(PLAIN))).toBe('cookie/shadows-secure');
    expect(jar.store('a=3; Path=/', scene(PLAIN))).toBeUndefined();
    expect(jar.store('b=3; Path=/docs', scene(PLAIN))).toBeUndefined();
    expect(jar.store('a=4; Path=/docs', scene())).toBeUndefined();
    expect(jar.header(scene())).toBe('a=4; b=3; a=3');
  });
});
