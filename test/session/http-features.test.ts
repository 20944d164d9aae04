/** HTTP's own features, chosen by the scenario's `server`, from the page's call to the answer's octets and back. */
import { describe, expect, it } from 'vitest';
import { fromLatin1, millis } from '../../src/base/index.ts';
import {
  laneOf,
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Scenario,
} from '../../src/scenario/index.ts';
import { run, Session } from '../../src/session/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import {
  aliceSays,
  bobSays,
  composition,
  DIRECT,
  MOCKED,
  noisyTurn,
  runAll,
  scenario,
  textOf,
} from './harness.ts';
import { asks, factsOf } from '../trace/facts-of.ts';

type Server = Partial<Scenario['server']>;
const ALL: Server = { thinking: millis(30), etag: true, cookie: 100, gzip: true, moved: true, foreign: true };
const withServer = (server: Server, more: Partial<Scenario> = {}): Scenario =>
  scenario({ server: { ...PLAIN_SERVER, ...server }, ...more });

const shown = (trace: Trace): number[] => factsOf(trace, 'message-shown').map(({ id }) => id);
/** Whole octets of each message of that kind. */
const heads = (trace: Trace, kind: 'request-sent' | 'response-sent'): string[] =>
  factsOf(trace, kind).map(({ conn, up, from, to }) => fromLatin1(trace.stream(conn, up).slice(from, to)));

async function lanes(of: Scenario): Promise<[polling: Trace, socket: Trace]> {
  const [polling, socket] = await runAll(of);
  if (polling === undefined || socket === undefined) throw new Error('two lanes');
  return [polling, socket];
}

describe('whatever is switched on, the reader sees the same messages', () => {
  const each = Object.entries(ALL).map(([name, value]): [string, Server] => [name, { [name]: value }]);
  it.each<[string, Server]>([...each, ['everything', ALL]])('%s', async (_name, server) => {
    const [polling, socket] = await lanes(withServer(server));
    expect([shown(polling), shown(socket)]).toEqual([
      [1, 3, 4],
      [1, 3, 4],
    ]);
    expect(factsOf(polling, 'failure')).toEqual([]);
  });

  it('and every mount and turn makes the same trace', async () => {
    const of = withServer(ALL);
    const texts = async (by: Parameters<typeof runAll>[1]): Promise<string[]> =>
      (await runAll(of, by)).map(textOf);
    const mocked = await texts(composition(MOCKED));
    expect(await texts(composition(DIRECT))).toEqual(mocked);
    expect(await texts(composition(MOCKED, noisyTurn()))).toEqual(mocked);
  });
});

it('etag: a poll that brings nothing new is 304, and smaller', async () => {
  const quiet = { actions: [bobSays(600, 'hi')] };
  const [polling] = await lanes(withServer({ etag: true }, quiet));
  const answers = factsOf(polling, 'response-sent');
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 304, 304]);
  const sizes = answers.map(({ from, to }) => to - from);
  expect(sizes[3]).toBeLessThan(sizes[2] ?? 0);
});

it('cookie: once down, then in every request, and in the handshake of a page that comes back', async () => {
  const [polling, socket] = await lanes(withServer({ cookie: 100 }));
  const value = /\r\nSet-Cookie: (sid=[\w-]{100});/.exec(heads(polling, 'response-sent')[0] ?? '')?.[1];
  expect(value).toBeDefined();
  expect(heads(polling, 'response-sent').filter((head) => head.includes('Set-Cookie')).length).toBe(1);
  const [first, ...later] = heads(polling, 'request-sent');
  expect(first).not.toContain('Cookie');
  expect(later.length).toBeGreaterThan(3);
  for (const head of later) expect(head).toContain(`\r\nCookie: ${value}\r\n`);
  expect(heads(socket, 'response-sent')[0]).toMatch(/\r\nSet-Cookie: sid=[\w-]{100};/);
});

it('moved: two requests for one answer, round trip after round trip', async () => {
  const [polling] = await lanes(withServer({ moved: true }));
  const asked = factsOf(polling, 'request-sent').map(asks);
  expect(asked.slice(0, 4)).toEqual([
    'GET /messages?since=0',
    'GET /v2/messages?since=0',
    'POST /messages',
    'POST /v2/messages',
  ]);
});

