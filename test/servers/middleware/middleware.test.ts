/**
 * What the operator of the chat switches on, in octets. The link takes 10 ms each way: asked at 0, a new connection's
 * request is at the server at 30 ms and its answer here at 40.
 */
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { millis } from '../../../src/base/index.ts';
import type { HostSettings } from '../../../src/network/index.ts';
import { chatBackEnd } from '../../../src/apps/chat/index.ts';
import { fieldValue, fieldValues, type Message, type ResponseHead } from '../../../src/wire/http1/index.ts';
import { Bench, type BenchOptions, type Mounts, post, request, upgrade } from '../bench.ts';
import { asks } from '../../trace/facts-of.ts';

describe.each<Mounts>([
  { http: 'direct', sockets: 'direct' },
  { http: 'msw', sockets: 'mock-socket' },
])('HTTP by $http', (mounts) => {
  let bench: Bench;
  const open = (settings: HostSettings, more: Partial<BenchOptions> = {}): Bench => {
    bench = new Bench(mounts, { backEnd: (tools) => chatBackEnd(tools), ...more });
    bench.host.set(settings);
    return bench;
  };
  /** Answers to requests sent one after the other on one connection. */
  const ask = async (...octets: string[]) => {
    const wire = bench.dial(...octets);
    await bench.until(5000);
    return wire.answers(...octets.map((each) => each.split(' ', 1)[0] ?? ''));
  };
  /** "200 body; Field: value" of the fields that are asked for. */
  const tell = (answer: Message<ResponseHead> | undefined, ...names: string[]): string => {
    if (answer === undefined) return 'nothing';
    const { head, body } = answer;
    const fields = names.flatMap((name) =>
      fieldValues(head.fields, name).map((value) => `${name}: ${value}`),
    );
    return [`${head.status} ${Buffer.from(body).toString()}`.trim(), ...fields].join('; ');
  };
  const field = (answer: Message<ResponseHead> | undefined, name: string): string | undefined =>
    answer && fieldValue(answer.head.fields, name);
  afterEach(() => bench.close());

  const MESSAGES = 'GET /messages?since=0';
  /** SHA-1 of `[]`, as the package etag writes it. */
  const EMPTY_LIST = '"2-l9Fw4VUO7kr8CvBlt4zaMCqXZ0w"';

  describe('thinking', () => {
    it('every answer leaves so much later, and order is kept', async () => {
      open({ thinking: millis(200) });
      const wire = bench.dial(
        request(MESSAGES),
        post('/messages', '{"from":"A","text":"hi"}'),
        request('GET /x'),
      );
      await bench.until(2000);
      expect(wire.said()).toEqual(['200 []', '201 {"id":1}', '404 Nothing is here.']);
      expect(wire.times).toEqual([240, 440, 640]);
      const kinds = bench
        .facts('request-received', 'handler-called', 'response-sent')
        .map(({ kind }) => kind);
      expect(kinds.slice(0, 3)).toEqual(['request-received', 'handler-called', 'response-sent']);
      const [called] = bench.facts('handler-called');
      const [sent] = bench.facts('response-sent');
      expect([called?.at, sent?.at]).toEqual([millis(30), millis(230)]);
    });

    it('can be changed while the server runs', async () => {
      open({ thinking: millis(200) });
      const wire = bench.dial(request(MESSAGES));
      bench.at(300, () => bench.host.set({ thinking: millis(0) }));
      bench.at(400, () => wire.send(request(MESSAGES)));
      await bench.until(2000);
      expect(wire.times).toEqual([240, 420]);
    });

    it('whoever has gone meanwhile gets nothing', async () => {
      open({ thinking: millis(200) });
      const wire = bench.dial(request(MESSAGES));
      bench.at(100, () => wire.abort());
      await bench.until(2000);
      expect(bench.facts('failure').map(({ at, problem, status }) => [at, problem, status])).toEqual([
        [millis(230), 'http/peer-gone', 200],
      ]);
      expect(bench.facts('response-sent')).toEqual([]);
    });
  });

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

  describe('RFC 6265: a cookie', () => {
    const SID = /^sid=([A-Za-z0-9_-]*); Path=\/; HttpOnly; SameSite=Lax$/;
    it('is set for whoever brings none, and not again', async () => {
      open({ cookie: 43 });
      const answers = await ask(
        request(MESSAGES),
        request(MESSAGES, 'Cookie: other=1'),
        request(MESSAGES, 'Cookie: other=1; sid=abc'),
        request(MESSAGES, 'Cookie: sid=abc'),
      );
      const set = answers.map((answer) => field(answer, 'Set-Cookie'));
      expect(SID.exec(set[0] ?? '')?.[1]).toHaveLength(43);
      expect(SID.exec(set[1] ?? '')?.[1]).toHaveLength(43);
      expect(set[0]).not.toBe(set[1]);
      expect(set.slice(2)).toEqual([undefined, undefined]);
    });

    it('a cookie of another name that ends alike does not count', async () => {
      open({ cookie: 1 });
      const [answer] = await ask(request(MESSAGES, 'Cookie: notsid=abc'));
      expect(field(answer, 'Set-Cookie')).toMatch(SID);
    });

    it('the same seed, the same value', async () => {
      const value = async (seed: number): Promise<string | undefined> => {
        open({ cookie: 20 }, { seed });
        const [answer] = await ask(request(MESSAGES));
        bench.close();
        return field(answer, 'Set-Cookie');
      };
      expect(await value(1)).toBe(await value(1));
      expect(await value(1)).not.toBe(await value(2));
    });

    it('RFC 6455 §1.3: an opening handshake sets it too', async () => {
      open({ cookie: 9 });
      const wire = bench.dial(upgrade('/chat'));
      const known = bench.dial(upgrade('/chat', { Cookie: 'sid=abc' }));
      await bench.until(100);
      expect(wire.text).toMatch(
        /^HTTP\/1.1 101 [^]*\r\nSet-Cookie: sid=[\w-]{9}; Path=\/; HttpOnly; SameSite=Lax\r\n/,
      );
      expect(known.text).not.toContain('Set-Cookie');
    });
  });

  describe('RFC 9110 §15.4.8: moved', () => {
    it('307 to the new place with the query; there it is handled', async () => {
      open({ moved: true });
      const answers = await ask(
        request('GET /messages?since=3'),
        post('/messages', '{"from":"A","text":"hi"}'),
        request('GET /v2/messages?since=0'),
        post('/v2/messages', '{"from":"A","text":"hi"}'),
        request('GET /messages-of-old'),
      );
      expect(answers.map((answer) => tell(answer, 'Location'))).toEqual([
        '307; Location: /v2/messages?since=3',
        '307; Location: /v2/messages',
        '200 []',
        '201 {"id":1}',
        '404 Nothing is here.',
      ]);
      expect(bench.facts('handler-called').map(asks)).toEqual([
        'GET /v2/messages?since=0',
        'POST /v2/messages',
        'GET /messages-of-old',
      ]);
    });

    it('nothing is there while nothing has moved', async () => {
      open({});
      expect((await ask(request('GET /v2/messages'))).map((answer) => tell(answer))).toEqual([
        '404 Nothing is here.',
      ]);
    });
  });

  describe('Fetch §3.2: CORS, as the package cors', () => {
    const FRIEND = 'Origin: http://elsewhere.example';
    const preflight = (target: string, ...more: string[]): string =>
      request(`OPTIONS ${target}`, FRIEND, 'Access-Control-Request-Method: POST', ...more);

    it('a preflight is answered before any handler', async () => {
      open({ foreign: true, cookie: 8, thinking: millis(100) });
      const wire = bench.dial(preflight('/messages', 'Access-Control-Request-Headers: content-type'));
      await bench.until(1000);
      expect(wire.text.split('\r\n').filter((line) => !/^(Date|Connection|Keep-Alive)/.test(line))).toEqual([
        'HTTP/1.1 204 No Content',
        'Access-Control-Allow-Origin: http://elsewhere.example',
        'Vary: Origin, Access-Control-Request-Headers',
        'Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE',
        'Access-Control-Allow-Headers: content-type',
        'Access-Control-Max-Age: 600',
        '',
        '',
      ]);
      expect(wire.times).toEqual([40]);
      expect(bench.facts('handler-called')).toEqual([]);
    });

    it('every answer names the one friend, but for /private', async () => {
      open({ foreign: true });
      const answers = await ask(
        request(MESSAGES, FRIEND),
        request('GET /nowhere'),
        request('GET /private', FRIEND),
        preflight('/private/x'),
      );
      expect(answers.map((answer) => tell(answer, 'Access-Control-Allow-Origin', 'Vary'))).toEqual([
        '200 []; Access-Control-Allow-Origin: http://elsewhere.example; Vary: Origin',
        '404 Nothing is here.; Access-Control-Allow-Origin: http://elsewhere.example; Vary: Origin',
        '404 Nothing is here.',
        '404 Nothing is here.',
      ]);
    });

    it('over TLS the friend has https; a preflight of a moved path is no redirect', async () => {
      open({ foreign: true, moved: true }, { secure: true });
      const answers = await ask(preflight('/messages'), request('GET /messages'));
      expect(answers.map((answer) => tell(answer, 'Access-Control-Allow-Origin'))).toEqual([
        '204; Access-Control-Allow-Origin: https://elsewhere.example',
        '307; Access-Control-Allow-Origin: https://elsewhere.example',
      ]);
    });

    it('sockets know no CORS: the server itself looks at Origin', async () => {
      const status = async (origin: string, settings: HostSettings, secure: boolean): Promise<string> => {
        open(settings, { secure });
        const wire = bench.dial(upgrade('/chat', { Origin: origin }));
        await bench.until(100);
        bench.close();
        return wire.text.slice(9, 12);
      };
      expect(await status('http://elsewhere.example', {}, false)).toBe('403');
      expect(await status('http://elsewhere.example', { foreign: true }, false)).toBe('101');
      expect(await status('http://chat.example', {}, false)).toBe('101');
      expect(await status('https://chat.example', {}, false)).toBe('403');
      expect(await status('https://chat.example', {}, true)).toBe('101');
      expect(await status('http://chat.example', {}, true)).toBe('403');
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
