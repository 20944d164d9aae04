/** What the operator of the chat switches on about content, in octets: entity tags and gzip. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { post, request } from '../bench.ts';
import { field, MESSAGES, MOUNTS, operator, tell } from './operator.ts';

/** SHA-1 of `[]`, as the package etag writes it. */
const EMPTY_LIST = '"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"';

describe.each(MOUNTS)('HTTP by $http', (mounts) => {
  const { open, ask } = operator(mounts);

  describe('RFC 9110 §8.8.3, §13.1.2: entity tags', () => {
    it('are off unless they are switched on', async () => {
      open({});
      expect(tell((await ask(request(MESSAGES)))[0], 'ETag', 'Vary', 'Cache-Control')).toBe('200 []');
    });

    it('an answer to GET has one; whoever names it gets 304, no content and nothing about it', async () => {
      open({ etag: true });
      const [first, second] = await ask(
        request(MESSAGES),
        request(MESSAGES, `If-None-Match: "other", W/${EMPTY_LIST}`),
      );
      expect(tell(first, 'ETag', 'Content-Length', 'Cache-Control')).toBe(
        `200 []; ETag: ${EMPTY_LIST}; Content-Length: 2`,
      );
      expect(second?.head.fields.map(([name]) => name)).toEqual(['ETag', 'Date', 'Connection', 'Keep-Alive']);
      expect(tell(second, 'ETag')).toBe(`304; ETag: ${EMPTY_LIST}`);
    });

    it('* names whatever there is, another tag does not', async () => {
      open({ etag: true });
      const answers = await ask(
        request(MESSAGES, 'If-None-Match: *'),
        request(MESSAGES, 'If-None-Match: "other"'),
      );
      expect(answers.map((answer) => tell(answer))).toEqual(['304', '200 []']);
    });

    it('a new message makes another tag', async () => {
      open({ etag: true });
      const answers = await ask(
        post('/messages', '{"from":"A","text":"hi"}'),
        request(MESSAGES, `If-None-Match: ${EMPTY_LIST}`),
      );
      expect(answers.map((answer) => tell(answer))).toEqual([
        '201 {"id":1}',
        '200 [{"id":1,"from":"A","text":"hi"}]',
      ]);
    });

    it('neither POST nor an error has one', async () => {
      open({ etag: true });
      const answers = await ask(
        post('/messages', '{"from":"A","text":"hi"}'),
        request('GET /nowhere', 'If-None-Match: *'),
      );
      expect(answers.map((answer) => tell(answer, 'ETag'))).toEqual(['201 {"id":1}', '404 Nothing is here.']);
    });
  });

  describe('RFC 9110 §8.4: gzip', () => {
    const GZIP = 'Accept-Encoding: gzip, deflate';
    it('for who accepts it, from the first octet on: what is small grows', async () => {
      open({ gzip: true });
      const [plain, packed] = await ask(request(MESSAGES), request(MESSAGES, GZIP));
      expect(tell(plain, 'Vary', 'Content-Encoding', 'Content-Length')).toBe(
        '200 []; Vary: Accept-Encoding; Content-Length: 2',
      );
      expect(gunzipSync(packed?.body ?? '').toString()).toBe('[]');
      expect(field(packed, 'Content-Encoding')).toBe('gzip');
      expect(field(packed, 'Vary')).toBe('Accept-Encoding');
      expect(field(packed, 'Content-Length')).toBe('22');
    });

    // RFC 9110 §12.5.3 with its own examples among them.
    it.each([
      ['compress, gzip', true],
      ['', false],
      ['*', true],
      ['compress;q=0.5, gzip;q=1.0', true],
      ['gzip;q=1.0, identity; q=0.5, *;q=0', true],
      ['identity', false],
      ['gzip;q=0', false],
      ['gzip; q=0.000, *', false],
      ['*;q=0', false],
      ['X-GZIP', true],
      ['br, zstd', false],
    ])('Accept-Encoding: %s: %s', async (value, packed) => {
      open({ gzip: true });
      const [answer] = await ask(request(MESSAGES, `Accept-Encoding: ${value}`));
      expect(field(answer, 'Content-Encoding') === 'gzip').toBe(packed);
    });

    it('with a tag: a weak one, for other octets; a 304 still says on what it depends', async () => {
      open({ gzip: true, etag: true });
      const [packed, held] = await ask(
        request(MESSAGES, GZIP),
        request(MESSAGES, GZIP, `If-None-Match: W/${EMPTY_LIST}`),
      );
      expect(field(packed, 'ETag')).toBe(`W/${EMPTY_LIST}`);
      expect(tell(held, 'ETag', 'Vary', 'Content-Encoding')).toBe(
        `304; ETag: W/${EMPTY_LIST}; Vary: Accept-Encoding`,
      );
    });

    it('an answer without a body is not packed, and HEAD is told what GET would get', async () => {
      open({ gzip: true, moved: true, foreign: true });
      const answers = await ask(request(MESSAGES, GZIP), request('HEAD /v2/messages', GZIP));
      expect(answers.map((answer) => tell(answer, 'Content-Encoding', 'Vary'))).toEqual([
        '307; Vary: Origin',
        '200; Content-Encoding: gzip; Vary: Origin, Accept-Encoding',
      ]);
    });
  });
});
