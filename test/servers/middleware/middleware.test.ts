/** What the operator of the chat switches on, in octets: thinking, a cookie, a place that has moved. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../../src/base/index.ts';
import { asks } from '../../trace/facts-of.ts';
import { post, request, upgrade } from '../bench.ts';
import { field, MESSAGES, MOUNTS, operator, tell } from './operator.ts';

describe.each(MOUNTS)('HTTP by $http', (mounts) => {
  const { open, ask } = operator(mounts);

  describe('thinking', () => {
    it('every answer leaves so much later, and order is kept', async () => {
      const bench = open({ thinking: millis(200) });
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
      const bench = open({ thinking: millis(200) });
      const wire = bench.dial(request(MESSAGES));
      bench.at(300, () => bench.host.set({ thinking: millis(0) }));
      bench.at(400, () => wire.send(request(MESSAGES)));
      await bench.until(2000);
      expect(wire.times).toEqual([240, 420]);
    });

    it('whoever has gone meanwhile gets nothing', async () => {
      const bench = open({ thinking: millis(200) });
      const wire = bench.dial(request(MESSAGES));
      bench.at(100, () => wire.abort());
      await bench.until(2000);
      expect(bench.facts('failure').map(({ at, problem, status }) => [at, problem, status])).toEqual([
        [millis(230), 'http/peer-gone', 200],
      ]);
      expect(bench.facts('response-sent')).toEqual([]);
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
        const bench = open({ cookie: 20 }, { seed });
        const [answer] = await ask(request(MESSAGES));
        bench.close();
        return field(answer, 'Set-Cookie');
      };
      expect(await value(1)).toBe(await value(1));
      expect(await value(1)).not.toBe(await value(2));
    });

    it('RFC 6455 §1.3: an opening handshake sets it too', async () => {
      const bench = open({ cookie: 9 });
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
      const bench = open({ moved: true });
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
});
