/** Our browser's HTTP and a real Node server, our host and a real Node client, over loopback. */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { fromUtf8, utf8 } from '../../src/base/index.ts';
import { Browser } from '../../src/clients/index.ts';
import { fieldValue } from '../../src/wire/http1/index.ts';
import { Bench } from '../servers/bench.ts';
import { Cable } from './loopback.ts';

const MIB = 'Xin chào 👋🏽 '.repeat(60_000).slice(0, 1 << 20);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

describe('our browser and a Node server', () => {
  async function serve(listener: RequestListener) {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const cable = new Cable();
    open.push(
      () => cable.close(),
      () => server.close(),
    );
    const { world } = cable;
    const browser = new Browser({
      world,
      dial: cable.dialTo(port),
      authority: `127.0.0.1:${port}`,
      client: 0,
    });
    const said: string[] = [];
    const ask = (method: string, target: string, body?: string): void =>
      browser.fetch(
        { method, target, fields: [], body: body === undefined ? undefined : utf8(body), cause: -1 },
        (found) =>
          said.push(
            found === undefined
              ? 'network error'
              : `${found.message.head.status} ${fromUtf8(found.message.body)}`.trim(),
          ),
      );
    return { ask, said, cable, world };
  }

  it.each([
    [
      'Content-Length',
      (text: string): RequestListener =>
        (_ask, answer) =>
          void answer.end(text),
    ],
    [
      'chunks and a trailer',
      (text: string): RequestListener =>
        (_ask, answer) => {
          answer.setHeader('Trailer', 'X-Sum');
          const octets = utf8(text);
          for (let at = 0; at < octets.length; at += 10_007) answer.write(octets.subarray(at, at + 10_007));
          answer.addTrailers({ 'X-Sum': '1' });
          answer.end();
        },
    ],
    [
      'the end of the connection',
      (text: string): RequestListener =>
        (_ask, answer) => {
          answer.useChunkedEncodingByDefault = false;
          answer.removeHeader('Transfer-Encoding');
          answer.setHeader('Connection', 'close');
          answer.write(text);
          answer.end();
        },
    ],
  ])('an answer whose end is told by %s', async (_name, listener) => {
    for (const text of ['', 'hi', MIB]) {
      const { ask, said, cable } = await serve(listener(text));
      ask('GET', '/');
      await cable.settle(() => said.length === 1);
      expect(said[0] === `200 ${text}`.trim()).toBe(true);
    }
  });

  it('a body goes there whole, with the fields that Chromium sends', async () => {
    let seen: IncomingMessage | undefined;
    const { ask, said, cable } = await serve((asked, answer) => {
      seen = asked;
      void buffer(asked).then((body) => answer.end(body));
    });
    ask('POST', '/messages', MIB);
    await cable.settle(() => said.length === 1);
    expect(said[0] === `200 ${MIB.trim()}`).toBe(true);
    expect([seen?.method, seen?.url, seen?.headers['content-length']]).toEqual([
      'POST',
      '/messages',
      `${utf8(MIB).length}`,
    ]);
    expect(seen?.headers['user-agent']).toContain('Chrome/');
  });

  it.each([
    ['HEAD', 200, 'not sent'],
    ['GET', 204, ''],
    ['GET', 304, ''],
  ])('%s answered with %i has no body, and the connection goes on', async (method, status, text) => {
    const { ask, said, cable, world } = await serve((asked, answer) => {
      if (asked.url === '/next') return void answer.end('next');
      answer.statusCode = status;
      if (text !== '') answer.setHeader('Content-Length', text.length);
      answer.end();
    });
    ask(method, '/');
    await cable.settle(() => said.length === 1);
    ask('GET', '/next');
    await cable.settle(() => said.length === 2);
    expect(said).toEqual([`${status}`, '200 next']);
    expect(world.trace.connections).toBe(1);
  });

  it('six connections at most, and each is used again', async () => {
    const { ask, said, cable, world } = await serve((asked, answer) => void answer.end(asked.url));
    for (let n = 0; n < 20; n++) ask('GET', `/${n}`);
    await cable.settle(() => said.length === 20);
    expect(new Set(said)).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `200 /${n}`)));
    expect(world.trace.connections).toBe(6);
  });
});

describe('a Node client and our host', () => {
  async function serve() {
    const bench = new Bench({ http: 'direct', sockets: 'direct' });
    const cable = new Cable(bench.world, (until) => bench.session.advance(until));
    const port = await cable.from(bench.host);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    open.push(
      () => agent.destroy(),
      () => cable.close(),
      () => bench.close(),
    );
    /** "200 body", and the fields. */
    const ask = async (method: string, path: string, body?: string, fields: Record<string, string> = {}) => {
      const asked = request({ port, host: '127.0.0.1', method, path, agent, headers: fields });
      let told: { said: string; fields: IncomingMessage['headers'] } | undefined;
      asked.on('response', (answer) => {
        void buffer(answer).then((octets) => {
          told = { said: `${answer.statusCode} ${octets.toString()}`.trim(), fields: answer.headers };
        });
      });
      asked.on('error', (error) => (told = { said: error.message, fields: {} }));
      asked.end(body);
      await cable.settle(() => told !== undefined);
      return told;
    };
    return { ask, bench };
  }

  it.each([
    ['a body with its length', {}],
    ['a chunked body', { 'Transfer-Encoding': 'chunked' }],
  ])('%s comes back', async (_name, fields) => {
    const { ask } = await serve();
    for (const body of ['', 'hi', 'x'.repeat(100_000)]) {
      const length = 'Transfer-Encoding' in fields ? {} : { 'Content-Length': `${body.length}` };
      expect((await ask('POST', '/echo', body, { ...fields, ...length }))?.said).toBe(`200 ${body}`.trim());
    }
  });

  it('answers one after the other on one connection', async () => {
    const { ask, bench } = await serve();
    for (const [method, path, said] of [
      ['GET', '/echo', '200'],
      ['HEAD', '/echo', '200'],
      ['GET', '/empty', '204'],
      ['GET', '/nothing', '404 Nothing is here.'],
      ['GET', '/throws', '500 The handler threw an error.'],
    ] as const) {
      expect((await ask(method, path))?.said).toBe(said);
    }
    expect(bench.facts('connected').filter(({ up }) => !up)).toHaveLength(1);
  });

  it('names the fields that a Node server names', async () => {
    const { ask } = await serve();
    const told = await ask('POST', '/echo', 'hi', { 'Content-Length': '2' });
    expect(Object.keys(told?.fields ?? {}).toSorted()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'date',
      'keep-alive',
    ]);
    expect(fieldValue(Object.entries(told?.fields ?? {}) as [string, string][], 'Keep-Alive')).toBe(
      'timeout=5',
    );
  });

  it('a reset is a reset', async () => {
    const { ask } = await serve();
    expect((await ask('GET', '/reset'))?.said).toMatch(/ECONNRESET|socket hang up/);
  });
});
