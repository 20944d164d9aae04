/**
 * The cache by the clauses of RFC 9111. An answer came at second 0 of 6 Nov 1994 08:49:37 GMT; the cache is asked so
 * many seconds later and says "none", "fresh" or what it would ask the server with.
 */
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../src/base/index.ts';
import { HttpCache } from '../../../src/clients/fetch/cache.ts';
import type { Arrived } from '../../../src/clients/http-pool.ts';
import { type Field, formatDate, parseDate } from '../../../src/wire/http1/index.ts';

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const START = parseDate(DATE) ?? 0;
const ETAG: Field = ['ETag', '"1"'];

const arrived = (fields: readonly Field[], status = 200, body = 'stored'): Arrived => ({
  conn: 3,
  message: {
    kind: 'message',
    head: { status, reason: '', fields: [['Date', DATE], ...fields] },
    body: utf8(body),
    trailers: [],
    from: 10,
    headTo: 20,
    to: 30,
  },
});
const request = (method = 'GET', fields: readonly Field[] = [], target = '/a') => ({
  method,
  target,
  fields,
});

interface Case {
  readonly status?: number;
  readonly asked?: ReturnType<typeof request>;
  readonly later?: ReturnType<typeof request>;
  readonly delay?: number;
}
function says(
  fields: readonly Field[],
  seconds: number,
  { status = 200, asked, later, delay = 0 }: Case = {},
): string {
  const cache = new HttpCache();
  cache.store(asked ?? request(), arrived(fields, status), START - delay, START);
  const found = cache.find(later ?? asked ?? request(), START + seconds);
  return found.kind === 'stale' ? found.validators.map((field) => field.join(': ')).join('; ') : found.kind;
}
const control = (value: string): Field => ['Cache-Control', value];

describe('§4.2: freshness', () => {
  it.each<[string, readonly Field[], number, string]>([
    ['max-age, inside', [control('max-age=10')], 9.9, 'fresh'],
    ['max-age, over', [control('max-age=10')], 10, 'none'],
    ['max-age, over, with a tag', [control('max-age=10'), ETAG], 10, 'If-None-Match: "1"'],
    ['max-age in quotes, other letters', [control('Public, Max-Age="10"')], 5, 'fresh'],
    ['s-maxage is for shared caches', [control('s-maxage=10'), ETAG], 5, 'If-None-Match: "1"'],
    ['max-age that is no number', [control('max-age=soon'), ETAG], 0, 'If-None-Match: "1"'],
    ['§5.2.2.4: no-cache', [control('max-age=10, no-cache'), ETAG], 0, 'If-None-Match: "1"'],
    ['Expires', [['Expires', formatDate(START + 10)]], 9, 'fresh'],
    ['Expires, over', [['Expires', formatDate(START + 10)], ETAG], 10, 'If-None-Match: "1"'],
    ['Expires: 0 is in the past', [['Expires', '0'], ETAG], 0, 'If-None-Match: "1"'],
    ['§5.3: max-age goes before', [control('max-age=5'), ['Expires', formatDate(START + 99)]], 6, 'none'],
    ['nothing said: asked each time', [ETAG], 0, 'If-None-Match: "1"'],
    [
      'no guessing from Last-Modified',
      [['Last-Modified', 'Sat, 05 Nov 1994 08:49:37 GMT']],
      1,
      'If-Modified-Since: Sat, 05 Nov 1994 08:49:37 GMT',
    ],
    [
      '§4.3.1: both questions',
      [ETAG, ['Last-Modified', DATE]],
      1,
      `If-None-Match: "1"; If-Modified-Since: ${DATE}`,
    ],
    ['§4.2.3: Age counts', [control('max-age=10'), ['Age', '6']], 4, 'none'],
    ['§4.2.3: Age counts, inside', [control('max-age=10'), ['Age', '6']], 3, 'fresh'],
  ])('%s', (_, fields, seconds, told) => expect(says(fields, seconds)).toBe(told));

  it('§4.2.3: the way took time, and so may a clock that goes wrong', () => {
    expect(says([control('max-age=10'), ['Age', '0']], 7, { delay: 2 })).toBe('fresh');
    expect(says([control('max-age=10'), ['Age', '0']], 8, { delay: 2 })).toBe('none');
  });
});

