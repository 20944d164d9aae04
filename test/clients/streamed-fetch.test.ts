/** What the browser does around an answer that is read as it comes: redirects, cookies, CORS; no cache. */
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../src/base/index.ts';
import { LabEventSource } from '../../src/clients/event-source/index.ts';
import { chunk, END, HEAD, PushServer, STREAM, whole } from './push-server.ts';

function read(server: PushServer, signal?: AbortSignal): string[] {
  const diary: string[] = [];
  const say = (what: string): void => void diary.push(`${server.world.now / 1000} ${what}`);
  const reader = {
    opened: () => say('opened'),
    piece: (octets: Uint8Array) => say(fromLatin1(octets)),
  };
  const ask = { method: 'GET', target: '/stream', fields: [], body: undefined, cause: -1, reader };
  server.browser.fetch(signal === undefined ? ask : { ...ask, signal }, (answer) =>
    say(
      answer === undefined
        ? 'network error'
        : `settled ${answer.message.head.status} ${answer.message.body.length}`,
    ),
  );
  return diary;
}

const PLAIN = `${HEAD}\r\n`;

describe('a fetch that is read as it comes', () => {
  it('pieces, then the end; nothing is left for the end', () => {
    const server = new PushServer().answers(PLAIN + chunk('a'));
    const diary = read(server);
    server.at(100, () => server.say(chunk('b') + END));
    server.until(1000);
    expect(diary).toEqual(['40 opened', '40 a', '110 b', '110 settled 200 0']);
    expect(server.facts('response-received').length).toBe(1);
  });

  it('any other status is handed over whole', () => {
    const server = new PushServer().answers(whole('404 Not Found', 'nothing'));
    const diary = read(server);
    server.until(1000);
    expect(diary).toEqual(['40 settled 404 7']);
  });

  it('a redirect is followed', () => {
    const server = new PushServer().answers(
      'HTTP/1.1 307 Elsewhere\r\nLocation: /v2\r\nContent-Length: 0\r\n\r\n',
      PLAIN + END,
    );
    const diary = read(server);
    server.until(1000);
    expect(diary).toEqual(['60 opened', '60 settled 200 0']);
    expect(server.requests.at(-1)).toBe('40 GET /v2');
  });

  it('an interim answer is passed over', () => {
    const server = new PushServer().answers(`HTTP/1.1 103 Early Hints\r\n\r\n${PLAIN}${chunk('a')}`);
    const diary = read(server);
    server.until(1000);
    expect(diary).toEqual(['40 opened', '40 a']);
  });

  it('it breaks: pieces, then a network error', () => {
    const server = new PushServer().answers(PLAIN + chunk('a'));
    const diary = read(server);
    server.at(100, () => server.say('nonsense\r\n'));
    server.until(1000);
    expect(diary).toEqual(['40 opened', '40 a', '110 network error']);
  });

  it('no cache has it, or keeps it', () => {
    const cached = `${HEAD}Cache-Control: max-age=600\r\n\r\n${chunk('a')}${END}`;
    const server = new PushServer().answers(cached, cached);
    read(server);
    server.until(100);
    read(server);
    server.until(200);
    expect(server.facts('request-sent').length).toBe(2);
  });

  it('its abort ends its connection, and nothing is heard any more', () => {
    const server = new PushServer().answers(PLAIN);
    const stop = new AbortController();
    const diary = read(server, stop.signal);
    server.at(100, () => stop.abort());
    server.at(105, () => server.say(chunk('late') + END));
    server.until(1000);
    expect(diary).toEqual(['40 opened']);
    expect(server.facts('disconnected').length).toBe(2);
  });

  it('a request that waits for a connection can be given up as well', () => {
    const server = new PushServer();
    for (let i = 0; i < 6; i++) read(server);
    const stop = new AbortController();
    read(server, stop.signal);
    server.at(100, () => stop.abort());
    server.at(200, () => server.ends[0]?.abort());
    server.until(1000);
    expect(server.facts('request-sent').length).toBe(6);
  });
});

describe('a page of another origin', () => {
  it('reads a stream that CORS lets through, and no other', () => {
    for (const allowed of [true, false]) {
      const server = new PushServer();
      server.browser.set({ foreign: true });
      const field = allowed ? 'Access-Control-Allow-Origin: *\r\n' : '';
      server.answers(`${HEAD}${field}\r\n${chunk('a')}`);
      const diary = read(server);
      server.until(1000);
      expect(diary).toEqual(allowed ? ['40 opened', '40 a'] : ['40 network error']);
      expect(server.facts('failure').length).toBe(allowed ? 0 : 1);
      expect(server.facts('disconnected').length).toBe(allowed ? 0 : 2);
    }
  });
});

it('cookies are kept and go along', () => {
  const server = new PushServer().answers(
    `${STREAM.replace('\r\n\r\n', '\r\nSet-Cookie: sid=7; Path=/\r\n\r\n')}${chunk('retry: 50\n\n')}${END}`,
    STREAM,
  );
  const source = new LabEventSource(server.browser, '/events', -1);
  server.until(1000);
  expect(source.readyState).toBe(1);
  expect(fromLatin1(server.received()).match(/Cookie: sid=7\r\n/g)?.length).toBe(1);
});