describe('foreign', () => {
  it('the polling page asks with its own origin; JSON asks for leave; the socket’s handshake names it too', async () => {
    const [polling, socket] = await lanes(withServer({ foreign: true, cookie: 10 }));
    const asked = heads(polling, 'request-sent');
    for (const head of [...asked, ...heads(socket, 'request-sent')])
      expect(head).toContain('\r\nOrigin: http://elsewhere.example\r\n');
    expect(asked.filter((head) => head.startsWith('OPTIONS')).length).toBe(1);
    expect(asked.filter((head) => head.includes('Cookie'))).toEqual([]);
    // The 101 sets a cookie for its own site; a page of another one may not have it.
    expect(factsOf(socket, 'failure').map(({ problem }) => problem)).toEqual(['cookie/cross-site']);
  });

  it('what is not shared with others is answered, and kept from the page', async () => {
    const ask = { deed: 'fetch', call: 'one', method: 'GET', target: '/private', fields: [] } as const;
    const actions: Scenario['actions'] = [
      { id: 'f', at: millis(3000), kind: 'client', client: 'Alice', do: { ...ask, fields: [] } },
    ];
    const [polling] = await lanes(withServer({ foreign: true }, { actions }));
    expect(factsOf(polling, 'failure').map(({ problem, status }) => [problem, status])).toEqual([
      ['cors/no-allow-origin', 404],
    ]);
    expect(factsOf(polling, 'call').map(({ stage }) => stage)).toEqual(['failed']);
    const [own] = await lanes(withServer({}, { actions }));
    expect(factsOf(own, 'call').map(({ status }) => status)).toEqual([404]);
  });

  it('over TLS both are https', async () => {
    const link = { ...PLAIN_LINK, tls: 'tls13' } as const;
    const [polling, socket] = await lanes(withServer({ foreign: true }, { link }));
    expect(heads(polling, 'request-sent')[0]).toContain('\r\nOrigin: https://elsewhere.example\r\n');
    expect(heads(polling, 'request-sent')[0]).toContain('\r\nSec-Fetch-Site: cross-site\r\n');
    expect(heads(socket, 'response-sent')[0]).toContain('101 Switching');
    expect(factsOf(polling, 'failure')).toEqual([]);
  });
});

it('over TLS the page has https, and its socket opens', async () => {
  const [polling, socket] = await lanes(withServer({}, { link: { ...PLAIN_LINK, tls: 'tls13' } }));
  expect(heads(polling, 'request-sent')[0]).toContain('\r\nReferer: https://chat.example/\r\n');
  expect(heads(socket, 'request-sent')[0]).toContain('\r\nOrigin: https://chat.example\r\n');
  expect(shown(socket)).toEqual([1, 3, 4]);
});

it('each can be turned while the run goes on, and a knob appended is a knob planned', async () => {
  const at = millis(2050);
  const knobs = { id: 'k', at, kind: 'knobs', set: ALL } as const;
  const of = withServer({});
  const planned = withServer({}, { actions: [...of.actions, { ...knobs, set: ALL }] });
  const [lane] = of.lanes;
  if (lane === undefined) throw new Error('a lane');
  const session = new Session(laneOf(of, lane), composition());
  await session.advance(millis(2000));
  expect(session.append({ ...knobs, set: ALL }).ok).toBe(true);
  await session.advance(of.until);
  session.close();
  const trace = await run(laneOf(planned, lane), of.until, composition());
  expect(textOf(session.trace)).toBe(textOf(trace));
  // The last request leaves as the run ends.
  expect(heads(trace, 'request-sent').at(-2)).toContain('GET /v2/messages');
  expect(heads(trace, 'response-sent').at(-1)).toContain('Content-Encoding: gzip');
  expect(heads(trace, 'response-sent')[0]).not.toContain('Content-Encoding');
});

it('pace: the next poll waits for the answer', async () => {
  const transport = { ...PLAIN_TRANSPORTS.polling, pace: 'after-answer' } as const;
  const of = withServer(
    { thinking: millis(500) },
    {
      link: PLAIN_LINK,
      lanes: [{ id: 'a', clients: [{ name: 'Alice', transport }] }],
      actions: [aliceSays(5000, 'bye')],
    },
  );
  const [trace] = await runAll(of);
  const polls = trace && factsOf(trace, 'page-call').map(({ at }) => at / 1000);
  // 80 ms to connect, 80 ms there and back, 500 ms of thinking, 1 s of waiting.
  expect(polls?.slice(0, 3)).toEqual([0, 1660, 3240]);
});
