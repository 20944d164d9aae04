/**
 * The page's EventSource (WHATWG HTML §9.2) over octets of a bare server. The path takes 10 ms each way: the request is
 * at the server at 30 ms, its answer is at the page at 40.
 */
import { describe, expect, it } from 'vitest';
import { fromLatin1, utf8 } from '../../src/base/index.ts';
import { LabEventSource } from '../../src/clients/event-source/index.ts';
import { chunk, END, HEAD, PushServer, STREAM, whole } from './push-server.ts';

class Bench extends PushServer {
  readonly diary: string[] = [];
  source: LabEventSource = new LabEventSource(this.browser, '/events', -1);

  constructor() {
    super();
    const { source } = this;
    const hear = (event: Event): void => {
      const said = event instanceof MessageEvent ? ` ${String(event.data)} #${event.lastEventId}` : '';
      this.diary.push(`${this.world.now / 1000} ${event.type}${said} (${source.readyState})`);
    };
    source.onopen = hear;
    source.onmessage = hear;
    source.onerror = hear;
    source.addEventListener('add', hear);
  }

  /** The request on connection `n`. */
  request(n: number): string {
    return fromLatin1(this.received(n));
  }
}

describe('an answer', () => {
  it('of type text/event-stream opens it; events come as their chunks do', () => {
    const bench = new Bench().answers(STREAM);
    bench.at(100, () => bench.say(chunk('data: one\n\n')));
    bench.at(200, () => bench.say(chunk('id: 7\nevent: add\nda') + chunk('ta: two\n')));
    bench.at(300, () => bench.say(chunk('\n')));
    bench.at(400, () => bench.say(chunk('event: other\ndata: unheard\n\n')));
    bench.until(1000);
    expect(bench.diary).toEqual(['40 open (1)', '110 message one # (1)', '310 add two #7 (1)']);
    expect(bench.events).toEqual(['40 open', '110 message', '310 add', '410 other']);
    expect(bench.facts('ready-state').map(({ at, state, of }) => [at / 1000, state, of])).toEqual([
      [0, 0, 'EventSource'],
      [40, 1, 'EventSource'],
    ]);
  });

  // §9.2.2, §9.2.6: the address of the stream, and its origin.
  it('comes from the server, also to a page of another site', () => {
    const shared = STREAM.replace('\r\n\r\n', '\r\nAccess-Control-Allow-Origin: *\r\n\r\n');
    const bench = new Bench().answers(shared, shared);
    bench.browser.set({ foreign: true });
    const source = new LabEventSource(bench.browser, '/events', -1);
    const origins: string[] = [];
    source.onmessage = ({ origin }) => origins.push(origin);
    bench.at(100, () => bench.say(chunk('data: one\n\n'), 1));
    bench.until(1000);
    expect(source.url).toBe('http://chat.example/events');
    expect(origins).toEqual(['http://chat.example']);
  });

  it.each(['text/event-stream;charset=utf-8', 'TEXT/Event-Stream ; x=y'])(
    'of type %s does as well',
    (type) => {
      const bench = new Bench().answers(`${HEAD}Content-Type: ${type}\r\n\r\n`);
      bench.until(1000);
      expect(bench.diary).toEqual(['40 open (1)']);
    },
  );

  it.each(['text/plain', 'text/event-streams', ''])(
    'of type "%s" fails it for good, and its connection ends',
    (type) => {
      const bench = new Bench().answers(`${HEAD}Content-Type: ${type}\r\n\r\n${chunk('data: x\n\n')}`);
      bench.until(60_000);
      expect(bench.diary).toEqual(['40 error (2)']);
      expect(bench.world.trace.connections).toBe(1);
      expect(bench.facts('disconnected').map(({ at, by }) => [at / 1000, by])).toEqual([
        [50, 'FIN'],
        [60, 'FIN'],
      ]);
    },
  );

  it.each(['204 No Content', '404 Not Found', '500 Oh', '401 Who'])('%s means: never again', (status) => {
    const bench = new Bench().answers(whole(status));
    bench.until(60_000);
    expect(bench.diary).toEqual(['40 error (2)']);
    expect(bench.facts('request-sent').length).toBe(1);
  });
});

