/** What a browser does around a request of a page; the diary is explained in client.ts. */
import { describe, expect, it } from 'vitest';
import { fromLatin1, utf8 } from '../../../src/base/index.ts';
import { GZIP } from '../../../src/wire/gzip/index.ts';
import { answer, Client, DATE, held, JSON_TYPE, type Say } from './client.ts';

describe('the cache', () => {
  it('asks whether its copy still holds; a 304 is a 200 to the page', () => {
    const client = new Client(({ head }) =>
      head.includes('If-None-Match: "1"') ? held('ETag: "1"') : answer('200 OK', ['ETag: "1"'], 'body'),
    );
    client.fetch(0).fetch(100).fetch(200, '/other').until(500);
    expect(client.diary).toEqual(['40 200 body', '120 200 body', '220 200 body']);
    expect(client.sent('If-None-Match')).toEqual([undefined, '"1"', undefined]);
    expect(client.server.facts('response-received').map(({ status }) => status)).toEqual([200, 304, 200]);
  });

  it('asks nobody while a copy is fresh; the page has it in the same instant, in a task of its own', () => {
    const client = new Client(() => answer('200 OK', [DATE, 'Cache-Control: max-age=1'], 'body'));
    client.fetch(0).fetch(100).fetch(1100).until(2000);
    expect(client.diary).toEqual(['40 200 body', '100 200 body', '1120 200 body']);
    expect(client.starts.length).toBe(2);
  });

  it('keeps out of it where the script asks about a copy of its own', () => {
    const client = new Client(({ head }) =>
      head.includes('If-None-Match') ? held('ETag: "1"') : answer('200 OK', ['ETag: "1"'], 'body'),
    );
    client
      .fetch(0)
      .fetch(100, '/', 'GET', [['If-None-Match', '"1"']])
      .until(500);
    expect(client.diary).toEqual(['40 200 body', '120 304']);
    expect(client.sent('Cache-Control')).toEqual([undefined, 'max-age=0']);
  });

  it('and where it wants no copy', () => {
    const client = new Client(() => answer('200 OK', ['ETag: "1"'], 'body'));
    client
      .fetch(0)
      .fetch(100, '/', 'GET', [['Cache-Control', 'no-cache']])
      .until(500);
    expect(client.sent('If-None-Match')).toEqual([undefined, undefined]);
  });

  it('an interim answer is not the answer', () => {
    const client = new Client(
      () => `HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n${answer('200 OK', [], 'body')}`,
    );
    client.fetch(0).fetch(100).until(500);
    expect(client.diary).toEqual(['40 200 body', '120 200 body']);
  });

  it('a 101 that nobody asked for is a network error', () => {
    const client = new Client(() => 'HTTP/1.1 101 Switching Protocols\r\n\r\n');
    expect(client.fetch(0).until(500).diary).toEqual(['40 network error']);
    expect(client.failures).toEqual(['101 http/unasked-upgrade']);
  });
});

describe('cookies', () => {
  it('are repeated in every later request, as the last field but those of the cache', () => {
    const set = ['Set-Cookie: sid=1; Path=/; HttpOnly', 'Set-Cookie: more=2; Path=/deep', 'ETag: "1"'];
    const client = new Client(() => answer('200 OK', set));
    client.fetch(0).fetch(100).fetch(200, '/deep/er').until(500);
    expect(client.sent('Cookie')).toEqual([undefined, 'sid=1', 'more=2; sid=1']);
    expect(client.asked[1]?.head.split('\r\n').slice(-2)).toEqual(['Cookie: sid=1', 'If-None-Match: "1"']);
  });

  it('go with the opening handshake too, and it may set some', () => {
    const client = new Client(() => answer('403 Forbidden', ['Set-Cookie: sid=1']));
    client.server.at(0, () => client.browser.openSocket('/chat'));
    client.server.at(100, () => client.browser.openSocket('/chat'));
    client.until(500);
    expect(client.sent('Cookie')).toEqual([undefined, 'sid=1']);
  });

  it('one that is refused is a fact, and the answer is the page’s all the same', () => {
    const client = new Client(() => answer('200 OK', ['Set-Cookie: sid=1; Secure'], 'body'));
    expect(client.fetch(0).until(500).diary).toEqual(['40 200 body']);
    expect(client.failures).toEqual(['200 cookie/secure-over-http']);
  });

  it('over https Secure ones are kept', () => {
    const client = new Client(() => answer('200 OK', ['Set-Cookie: __Host-sid=1; Secure; Path=/']), {
      secure: true,
    });
    client.fetch(0).fetch(100).until(500);
    expect(client.sent('Cookie')).toEqual([undefined, '__Host-sid=1']);
  });

  it('a page of another site sends none and keeps none with fetch', () => {
    const cors = ['Access-Control-Allow-Origin: *', 'Set-Cookie: sid=1; SameSite=None; Secure'];
    const client = new Client(() => answer('200 OK', cors), { foreign: true, secure: true });
    client.fetch(0).fetch(100).until(500);
    expect(client.sent('Cookie')).toEqual([undefined, undefined]);
    expect(client.failures).toEqual([]);
  });

  it('nor does it send with fetch what its sockets may send: credentials are "same-origin"', () => {
    const set = ['Set-Cookie: sid=1; SameSite=None; Secure', 'Access-Control-Allow-Origin: *'];
    const client = new Client(() => answer('403 Forbidden', set), { foreign: true, secure: true });
    client.server.at(0, () => client.browser.openSocket('/chat'));
    client.fetch(100, '/messages');
    client.server.at(200, () => client.browser.openSocket('/chat'));
    client.until(500);
    expect(client.sent('Cookie')).toEqual([undefined, undefined, 'sid=1']);
  });

  it.each([
    ['SameSite=None; Secure', [undefined, 'sid=1'], []],
    ['SameSite=Lax', [undefined, undefined], ['403 cookie/cross-site', '403 cookie/cross-site']],
  ])('with its sockets: those that say %s', (attributes, sent, failures) => {
    const client = new Client(() => answer('403 Forbidden', [`Set-Cookie: sid=1; ${attributes}`]), {
      foreign: true,
      secure: true,
    });
    client.server.at(0, () => client.browser.openSocket('/chat'));
    client.server.at(200, () => client.browser.openSocket('/chat'));
    client.until(500);
    expect(client.sent('Cookie')).toEqual(sent);
    expect(client.failures.filter((text) => text.includes('cookie'))).toEqual(failures);
  });
});

