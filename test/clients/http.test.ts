/**
 * The browser's HTTP/1.1 connections, over octets of a bare server. Each answer here has Content-Length, and the
 * diary says when a call settled: "40 200 body" or "40 network error".
 */
import { describe, expect, it } from 'vitest';
import { fromLatin1, millis, utf8 } from '../../src/base/index.ts';
import { Browser, PollingPage } from '../../src/clients/index.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

const answer = (body: string, ...fields: string[]): string =>
  ['HTTP/1.1 200 OK', ...fields, `Content-Length: ${body.length}`, '', body].join('\r\n');

class Client {
  readonly server = new RawServer();
  readonly browser = new Browser({
    world: this.server.world,
    dial: () => this.server.dial(),
    authority: AUTHORITY,
    client: 0,
  });
  readonly diary: string[] = [];

  fetch(ms: number, target = '/', method = 'GET', body?: string): this {
    const ask = { method, target, fields: [], body: body === undefined ? undefined : utf8(body), cause: -1 };
    this.server.at(ms, () =>
      this.browser.fetch(ask, (found) => {
        const said =
          found === undefined
            ? 'network error'
            : `${found.message.head.status} ${fromLatin1(found.message.body)}`;
        this.diary.push(`${this.server.world.now / 1000} ${said}`);
      }),
    );
    return this;
  }

  /** Each request is answered at once with its number. */
  answering(...fields: string[]): this {
    let n = 0;
    this.server.onData = (conn) => {
      if (this.server.ends[conn]?.writable) this.server.say(answer(`#${(n += 1)}`, ...fields), conn);
    };
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }

  get connections(): number {
    return this.server.world.trace.connections;
  }
}

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
    expect(client.server.facts('request-sent').map(({ text }) => text)).toEqual(
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

describe('a request that meets the end of its connection', () => {
  it('on a kept one, the FIN already on its way: asked again once, on a new one', () => {
    const client = new Client().answering().fetch(0).fetch(100, '/again', 'POST', 'body');
    client.server.at(95, () => client.server.ends[0]?.end());
    client.until(500);
    // The FIN is here at 105; a new connection brings the answer two round trips later.
    expect(client.diary).toEqual(['40 200 #1', '145 200 #2']);
    expect(client.server.facts('request-sent').map(({ text }) => text)).toEqual([
      'GET /',
      'POST /again',
      'POST /again',
    ]);
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
    expect(client.server.facts('failure').map(({ text }) => text)).toEqual(['http/incomplete']);
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

describe('a page that polls', () => {
  const polling = (client: Client): PollingPage => new PollingPage(client.browser, 'Alice', millis(100));
  const asked = (client: Client): (string | number)[][] =>
    client.server.facts('request-sent').map(({ at, text }) => [at / 1000, text]);
  const news = (...ids: number[]): string =>
    answer(JSON.stringify(ids.map((id) => ({ id, from: 'Bob', text: 'hi' }))));

  it('asks at a fixed rate, whatever an answer takes', () => {
    const client = new Client();
    client.server.onData = (conn) => client.server.say(news(), conn);
    polling(client).start();
    client.until(350);
    expect(asked(client).map(([at]) => at)).toEqual([20, 100, 200, 300]);
  });

  it('leaves a turn out while the last answer is on its way', () => {
    const client = new Client();
    client.server.onData = (conn) =>
      client.server.at(client.server.world.now / 1000 + 130, () => client.server.say(news(), conn));
    polling(client).start();
    client.until(550);
    // 20 + 10 + 130 + 10 = 170: the turn at 100 is left out; asked at 200, answered at 350.
    expect(asked(client).map(([at]) => at)).toEqual([20, 200, 400]);
  });

  it('asks for what is new to it, and shows each message once', () => {
    const client = new Client();
    const answers = [news(1, 2), news(2, 3), news()];
    client.server.onData = (conn) => client.server.say(answers.shift() ?? news(), conn);
    polling(client).start();
    client.until(350);
    expect(asked(client).map(([, what]) => what)).toEqual([
      'GET /messages?since=0',
      'GET /messages?since=2',
      'GET /messages?since=3',
      'GET /messages?since=3',
    ]);
    expect(client.server.facts('message-shown').map(({ at, value }) => [at / 1000, value])).toEqual([
      [40, 1],
      [40, 2],
      [120, 3],
    ]);
  });

  it('an error or an answer of another shape shows nothing, and it goes on asking', () => {
    const client = new Client();
    const answers = [
      'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n',
      answer('{'),
      answer('{"id":1}'),
    ];
    client.server.onData = (conn) => client.server.say(answers.shift() ?? news(1), conn);
    polling(client).start();
    client.until(350);
    expect(client.server.facts('message-shown').map(({ at }) => at / 1000)).toEqual([320]);
  });

  it('posts what its reader says, as JSON, and does not fetch its own message again', () => {
    const client = new Client();
    client.server.onData = (conn, octets) =>
      client.server.say(octets.startsWith('POST') ? answer('{"id":1}') : news(), conn);
    const page = polling(client);
    page.start();
    client.server.at(150, () => page.say('hi'));
    client.until(250);
    expect(asked(client).slice(2)).toEqual([
      [150, 'POST /messages'],
      [200, 'GET /messages?since=1'],
    ]);
    expect(fromLatin1(client.server.received())).toContain('\r\n\r\n{"from":"Alice","text":"hi"}');
  });

  describe('that waits for the answer first', () => {
    const after = (client: Client): PollingPage =>
      new PollingPage(client.browser, 'Alice', millis(100), 'after-answer');

    it('asks so long after each answer, also after one that was lost', () => {
      const client = new Client();
      client.server.onData = (conn) => {
        if (client.server.world.now > 200_000) client.server.ends[conn]?.abort();
        else client.server.say(news(), conn);
      };
      after(client).start();
      client.until(600);
      // Answers at 40, 160 and 280 (an RST, and asked again on a new connection, reset at 320), then 420 + 40.
      expect(asked(client).map(([at]) => at)).toEqual([20, 140, 260, 300, 440, 580]);
    });

    it('stops when it is closed, also while an answer is on its way', () => {
      const client = new Client();
      client.server.onData = (conn) => client.server.say(news(), conn);
      const page = after(client);
      page.start();
      client.server.at(150, () => page.close());
      client.until(1000);
      expect(asked(client).map(([at]) => at)).toEqual([20, 140]);
    });

    it('takes another interval from then on', () => {
      const client = new Client();
      client.server.onData = (conn) => client.server.say(news(), conn);
      const page = after(client);
      page.start();
      client.server.at(60, () => page.set({ interval: millis(30) }));
      client.server.at(100, () => page.set({ interval: millis(50) }));
      client.until(200);
      expect(asked(client).map(([at]) => at)).toEqual([20, 90, 160]);
    });
  });

  it('takes another interval from then on, and stops when it is closed', () => {
    const client = new Client();
    client.server.onData = (conn) => client.server.say(news(), conn);
    const page = polling(client);
    page.start();
    client.server.at(110, () => page.set({ interval: millis(30) }));
    client.server.at(180, () => page.close());
    client.until(1000);
    expect(asked(client).map(([at]) => at)).toEqual([20, 100, 140, 170]);
  });
});