describe('a connection that ends', () => {
  it('in order: error, and 3 s later the next attempt', () => {
    const bench = new Bench().answers(STREAM + END, STREAM);
    bench.until(10_000);
    expect(bench.diary).toEqual(['40 open (1)', '40 error (0)', '3060 open (1)']);
  });

  it('by reset in the middle of an event: what was incomplete is forgotten', () => {
    const bench = new Bench().answers(
      `${STREAM}${chunk('data: half\n')}`,
      `${STREAM}${chunk('\ndata: x\n\n')}`,
    );
    bench.at(100, () => bench.ends[0]?.abort());
    bench.until(10_000);
    expect(bench.diary).toEqual(['40 open (1)', '110 error (0)', '3150 open (1)', '3150 message x # (1)']);
  });

  it('because nobody listens: it is tried again and again', () => {
    const bench = new Bench();
    bench.listening = false;
    bench.until(7000);
    expect(bench.diary).toEqual(['20 error (0)', '3040 error (0)', '6060 error (0)']);
  });

  it('waits as long as retry says, and tells what it had last', () => {
    const bench = new Bench().answers(
      `${STREAM}${chunk('retry: 100\nid: a 7\ndata: x\n\nid: b\n\n')}${END}`,
      STREAM,
    );
    bench.until(1000);
    expect(bench.diary.slice(1)).toEqual(['40 message x #a 7 (1)', '40 error (0)', '160 open (1)']);
    expect(bench.request(0).match(/Last-Event-ID: (.*)\r\n/g)).toEqual(['Last-Event-ID: b\r\n']);
  });

  it('keeps the id over a stream that gives none', () => {
    const once = `${STREAM}${chunk('retry: 50\nid: 4\ndata: x\n\n')}${END}`;
    const bench = new Bench().answers(once, `${STREAM}${chunk('data: y\n\n')}${END}`, STREAM);
    bench.until(300);
    expect(bench.diary.filter((line) => line.includes('message'))).toEqual([
      '40 message x #4 (1)',
      '110 message y #4 (1)',
    ]);
    expect(bench.request(0).match(/Last-Event-ID: 4\r\n/g)?.length).toBe(2);
  });

  it('a retry beyond all measure is as good as for ever', () => {
    const bench = new Bench().answers(`${STREAM}${chunk(`retry: ${'9'.repeat(400)}\n\n`)}${END}`);
    bench.until(1_000_000);
    expect(bench.facts('request-sent').length).toBe(1);
  });
});

describe('the type of the answer', () => {
  // HTML §9.2.6: an event stream is UTF-8, whatever charset says. Here the clause decides: Chromium 156 fails it.
  it.each([
    ['text/event-stream;charset=iso-8859-1', '40 open (1)'],
    ['Text/Event-Stream ;x=bogus', '40 open (1)'],
    ['text/html', '40 error (2)'],
    ['*/*', '40 error (2)'],
  ])('%s: %s', (type, told) => {
    const bench = new Bench().answers(`${HEAD}Content-Type: ${type}\r\n\r\n`);
    bench.at(100, () => bench.say(chunk('data: é\n\n')));
    bench.until(1000);
    expect(bench.diary).toEqual(told.includes('open') ? [told, '110 message é # (1)'] : [told]);
  });
});

// §9.2.3 lets a browser give up where it knows another attempt to be futile; Chromium 156 does.
it('a refusal by CORS is final', () => {
  const bench = new Bench().answers(STREAM, STREAM);
  bench.browser.set({ foreign: true });
  const source = new LabEventSource(bench.browser, '/events', -1);
  bench.until(10_000);
  expect(source.readyState).toBe(2);
});

// §9.2.3: Last-Event-ID is "lastEventIDValue, encoded as UTF-8".
it('an id of any letters is sent back as the octets that it came in', () => {
  const bench = new Bench().answers(`${STREAM}${chunk('retry: 10\nid: đã xem\ndata: x\n\n')}${END}`, STREAM);
  bench.until(1000);
  expect(bench.request(0)).toContain(`\r\nLast-Event-ID: ${fromLatin1(utf8('đã xem'))}\r\n`);
});

