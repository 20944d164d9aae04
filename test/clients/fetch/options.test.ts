/** What a script says of a request beside (Fetch §5.4): `cache`, `credentials`, `redirect`. */
import { describe, expect, it } from 'vitest';
import { answer, Client, DATE, held } from './client.ts';

/** Fresh for a second, and with an ETag that still holds. */
const cached = (): Client =>
  new Client(({ head }) =>
    head.includes('If-None-Match: "1"')
      ? held('ETag: "1"')
      : answer('200 OK', [DATE, 'ETag: "1"', 'Cache-Control: max-age=1'], 'body'),
  );

describe('cache', () => {
  it('no-store: asks the server, and its answer is not kept', () => {
    const client = cached()
      .ask(0, { cache: 'no-store' })
      .fetch(100)
      .ask(200, { cache: 'no-store' })
      .until(500);
    expect(client.diary).toEqual(['40 200 body', '120 200 body', '220 200 body']);
    expect(client.sent('Pragma')).toEqual(['no-cache', undefined, 'no-cache']);
    expect(client.sent('Cache-Control')).toEqual(['no-cache', undefined, 'no-cache']);
    expect(client.sent('If-None-Match')).toEqual([undefined, undefined, undefined]);
  });

  it('reload: asks the server, and its answer takes the place of the copy', () => {
    let said = 0;
    const client = new Client(() => answer('200 OK', [DATE, 'Cache-Control: max-age=1'], `${(said += 1)}`));
    client.fetch(0).ask(100, { cache: 'reload' }).fetch(200).until(500);
    expect(client.diary).toEqual(['40 200 1', '120 200 2', '200 200 2']);
    expect(client.sent('Cache-Control')).toEqual([undefined, 'no-cache']);
  });

  it('no-cache: asks whether the copy holds, however fresh it is', () => {
    const client = cached().fetch(0).ask(100, { cache: 'no-cache' }).until(500);
    expect(client.diary).toEqual(['40 200 body', '120 200 body']);
    expect(client.sent('Cache-Control')).toEqual([undefined, 'max-age=0']);
    expect(client.sent('If-None-Match')).toEqual([undefined, '"1"']);
  });

  it('force-cache: takes the copy, however old it is, and asks where there is none', () => {
    const client = cached().ask(0, { cache: 'force-cache' }).ask(5000, { cache: 'force-cache' }).until(6000);
    expect(client.diary).toEqual(['40 200 body', '5000 200 body']);
    expect(client.starts.length).toBe(1);
  });

  it('only-if-cached: takes the copy, and without one it is a network error', () => {
    const client = cached()
      .ask(0, { cache: 'only-if-cached' })
      .fetch(100)
      .ask(5000, { cache: 'only-if-cached' });
    expect(client.until(6000).diary).toEqual(['0 network error', '140 200 body', '5000 200 body']);
    expect(client.starts.length).toBe(1);
  });

  it('what the script says to other caches stays as it is, in the place of the browser’s', () => {
    const client = cached()
      .ask(0, { cache: 'reload', fields: [['cache-control', 'max-age=5']] })
      .until(500);
    expect(client.asked[0]?.head.split('\r\n').slice(2, 5)).toEqual([
      'Connection: keep-alive',
      'Pragma: no-cache',
      'Cache-Control: max-age=5',
    ]);
  });
});

describe('credentials', () => {
  const setting = (...fields: string[]): Client =>
    new Client(() => answer('200 OK', ['Set-Cookie: sid=1; SameSite=None; Secure', ...fields]), {
      secure: true,
      foreign: fields.length > 0,
    });
  const ORIGIN = 'Access-Control-Allow-Origin: https://elsewhere.example';

  it('omit: no cookie goes, and none is kept', () => {
    const client = setting()
      .ask(0, { credentials: 'omit' })
      .fetch(200)
      .ask(400, { credentials: 'omit' })
      .until(900);
    expect(client.sent('Cookie')).toEqual([undefined, undefined, undefined]);
    expect(setting().fetch(0).fetch(200).until(900).sent('Cookie')).toEqual([undefined, 'sid=1']);
  });

  it('include: cookies go to another origin, which has to allow just that', () => {
    const client = setting(ORIGIN, 'Access-Control-Allow-Credentials: true');
    client.ask(0, { credentials: 'include' }).ask(200, { credentials: 'include' }).fetch(400).until(900);
    expect(client.sent('Cookie')).toEqual([undefined, 'sid=1', undefined]);
    expect(client.failures).toEqual([]);
    for (const [fields, code] of [
      [[ORIGIN], '200 cors/no-credentials'],
      [['Access-Control-Allow-Origin: *', 'Access-Control-Allow-Credentials: true'], '200 cors/other-origin'],
    ] as const) {
      const refused = setting(...fields)
        .ask(0, { credentials: 'include' })
        .until(500);
      expect(refused.failures).toEqual([code]);
      expect(refused.diary.map((line) => line.replace(/^\d+ /, ''))).toEqual(['network error']);
    }
  });
});

describe('redirect', () => {
  const moved = (): Client => new Client(() => answer('302 Found', ['Location: /new'], 'moved'));

  it('manual: the page gets what the server has said, and nobody follows', () => {
    const client = moved().ask(0, { redirect: 'manual' }).until(500);
    expect(client.diary).toEqual(['40 302 moved']);
    expect(client.starts).toEqual(['GET /']);
  });

  it('error: the page gets a network error', () => {
    const client = moved().ask(0, { redirect: 'error' }).until(500);
    expect(client.diary).toEqual(['40 network error']);
    expect(client.failures).toEqual(['302 fetch/redirect']);
    expect(client.starts).toEqual(['GET /']);
  });

  it('both leave other answers alone', () => {
    for (const redirect of ['manual', 'error'] as const)
      expect(
        new Client(() => answer('404 Not Found', [], 'no')).ask(0, { redirect }).until(500).diary,
      ).toEqual(['40 404 no']);
  });
});
