/** The browser's HTTP/1.1 connections, over octets of a bare server. */
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../src/base/index.ts';
import { answer, Client } from './http-client.ts';
import { asks } from '../trace/facts-of.ts';

/** How many requests wait, whenever that changes: "110 GET /6: 1". */
const queue = (client: Client): string[] =>
  client.server.facts('queue').map((fact) => `${fact.at / 1000} ${asks(fact)}: ${fact.waiting}`);

describe('a connection', () => {
  it('is opened for the first request and kept for the next: two round trips, then one', () => {
    const client = new Client().answering().fetch(0).fetch(100).until(500);
    expect(client.diary).toEqual(['40 200 #1', '120 200 #2']);
    expect(client.connections).toBe(1);
  });

  it('each request in flight has one of its own', () => {
    const client = new Client().answering().fetch(0).fetch(1).fetch(100).fetch(101).until(500);
    expect(client.connections).toBe(2);
    expect(client.diary.length).toBe(4);
  });

  it('there are at most six; further requests wait for one of them', () => {
    const client = new Client();
    for (let i = 0; i < 8; i++) client.fetch(0, `/${i}`);
    client.server.at(100, () => client.server.say(answer('first'), 0));
    client.until(110);
    expect(client.connections).toBe(6);
    client.until(200);
    expect(fromLatin1(client.server.received(0))).toContain('GET /6 ');
    // One that is over makes room for a new one.
    client.server.at(200, () => client.server.ends[3]?.abort());
    client.until(300);
    expect(client.connections).toBe(7);
    expect(fromLatin1(client.server.received(6))).toContain('GET /7 ');
    expect(queue(client)).toEqual(['0 GET /6: 1', '0 GET /7: 2', '110 GET /6: 1', '210 GET /7: 0']);
  });

  it('one that is given up while it waits is not sent any more', () => {
    const client = new Client();
    for (let i = 0; i < 6; i++) client.fetch(0, `/${i}`);
    const stop = new AbortController();
    const ask = { method: 'GET', target: '/6', fields: [], body: undefined, cause: -1, signal: stop.signal };
    client.server.at(10, () => client.browser.fetch(ask, () => {}));
    client.server.at(50, () => stop.abort());
    client.server.at(100, () => client.server.say(answer('first'), 0));
    client.until(300);
    expect(queue(client)).toEqual(['10 GET /6: 1', '50 GET /6: 0']);
    expect(fromLatin1(client.server.received(0))).not.toContain('GET /6 ');
  });

  it('Connection: close: the client ends it, and the next request opens another', () => {
    const client = new Client().answering('Connection: close').fetch(0).fetch(100).until(500);
    expect(client.diary).toEqual(['40 200 #1', '140 200 #2']);
    expect(client.connections).toBe(2);
    expect(client.server.facts('disconnected').length).toBe(4);
  });

  it('that ends behind its answer makes room for who has waited longest', () => {
    const client = new Client().answering('Connection: close');
    for (let i = 0; i < 10; i++) client.fetch(0, `/${i}`);
    client.until(2000);
    expect(client.server.facts('request-sent').map(asks)).toEqual(
      Array.from({ length: 10 }, (_, i) => `GET /${i}`),
    );
  });

  it('that the server closed while it was idle is not used again', () => {
    const client = new Client().answering().fetch(0).fetch(200);
    client.server.at(100, () => client.server.ends[0]?.end());
    client.until(500);
    expect(client.diary).toEqual(['40 200 #1', '240 200 #2']);
  });
});

/** RFC 9112 §9.2: what answers no request is no answer, and the connection is of no more use. */
describe('octets that nobody asked for', () => {
  const GOOD = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood';
  const EVIL = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil';

  it('right behind an answer: the next request goes elsewhere', () => {
    const client = new Client().fetch(0).fetch(100);
    client.server.onData = (conn) => client.server.say(conn === 0 ? GOOD + EVIL : GOOD, conn);
    expect(client.until(500).diary).toEqual(['40 200 good', '140 200 good']);
    expect(client.connections).toBe(2);
  });

  it('on an idle connection: the same', () => {
    const client = new Client().answering().fetch(0).fetch(100);
    client.server.at(60, () => client.server.say('HTTP/1.1 408 Request Timeout\r\n\r\n'));
    expect(client.until(500).diary).toEqual(['40 200 #1', '140 200 #2']);
    expect(client.connections).toBe(2);
  });
});

describe('a connection that does not last is not used again', () => {
  it('where the answer lasted until its end, not even by those who ask when they hear of it', () => {
    const client = new Client();
    client.server.onData = (conn) => {
      client.server.say('HTTP/1.1 200 OK\r\n\r\nall', conn);
      client.server.ends[conn]?.end();
    };
    const ask = { method: 'GET', fields: [], body: undefined, cause: -1 };
    const second = (): void => client.browser.fetch({ ...ask, target: '/2' }, () => undefined);
    client.server.at(0, () => client.browser.fetch({ ...ask, target: '/1' }, second));
    client.until(500);
    const sent = client.server.facts('request-sent').map((fact) => `${fact.conn} ${asks(fact)}`);
    expect(sent).toEqual(['0 GET /1', '1 GET /2']);
  });

  // RFC 9112 §9.3: HTTP/1.0 lasts where the answer says so.
  it.each([
    [[], 2],
    [['Connection: keep-alive'], 1],
  ])('an HTTP/1.0 answer with %j: two requests take %i', (fields, connections) => {
    const client = new Client().fetch(0).fetch(100);
    const octets = ['HTTP/1.0 200 OK', ...fields, 'Content-Length: 2', '', 'ok'].join('\r\n');
    client.server.onData = (conn) => client.server.say(octets, conn);
    expect(client.until(500).diary.length).toBe(2);
    expect(client.connections).toBe(connections);
  });
});