describe('redirects', () => {
  const moves =
    (status: string): Say =>
    ({ start }) =>
      start.endsWith('/v2') ? answer('200 OK', [], start) : answer(status, ['Location: /v2']);

  it('307: the same again elsewhere, because of the answer', () => {
    const client = new Client(moves('307 Temporary Redirect'));
    client.fetch(0, '/v1', 'POST', [JSON_TYPE], '{}').until(500);
    expect(client.diary).toEqual(['60 200 POST /v2']);
    expect(client.asked.map(({ start, body }) => [start, body])).toEqual([
      ['POST /v1', '{}'],
      ['POST /v2', '{}'],
    ]);
    expect(client.sent('Content-Type')).toEqual(['application/json', 'application/json']);
    const [first] = client.server.facts('response-received');
    expect(client.server.facts('request-sent')[1]?.cause).toBe(first?.index);
  });

  it('303: a GET without body', () => {
    const client = new Client(moves('303 See Other'));
    client.fetch(0, '/v1', 'POST', [JSON_TYPE], '{}').until(500);
    expect(client.diary).toEqual(['60 200 GET /v2']);
    expect(client.sent('Content-Type')).toEqual(['application/json', undefined]);
    expect(client.sent('Content-Length')).toEqual(['2', undefined]);
  });

  it('a cookie of the first answer goes to the second', () => {
    const client = new Client(({ start }) =>
      start.endsWith('/v2')
        ? answer('200 OK', [])
        : answer('302 Found', ['Location: /v2', 'Set-Cookie: a=1']),
    );
    client.fetch(0).until(500);
    expect(client.sent('Cookie')).toEqual([undefined, 'a=1']);
  });

  it('twenty are followed, one more is not', () => {
    const chain = (last: number): Client =>
      new Client(({ start }) => {
        const n = Number(start.slice('GET /'.length));
        return n === last ? answer('200 OK', [], 'there') : answer('302 Found', [`Location: /${n + 1}`]);
      });
    expect(chain(20).fetch(0, '/0').until(5000).diary).toEqual(['440 200 there']);
    const lost = chain(21).fetch(0, '/0').until(5000);
    expect(lost.diary).toEqual(['440 network error']);
    expect(lost.failures).toEqual(['302 fetch/too-many-redirects']);
    expect(lost.starts.length).toBe(21);
  });

  it.each([
    ['http://other.example/', '302 fetch/other-host'],
    ['https://chat.example/', '302 fetch/other-host'],
    ['//chat.example:8080/', '302 fetch/other-host'],
    ['ftp://chat.example/', '302 fetch/bad-scheme'],
    ['http://[', '302 fetch/bad-location'],
  ])('to %s: a network error', (location, failure) => {
    const client = new Client(() => answer('302 Found', [`Location: ${location}`]));
    expect(client.fetch(0).until(500).diary).toEqual(['40 network error']);
    expect(client.failures).toEqual([failure]);
  });

  it('without Location it is the page’s answer', () => {
    const client = new Client(() => answer('302 Found', [], 'body'));
    expect(client.fetch(0).until(500).diary).toEqual(['40 302 body']);
  });
});

describe('content codings', () => {
  const packed = (octets: Uint8Array, coding = 'gzip'): string =>
    answer('200 OK', [`Content-Encoding: ${coding}`, 'ETag: W/"1"'], fromLatin1(octets));
  const TEXT = utf8('Xin chào 👋');

  it.each(['gzip', 'x-gzip', 'GZIP'])('%s is unpacked', (coding) => {
    const client = new Client(() => packed(GZIP.gzip(TEXT), coding));
    expect(client.fetch(0).until(500).diary).toEqual(['40 200 Xin chào 👋']);
  });

  it('a copy is kept unpacked', () => {
    const client = new Client(({ head }) =>
      head.includes('If-None-Match: W/"1"') ? held('ETag: W/"1"') : packed(GZIP.gzip(TEXT)),
    );
    expect(client.fetch(0).fetch(100).until(500).diary).toEqual([
      '40 200 Xin chào 👋',
      '120 200 Xin chào 👋',
    ]);
  });

  it.each([
    ['octets that are no gzip', () => packed(TEXT), '200 fetch/bad-coding'],
    ['another coding', () => packed(GZIP.gzip(TEXT), 'br'), '200 fetch/unknown-coding'],
    ['twice packed', () => packed(GZIP.gzip(GZIP.gzip(TEXT)), 'gzip, gzip'), '200 fetch/unknown-coding'],
  ])('%s: a network error', (_, say, failure) => {
    const client = new Client(say);
    expect(client.fetch(0).until(500).diary).toEqual(['40 network error']);
    expect(client.failures).toEqual([failure]);
  });

  it('nothing is nothing, however it is packed', () => {
    const client = new Client(() => answer('200 OK', ['Content-Encoding: br']));
    expect(client.fetch(0).until(500).diary).toEqual(['40 200']);
  });
});
