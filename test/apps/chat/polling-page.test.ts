/** What a polling page asks and when, before a bare server: 10 ms each way, and a poll every 100 ms. */
import { describe, expect, it } from 'vitest';
import { fromLatin1, millis } from '../../../src/base/index.ts';
import { PollingPage } from '../../../src/clients/pages/index.ts';
import { ALICE, says } from './alice.ts';
import { answer, Client } from '../../clients/http-client.ts';
import { asks } from '../../trace/facts-of.ts';

describe('a page that polls', () => {
  const polling = (client: Client): PollingPage =>
    new PollingPage(client.browser, 'Alice', ALICE, millis(100));
  const asked = (client: Client): (string | number)[][] =>
    client.server.facts('request-sent').map((fact) => [fact.at / 1000, asks(fact)]);
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

  it('told so, asks whatever is on its way: six at a time, and the others queue', () => {
    const client = new Client();
    client.server.onData = (conn) =>
      client.server.at(client.server.world.now / 1000 + 930, () => client.server.say(news(1), conn));
    new PollingPage(client.browser, 'Alice', ALICE, millis(100), 'overlapping').start();
    client.until(1000);
    // A new connection each, open after 20 ms. The first question is there at 30, answered at 960, and here at 970.
    const six = [0, 100, 200, 300, 400, 500].map((ms) => [ms + 20, 'GET /messages?since=0']);
    expect(asked(client)).toEqual([...six, [970, 'GET /messages?since=0']]);
    expect(client.server.facts('queue').map(({ at, waiting }) => [at / 1000, waiting])).toEqual([
      [600, 1],
      [700, 2],
      [800, 3],
      [900, 4],
      [970, 3],
      [1000, 4],
    ]);
    // Who answers late, answers the same again: it is shown once.
    client.until(2000);
    expect(client.server.facts('message-shown')).toHaveLength(1);
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
    expect(client.server.facts('message-shown').map(({ at, id }) => [at / 1000, id])).toEqual([
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
    client.server.at(150, () => says(page, 'hi'));
    client.until(250);
    expect(asked(client).slice(2)).toEqual([
      [150, 'POST /messages'],
      [200, 'GET /messages?since=1'],
    ]);
    expect(fromLatin1(client.server.received())).toContain('\r\n\r\n{"from":"Alice","text":"hi"}');
  });

  describe('that waits for the answer first', () => {
    const after = (client: Client): PollingPage =>
      new PollingPage(client.browser, 'Alice', ALICE, millis(100), 'after-answer');

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