describe('requests that wait for one of six connections', () => {
  const starts = (client: Client): string[] => client.server.facts('request-sent').map(asks);

  it.each([[[]], [['Connection: close']]])('get one in the order in which they came: %j', (fields) => {
    const client = new Client().answering(...fields);
    for (let i = 0; i < 10; i++) client.fetch(0, `/${i}`);
    client.until(1000);
    expect(starts(client)).toEqual(Array.from({ length: 10 }, (_, i) => `GET /${i}`));
  });

  it('come before what the page asks when it hears of an answer', () => {
    const client = new Client().answering();
    const ask = { method: 'GET', fields: [], body: undefined, cause: -1 };
    const again = (): void => client.browser.fetch({ ...ask, target: '/late' }, () => undefined);
    client.server.at(0, () => {
      for (let i = 0; i < 7; i++) client.browser.fetch({ ...ask, target: `/${i}` }, again);
    });
    client.until(50);
    expect(starts(client).slice(0, 8)).toEqual([
      ...Array.from({ length: 7 }, (_, i) => `GET /${i}`),
      'GET /late',
    ]);
  });
});

describe('a request that meets the end of its connection', () => {
  it('on a kept one, the FIN already on its way: asked again once, on a new one', () => {
    const client = new Client().answering().fetch(0).fetch(100, '/again', 'POST', 'body');
    client.server.at(95, () => client.server.ends[0]?.end());
    client.until(500);
    // The FIN is here at 105; a new connection brings the answer two round trips later.
    expect(client.diary).toEqual(['40 200 #1', '145 200 #2']);
    expect(client.server.facts('request-sent').map(asks)).toEqual(['GET /', 'POST /again', 'POST /again']);
  });

  it('on a kept one, by RST: the same', () => {
    const client = new Client().answering().fetch(0).fetch(100);
    client.server.at(95, () => client.server.ends[0]?.abort());
    expect(client.until(500).diary).toEqual(['40 200 #1', '145 200 #2']);
  });

  it('on a new one: a network error', () => {
    const client = new Client().fetch(0);
    client.server.onData = () => client.server.ends[0]?.abort();
    expect(client.until(500).diary).toEqual(['40 network error']);
  });

  it('never twice: a new connection that ends as well is a network error', () => {
    const client = new Client().answering().fetch(0).fetch(100);
    client.server.at(95, () => client.server.ends[0]?.abort());
    client.server.at(96, () => (client.server.onData = (conn) => client.server.ends[conn]?.abort()));
    expect(client.until(500).diary).toEqual(['40 200 #1', '145 network error']);
  });

  it('in the middle of its answer: a network error, for it may have had its effect', () => {
    const client = new Client().answering().fetch(0).fetch(100);
    client.server.at(50, () => {
      client.server.onData = (conn) => {
        client.server.say('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf', conn);
        client.server.ends[conn]?.end();
      };
    });
    client.until(500);
    expect(client.diary).toEqual(['40 200 #1', '120 network error']);
    expect(client.server.facts('failure').map(({ problem }) => problem)).toEqual(['http/incomplete']);
    expect(client.connections).toBe(1);
  });

  it('by RST in the middle of its answer: the same', () => {
    const client = new Client().answering().fetch(0).fetch(100);
    client.server.at(50, () => {
      client.server.onData = (conn) => {
        client.server.say('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf', conn);
        client.server.ends[conn]?.abort();
      };
    });
    client.until(500);
    expect(client.diary).toEqual(['40 200 #1', '120 network error']);
    expect(client.connections).toBe(1);
  });

  it('with an answer that is no HTTP: a network error, and TCP is reset', () => {
    const client = new Client().answering().fetch(0).fetch(100);
    client.server.at(
      50,
      () => (client.server.onData = (conn) => client.server.say('nonsense\r\n\r\n', conn)),
    );
    client.until(500);
    expect(client.diary).toEqual(['40 200 #1', '120 network error']);
    expect(client.connections).toBe(1);
  });

  it('where nobody listens: a network error after one round trip', () => {
    const client = new Client().fetch(0);
    client.server.listening = false;
    expect(client.until(500).diary).toEqual(['20 network error']);
  });
});

it('an answer without a length lasts until the server closes', () => {
  const client = new Client().fetch(0);
  client.server.onData = () => client.server.say('HTTP/1.0 200 OK\r\n\r\nall there is');
  client.server.at(100, () => client.server.ends[0]?.end());
  expect(client.until(500).diary).toEqual(['110 200 all there is']);
});

it('an answer to HEAD has no body, whatever its length says', () => {
  const client = new Client().fetch(0, '/', 'HEAD');
  client.server.onData = () => client.server.say('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n');
  expect(client.until(500).diary).toEqual(['40 200 ']);
});
