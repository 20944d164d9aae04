/**
 * The chat's other ways to bring news, behind each pair of mounts: an answer that is held, an event stream, lines. The
 * path takes 10 ms each way: a request that leaves with the connection is at the server at 30 ms.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { fromLatin1, millis } from '../../../src/base/index.ts';
import { chatBackEnd } from '../../../src/apps/chat/index.ts';
import { Bench, post, request, type Wire } from '../../servers/bench.ts';

const [ONE, TWO] = ['{"id":1,"from":"Bob","text":"one"}', '{"id":2,"from":"Bob","text":"two"}'];

describe.each([
  { http: 'direct', sockets: 'direct' },
  { http: 'msw', sockets: 'mock-socket' },
] as const)('HTTP by $http', (mounts) => {
  let bench: Bench;
  const open = (retry?: number): Bench =>
    (bench = new Bench(mounts, {
      backEnd: (tools) => chatBackEnd(tools, retry === undefined ? undefined : millis(retry)),
    }));
  const bobSays = (ms: number, text: string): void => bench.at(ms, () => bench.bobSays(text));
  afterEach(() => bench.close());

  describe('a held answer', () => {
    it('comes with the message, as soon as there is one', async () => {
      const wire = open().dial(request('GET /messages?since=0&wait=25000'));
      bobSays(1000, 'one');
      await bench.until(5000);
      expect(wire.said()).toEqual([`200 [${ONE}]`]);
      expect(wire.times).toEqual([1010]);
    });

    it('comes at once when there is news already', async () => {
      open();
      bobSays(0, 'one');
      const wire = bench.dial(request('GET /messages?since=0&wait=25000'));
      await bench.until(5000);
      expect(wire.times).toEqual([40]);
    });

    it('comes empty when the time is over', async () => {
      const wire = open().dial(request('GET /messages?since=0&wait=700'));
      await bench.until(5000);
      expect(wire.said()).toEqual(['200 []']);
      expect(wire.times).toEqual([30 + 700 + 10]);
    });

    it('brings all messages of one instant', async () => {
      const wire = open().dial(request('GET /messages?since=0&wait=25000'));
      bobSays(1000, 'one');
      bobSays(1000, 'two');
      await bench.until(5000);
      expect(wire.said()).toEqual([`200 [${ONE},${TWO}]`]);
    });

    it('goes to all who wait, in the order of their coming, behind the answer to who posted', async () => {
      open();
      const waiting = [1, 2, 3].map(() => bench.dial(request('GET /messages?since=0&wait=25000')));
      bench.at(100, () => bench.dial(post('/messages', '{"from":"Dan","text":"x"}')));
      await bench.until(5000);
      const sent = bench.facts('response-sent').map(({ conn, at }) => [conn, at / 1000]);
      expect(sent).toEqual([[3, 130], ...waiting.map(({ conn }) => [conn, 130])]);
    });

    it.each(['FIN', 'reset'])('is forgotten when who asked goes away by %s', async (how) => {
      const wire = open().dial(request('GET /messages?since=0&wait=25000'));
      bench.at(100, () => (how === 'FIN' ? wire.end() : wire.abort()));
      bobSays(1000, 'one');
      await bench.until(40_000);
      expect(wire.octets.length).toBe(0);
      expect(bench.facts('failure', 'response-sent')).toEqual([]);
    });
  });

  describe('an event stream', () => {
    it('is an answer in chunks, one event each; retry comes first', async () => {
      const wire = open(5000).dial(request('GET /events'));
      bobSays(1000, 'one');
      await bench.until(5000);
      expect(wire.text.split('\r\n')).toEqual([
        'HTTP/1.1 200 OK',
        'Content-Type: text/event-stream',
        'Cache-Control: no-cache',
        'Date: Mon, 05 Jan 2026 09:00:00 GMT',
        'Connection: keep-alive',
        'Keep-Alive: timeout=5',
        'Transfer-Encoding: chunked',
        '',
        'd',
        'retry: 5000\n\n',
        '30',
        `id: 1\ndata: ${ONE}\n\n`,
        '',
      ]);
      expect(wire.times.at(-1)).toBe(1010);
    });

    it('begins behind Last-Event-ID', async () => {
      open();
      bobSays(0, 'one');
      bobSays(0, 'two');
      const wire = bench.dial(request('GET /events', 'Last-Event-ID: 1'));
      await bench.until(1000);
      expect(wire.text.endsWith(`\r\n\r\n30\r\nid: 2\ndata: ${TWO}\n\n\r\n`)).toBe(true);
    });

    it('says a comment every 15 s, while there is somebody', async () => {
      const wire = open().dial(request('GET /events'));
      bench.at(50_000, () => wire.end());
      await bench.until(200_000);
      expect(wire.times.slice(1)).toEqual([15_040, 30_040, 45_040]);
      expect(wire.text.endsWith('\r\n4\r\n: \n\n\r\n')).toBe(true);
      expect(wire.heard.at(-1)).toBe('50020 closed');
    });

    it('facts: the head, then a chunk each with what it is and why', async () => {
      const wire = open(3000).dial(request('GET /events'));
      bobSays(1000, 'one');
      await bench.until(20_000);
      const { trace } = bench.session;
      const sent = bench.facts('response-sent', 'body-sent');
      const what = sent.map((fact) =>
        fact.kind === 'body-sent' ? [fact.kind, fact.part, fact.type] : [fact.kind, fact.status],
      );
      expect(what).toEqual([
        ['response-sent', 200],
        ['body-sent', 'retry', ''],
        ['body-sent', 'event', 'message'],
        ['body-sent', 'comment', ''],
      ]);
      // One behind the other, without a gap.
      expect(sent.map(({ from }) => from)).toEqual([0, ...sent.slice(0, -1).map(({ to }) => to)]);
      expect(sent.at(-1)?.to).toBe(wire.octets.length);
      expect(sent.map(({ cause }) => trace.at(cause).kind)).toEqual([
        'request-received',
        'handler-called',
        'message-born',
        'handler-called',
      ]);
    });

    it('ends when the server closes what is open, and the connection serves the next request', async () => {
      const wire = open().dial(request('GET /events'));
      bobSays(50, 'one');
      bench.at(100, () => bench.host.closeSockets(undefined, ''));
      bobSays(150, 'two');
      bench.at(200, () => wire.send(request('GET /messages?since=2')));
      await bench.until(1000);
      expect(wire.said()).toEqual([`200 id: 1\ndata: ${ONE}`, '200 []']);
      expect(bench.facts('body-sent').map(({ part }) => part)).toEqual(['event', 'end']);
    });

    it('begins when the handler has thought, and not at all for a peer that is gone by then', async () => {
      open().host.set({ thinking: millis(200) });
      const wire = bench.dial(request('GET /events'));
      const gone = bench.dial(request('GET /events'));
      bobSays(100, 'one');
      bench.at(150, () => gone.abort());
      await bench.until(1000);
      expect(wire.times[0]).toBe(30 + 200 + 10);
      expect(wire.text).toContain('id: 1\n');
      expect(gone.octets.length).toBe(0);
      expect(bench.facts('response-sent').length).toBe(1);
    });

    it('is reset when the process dies, and nothing is written any more', async () => {
      const wire = open().dial(request('GET /events'));
      bench.at(100, () => bench.host.crash());
      bobSays(150, 'one');
      await bench.until(40_000);
      expect(wire.heard).toEqual(['20 connected', '110 reset']);
      expect(bench.facts('body-sent')).toEqual([]);
    });

    it('for an HTTP/1.0 client has no chunks and lasts until the close', async () => {
      const wire = open().dial('GET /events HTTP/1.0\r\nHost: chat.example\r\n\r\n');
      bobSays(50, 'one');
      bench.at(100, () => bench.host.closeSockets(undefined, ''));
      await bench.until(1000);
      expect(wire.text.endsWith(`Connection: close\r\n\r\nid: 1\ndata: ${ONE}\n\n`)).toBe(true);
      expect(wire.heard.at(-1)).toBe('110 closed');
    });
  });

  it('a stream of lines: what is newer than since, then what comes', async () => {
    open();
    bobSays(0, 'zero');
    const wire: Wire = bench.dial(request('GET /stream?since=1'));
    bobSays(1000, 'two');
    bench.at(1500, () => bench.host.closeSockets(undefined, ''));
    await bench.until(5000);
    const [answer] = wire.answers();
    expect(answer?.head.fields[0]).toEqual(['Content-Type', 'application/x-ndjson']);
    expect(answer && fromLatin1(answer.body)).toBe(`${TWO}\n`);
  });

  // RFC 9110 §9.3.2: as GET, and the server "MUST NOT send content in the response".
  it('HEAD is told what GET would get, and that is all; the connection goes on', async () => {
    open();
    const heads: string[] = [];
    for (const path of ['/events', '/stream']) {
      const asked = bench.dial(request(`HEAD ${path}`), request('GET /messages'));
      const got = bench.dial(request(`GET ${path}`));
      await bench.until(bench.world.now / 1000 + 500);
      bobSays(bench.world.now / 1000, 'news');
      await bench.until(bench.world.now / 1000 + 60_000);
      const [head = '', next = ''] = asked.text.split('\r\n\r\n');
      expect(got.text.startsWith(`${head}\r\n\r\n`)).toBe(true);
      expect(next.startsWith('HTTP/1.1 200 OK\r\nContent-Type: application/json')).toBe(true);
      heads.push(head.split('\r\n')[1] ?? '');
    }
    expect(heads).toEqual(['Content-Type: text/event-stream', 'Content-Type: application/x-ndjson']);
  });

  it.each(['POST /events', 'GET /events/', 'GET /streams', 'GET /constructor'])(
    '404 for %s',
    async (line) => {
      const wire = open().dial(request(line));
      await bench.until(200);
      expect(wire.text.startsWith('HTTP/1.1 404')).toBe(true);
    },
  );
});