describe('close()', () => {
  it('ends the connection, and nothing is heard any more', () => {
    const bench = new Bench().answers(STREAM);
    bench.at(100, () => bench.source.close());
    bench.at(105, () => bench.say(chunk('data: late\n\n')));
    bench.until(60_000);
    expect(bench.diary).toEqual(['40 open (1)']);
    expect(bench.source.readyState).toBe(2);
    expect(bench.facts('ready-state').at(-1)?.state).toBe(2);
    expect(bench.facts('disconnected').length).toBe(2);
  });

  it('before there is a connection', () => {
    const bench = new Bench().answers(STREAM);
    bench.at(10, () => bench.source.close());
    bench.until(60_000);
    expect(bench.diary).toEqual([]);
    expect(bench.facts('request-sent')).toEqual([]);
  });

  it('while it waits for the next attempt, and in the handler of the error', () => {
    for (const at of [1000, undefined]) {
      const bench = new Bench().answers(STREAM + END);
      if (at === undefined) bench.source.onerror = () => bench.source.close();
      else bench.at(at, () => bench.source.close());
      bench.until(60_000);
      expect(bench.facts('request-sent').length).toBe(1);
      expect(bench.source.readyState).toBe(2);
    }
  });

  it('in the middle of what one chunk brings: the rest is not heard', () => {
    const bench = new Bench().answers(`${STREAM}${chunk('data: a\n\ndata: b\n\n')}${chunk('data: c\n\n')}`);
    bench.source.onmessage = ({ data }) => {
      bench.diary.push(String(data));
      bench.source.close();
    };
    bench.until(1000);
    expect(bench.diary).toEqual(['40 open (1)', 'a']);
  });
});

it('a handler that throws is a fact, and the stream goes on', () => {
  const bench = new Bench().answers(STREAM + chunk('data: a\n\ndata: b\n\n'));
  bench.source.onmessage = () => {
    throw new RangeError('on purpose');
  };
  bench.until(1000);
  const threw = bench.facts('handler-threw').map(({ at, error }) => `${at / 1000} ${error}`);
  expect(threw).toEqual(['40 RangeError', '40 RangeError']);
  expect(bench.events).toEqual(['40 open', '40 message', '40 message']);
});

it('the causes: segment, chunk, event', () => {
  const bench = new Bench().answers(STREAM + chunk('data: a\n\n') + chunk('data: b\n\n'));
  bench.until(1000);
  const { trace } = bench.world;
  const chain = (fact: number): string[] =>
    fact < 0 ? [] : [trace.at(fact).kind, ...chain(trace.at(fact).cause)];
  expect(chain(bench.source.lastEvent)).toEqual([
    'source-event',
    'body-received',
    'segment-arrived',
    'segment-sent',
  ]);
  // Each piece names the octets of its own chunk.
  const [a, b] = bench.facts('body-received');
  const stream = fromLatin1(trace.stream(0, false).slice(0, Infinity));
  expect(stream.slice(a?.from, a?.to)).toBe('9\r\ndata: a\n\n');
  expect(stream.slice(b?.from, b?.to)).toBe('9\r\ndata: b\n\n');
});

it('six streams take all connections: the seventh request waits until one of them ends', () => {
  const bench = new Bench().answers(...Array.from({ length: 6 }, () => STREAM), whole('200 OK', 'at last'));
  const more = Array.from({ length: 5 }, () => new LabEventSource(bench.browser, '/events', -1));
  const settled: number[] = [];
  bench.at(1000, () =>
    bench.browser.fetch(
      { method: 'GET', target: '/messages?since=0', fields: [], body: undefined, cause: -1 },
      () => settled.push(bench.world.now / 1000),
    ),
  );
  bench.until(60_000);
  expect(settled).toEqual([]);
  expect(bench.world.trace.connections).toBe(6);
  bench.at(60_001, () => more[2]?.close());
  bench.until(61_000);
  // The FIN there and back, then a new connection and its answer.
  expect(settled).toEqual([60_001 + 20 + 40]);
  expect(bench.world.trace.connections).toBe(7);
});
