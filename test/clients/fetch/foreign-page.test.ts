/** What a browser does around a request of a page of another origin; the diary is explained in client.ts. */
import { describe, expect, it } from 'vitest';
import { answer, Client, DATE, JSON_TYPE, type Say } from './client.ts';

describe('a page of another origin', () => {
  const ALLOW = 'Access-Control-Allow-Origin: http://elsewhere.example';
  const foreign = { foreign: true };

  it('a simple GET goes out and is answered; without leave the page does not see it', () => {
    const client = new Client(() => answer('200 OK', [], 'secret'), foreign);
    expect(client.fetch(0).until(500).diary).toEqual(['40 network error']);
    expect(client.server.facts('response-received').map(({ status }) => status)).toEqual([200]);
    expect(client.failures).toEqual(['200 cors/no-allow-origin']);
    const [failure] = client.server.facts('failure');
    const [received] = client.server.facts('response-received');
    expect([failure?.cause, failure?.conn, failure?.to]).toEqual([received?.index, 0, received?.to]);
  });

  it('with leave it does; Origin and Referer name the page’s origin and nothing more', () => {
    const client = new Client(() => answer('200 OK', [ALLOW], 'open'), foreign);
    expect(client.fetch(0, '/deep?x=1').until(500).diary).toEqual(['40 200 open']);
    expect(client.sent('Origin')).toEqual(['http://elsewhere.example']);
    expect(client.sent('Referer')).toEqual(['http://elsewhere.example/']);
  });

  it('JSON asks for leave first, once as long as that is remembered', () => {
    const client = new Client(
      ({ start }) =>
        start.startsWith('OPTIONS')
          ? answer('204 No Content', [
              ALLOW,
              'Access-Control-Allow-Headers: Content-Type',
              'Access-Control-Max-Age: 1',
            ])
          : answer('201 Created', [ALLOW], '{}'),
      foreign,
    );
    for (const ms of [0, 200, 2000]) client.fetch(ms, '/messages', 'POST', [JSON_TYPE], '{}');
    client.until(3000);
    expect(client.starts).toEqual([
      'OPTIONS /messages',
      'POST /messages',
      'POST /messages',
      'OPTIONS /messages',
      'POST /messages',
    ]);
    expect(client.diary).toEqual(['60 201 {}', '220 201 {}', '2040 201 {}']);
    expect(client.sent('Access-Control-Request-Method').slice(0, 2)).toEqual(['POST', undefined]);
    expect(client.sent('Access-Control-Request-Headers').slice(0, 2)).toEqual(['content-type', undefined]);
    expect(client.sent('Content-Length').slice(0, 2)).toEqual([undefined, '2']);
  });

  it.each([
    ['no leave at all', [], '204 cors/no-allow-origin'],
    ['not for JSON', [ALLOW], '204 cors/header-refused'],
  ])('a preflight with %s: what it asked for never leaves', (_, fields, failure) => {
    const client = new Client(() => answer('204 No Content', fields), foreign);
    expect(client.fetch(0, '/messages', 'POST', [JSON_TYPE], '{}').until(500).diary).toEqual([
      '40 network error',
    ]);
    expect(client.starts).toEqual(['OPTIONS /messages']);
    expect(client.failures).toEqual([failure]);
  });

  it('a preflight gives leave for every method that its answer names (Fetch §4.8, §4.10)', () => {
    const client = new Client(
      ({ start }) =>
        answer(
          '200 OK',
          start.startsWith('OPTIONS') ? [ALLOW, 'Access-Control-Allow-Methods: PUT,DELETE'] : [ALLOW],
        ),
      foreign,
    );
    client.fetch(0, '/', 'PUT').fetch(200, '/', 'DELETE').fetch(400, '/', 'PATCH').until(1000);
    expect(client.starts).toEqual(['OPTIONS /', 'PUT /', 'DELETE /', 'OPTIONS /']);
  });

  it('a preflight whose connection is lost is a network error', () => {
    const client = new Client(() => '', foreign);
    client.server.onData = (conn) => client.server.ends[conn]?.abort();
    expect(client.fetch(0, '/', 'PUT').until(500).diary).toEqual(['40 network error']);
  });

  it('fields that a script may not set are not asked for', () => {
    const client = new Client(() => answer('200 OK', [ALLOW]), foreign);
    client
      .fetch(0, '/', 'GET', [
        ['Cookie', 'a=1'],
        ['Sec-Own', '1'],
      ])
      .until(500);
    expect(client.starts).toEqual(['GET /']);
  });

  it('each step of a redirect needs leave, and a preflight of its own', () => {
    const say: Say = ({ start }) => {
      if (start.startsWith('OPTIONS'))
        return answer('204 No Content', [ALLOW, 'Access-Control-Allow-Headers: *']);
      return start.endsWith('/v2')
        ? answer('201 Created', [ALLOW], '{}')
        : answer('307 X', [ALLOW, 'Location: /v2']);
    };
    const client = new Client(say, foreign).fetch(0, '/v1', 'POST', [JSON_TYPE], '{}').until(500);
    expect(client.starts).toEqual(['OPTIONS /v1', 'POST /v1', 'OPTIONS /v2', 'POST /v2']);
    expect(client.diary).toEqual(['100 201 {}']);
  });

  it('a redirect with a name and a password is not for it', () => {
    const client = new Client(
      () => answer('307 X', [ALLOW, 'Location: http://me:pw@chat.example/']),
      foreign,
    );
    expect(client.fetch(0).until(500).failures).toEqual(['307 fetch/credentials']);
  });

  it('shares no copy with a page of the server’s own', () => {
    const client = new Client(() => answer('200 OK', [DATE, ALLOW, 'Cache-Control: max-age=60'], 'x'));
    client.fetch(0);
    client.server.at(100, () => client.browser.set({ foreign: true }));
    client.fetch(101).fetch(200).until(500);
    expect(client.starts.length).toBe(2);
    expect(client.diary).toEqual(['40 200 x', '121 200 x', '200 200 x']);
  });
});