describe('§3: what is stored', () => {
  it.each<[string, readonly Field[], Case, string]>([
    ['no-store', [control('no-store, max-age=10')], {}, 'none'],
    [
      'the asker’s no-store',
      [control('max-age=10')],
      { asked: request('GET', [control('no-store')]) },
      'none',
    ],
    ['private is for us', [control('private, max-age=10')], {}, 'fresh'],
    ['neither fresh nor to be asked for', [], {}, 'none'],
    ['an error', [control('max-age=10')], { status: 404 }, 'none'],
    ['a redirect', [control('max-age=10')], { status: 307 }, 'none'],
    ['POST', [control('max-age=10')], { asked: request('POST'), later: request() }, 'none'],
    ['another address', [control('max-age=10')], { later: request('GET', [], '/b') }, 'none'],
    ['for HEAD', [control('max-age=10')], { later: request('HEAD') }, 'none'],
    ['§4.1: Vary: *', [control('max-age=10'), ['Vary', '*']], {}, 'none'],
  ])('%s', (_, fields, how, told) => expect(says(fields, 1, how)).toBe(told));

  it.each<[readonly Field[], readonly Field[], string]>([
    [[['accept', 'a']], [['Accept', 'a']], 'fresh'],
    [[['Accept', 'a']], [['Accept', 'b']], 'none'],
    [[], [['Accept', 'b']], 'none'],
    [[['Other', 'a']], [['Other', 'b']], 'fresh'],
  ])('§4.1: an answer that varies with Accept, asked %o, then %o: %s', (first, second, told) => {
    const how = { asked: request('GET', first), later: request('GET', second) };
    expect(says([control('max-age=10'), ['Vary', 'Origin, Accept']], 1, how)).toBe(told);
  });

  it.each([
    ['POST', 201, 'none'],
    ['PUT', 204, 'none'],
    ['DELETE', 303, 'none'],
    ['POST', 400, 'fresh'],
    ['OPTIONS', 204, 'fresh'],
    ['HEAD', 200, 'fresh'],
  ])('§4.4: %s answered by %i leaves the copy of that address: %s', (method, status, told) => {
    const cache = new HttpCache();
    cache.store(request(), arrived([control('max-age=10')]), START, START);
    cache.store(request(method), arrived([], status), START, START);
    expect(cache.find(request(), START + 1).kind).toBe(told);
  });

  it('a newer answer takes the place of the older, also one that may not be stored', () => {
    const cache = new HttpCache();
    cache.store(request(), arrived([control('max-age=10')]), START, START);
    cache.store(request(), arrived([control('no-store')]), START, START);
    expect(cache.find(request(), START + 1).kind).toBe('none');
  });
});

const EARLIER = formatDate(START - 1000);
const LATER = formatDate(START - 10);

describe('§4.3.4: a 304 renews', () => {
  const cache = new HttpCache();
  cache.store(
    request(),
    arrived([control('max-age=10'), ETAG, ['Content-Type', 'a/b'], ['X', '1']]),
    START,
    START,
  );
  const found = cache.find(request(), START + 20);
  const news: Field[] = [
    ['Date', formatDate(START + 20)],
    ['ETag', 'W/"1"'],
    ['x', '2'],
    ['Content-Type', 'c/d'],
    ['Content-Length', '0'],
  ];
  const answer =
    found.kind === 'stale' ? cache.renew(request(), found.copy, news, START + 20, START + 20) : undefined;

  it('the answer is the old one, from where it stood on the wire, with the new fields', () => {
    expect(answer?.message.head).toEqual({
      status: 200,
      reason: '',
      fields: [
        control('max-age=10'),
        ['Content-Type', 'a/b'],
        ['Date', formatDate(START + 20)],
        ['ETag', 'W/"1"'],
        ['x', '2'],
      ],
    });
    expect([answer?.conn, answer?.message.from, answer?.message.to]).toEqual([3, 10, 30]);
    expect(answer?.message.body).toEqual(utf8('stored'));
  });
  it('and fresh again', () => {
    expect(cache.find(request(), START + 29).kind).toBe('fresh');
    expect(cache.find(request(), START + 30)).toMatchObject({ validators: [['If-None-Match', 'W/"1"']] });
  });
});

describe('§4.3.4: a 304 about another answer changes nothing', () => {
  it.each<[tag: string, news: Field[], renewed: boolean]>([
    ['"1"', [['ETag', '"1"']], true],
    ['"1"', [['ETag', '"2"']], false],
    ['"1"', [['ETag', 'W/"1"']], true],
    ['"1"', [['ETag', 'W/"2"']], false],
    ['W/"1"', [['ETag', '"1"']], false],
    ['"1"', [['Last-Modified', LATER]], false],
    ['"1"', [['Last-Modified', EARLIER]], true],
    ['"1"', [], true],
  ])('%s and %j: %s', (tag, news, renewed) => {
    const cache = new HttpCache();
    const fields: Field[] = [control('max-age=10'), ['ETag', tag], ['Last-Modified', EARLIER]];
    cache.store(request(), arrived(fields), START, START);
    const found = cache.find(request(), START + 20);
    if (found.kind !== 'stale') throw new Error('it is 20 seconds old');
    const answer = cache.renew(
      request(),
      found.copy,
      [...news, ['X', '1'], ['Date', formatDate(START + 20)]],
      START + 20,
      START + 20,
    );
    expect(answer.message.head.fields.some(([name]) => name === 'X')).toBe(renewed);
    expect(cache.find(request(), START + 20).kind).toBe(renewed ? 'fresh' : 'stale');
  });
});
