/** Our browser's HTTP and a real Node server, our host and a real Node client, over loopback. */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fromUtf8, utf8 } from '../../src/base/index.ts';
import { Browser } from '../../src/clients/index.ts';
import type { HostSettings } from '../../src/network/index.ts';
import { chat } from '../../src/servers/index.ts';
import { GZIP } from '../../src/wire/gzip/index.ts';
import { fieldValue } from '../../src/wire/http1/index.ts';
import { Bench, type BenchOptions } from '../servers/bench.ts';
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
      codings: { gzip: GZIP },
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
    return { ask, said, cable, world, browser };
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

  it('holds its copy after a 304, repeats its cookie, and unpacks what is packed', async () => {
    const seen: (string | undefined)[][] = [];
    const { ask, said, cable, world } = await serve((asked, answer) => {
      seen.push([asked.headers['if-none-match'], asked.headers.cookie]);
      answer.setHeader('ETag', 'W/"1"');
      if (asked.headers['if-none-match'] === 'W/"1"') return void answer.writeHead(304).end();
      answer.setHeader('Set-Cookie', ['sid=abc; Path=/; HttpOnly; SameSite=Lax', 'deep=1; Path=/deep']);
      answer.setHeader('Content-Encoding', 'gzip');
      answer.end(gzipSync(MIB));
    });
    for (const target of ['/', '/', '/deep']) {
      ask('GET', target);
      const n = seen.length + 1;
      await cable.settle(() => said.length === n);
    }
    expect(said.map((text) => text === `200 ${MIB.trim()}`)).toEqual([true, true, true]);
    expect(seen).toEqual([
      [undefined, undefined],
      ['W/"1"', 'sid=abc'],
      [undefined, 'deep=1; sid=abc'],
    ]);
    expect(world.trace.connections).toBe(1);
  });

  it('follows redirects, with the body or without, and unpacks chunks behind them', async () => {
    const { ask, said, cable } = await serve((asked, answer) => {
      void buffer(asked).then((body) => {
        const [, status, left] = (asked.url ?? '').split('/');
        if (left === '0') {
          answer.setHeader('Content-Encoding', 'gzip');
          answer.setHeader('Trailer', 'X-Sum');
          for (const octet of gzipSync(`${asked.method} ${body.length}`)) answer.write(Buffer.of(octet));
          answer.addTrailers({ 'X-Sum': '1' });
          return void answer.end();
        }
        answer.writeHead(Number(status), { Location: `../${status}/${Number(left) - 1}` }).end('elsewhere');
      });
    });
    for (const [n, status] of [303, 307, 308].entries()) {
      ask('POST', `/${status}/3`, 'hi');
      await cable.settle(() => said.length === n + 1);
    }
    expect(said).toEqual(['200 GET 0', '200 POST 2', '200 POST 2']);
  });

  it('passes over interim answers', async () => {
    const { ask, said, cable } = await serve((_asked, answer) => {
      answer.writeEarlyHints({ link: '</style.css>; rel=preload' });
      answer.writeProcessing();
      answer.end('final');
    });
    ask('GET', '/');
    await cable.settle(() => said.length === 1);
    expect(said).toEqual(['200 final']);
  });

  it('a page of another origin: Node is asked for leave, and gives it or not', async () => {
    const lines: string[] = [];
    const { ask, said, cable, browser } = await serve((asked, answer) => {
      lines.push(`${asked.method} ${asked.headers.origin}`);
      if (asked.url === '/open') {
        answer.setHeader('Access-Control-Allow-Origin', asked.headers.origin ?? '');
        answer.setHeader('Access-Control-Allow-Methods', 'PUT');
        answer.setHeader('Access-Control-Allow-Headers', 'content-type');
      }
      answer.writeHead(asked.method === 'OPTIONS' ? 204 : 200).end();
    });
    browser.set({ foreign: true });
    for (const [n, target] of ['/open', '/open', '/shut'].entries()) {
      ask('PUT', target, 'x');
      await cable.settle(() => said.length === n + 1);
    }
    expect(said).toEqual(['200', '200', 'network error']);
    expect(lines).toEqual(
      ['OPTIONS', 'PUT', 'PUT', 'OPTIONS'].map((method) => `${method} http://elsewhere.example`),
    );
  });
});

describe('a Node client and our host', () => {
  async function serve(settings: HostSettings = {}, options: BenchOptions = {}) {
    const bench = new Bench({ http: 'direct', sockets: 'direct' }, options);
    bench.host.set(settings);
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
      let told: { said: string; fields: IncomingMessage['headers']; body: Buffer } | undefined;
      let invited = '';
      asked.on('response', (answer) => {
        void buffer(answer).then((octets) => {
          const said = `${answer.statusCode} ${octets.toString()}`.trim() + invited;
          told = { said, fields: answer.headers, body: octets };
        });
      });
      asked.on('error', (error) => (told = { said: error.message, fields: {}, body: Buffer.of() }));
      if (fields['Expect'] === undefined) asked.end(body);
      else {
        asked.flushHeaders();
        asked.on('continue', () => {
          invited = ', after 100';
          asked.end(body);
        });
      }
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

  describe('with HTTP’s own features', () => {
    const backEnd: BenchOptions = { backEnd: (tools) => chat(tools) };

    it('ETag: Node gets a tag, and 304 when it names it', async () => {
      const { ask } = await serve({ etag: true }, backEnd);
      const first = await ask('GET', '/messages');
      const tag = first?.fields.etag ?? '';
      const second = await ask('GET', '/messages', undefined, { 'If-None-Match': tag });
      expect([first?.said, second?.said, second?.fields.etag]).toEqual(['200 []', '304', tag]);
      expect(second?.fields['content-length']).toBeUndefined();
    });

    it('gzip: Node’s zlib unpacks it', async () => {
      const { ask } = await serve({ gzip: true }, backEnd);
      const text = 'hi '.repeat(500);
      await ask('POST', '/messages', JSON.stringify({ from: 'Node', text }));
      const told = await ask('GET', '/messages', undefined, { 'Accept-Encoding': 'gzip' });
      expect(told?.fields['content-encoding']).toBe('gzip');
      expect(Number(told?.fields['content-length'])).toBe(told?.body.length);
      expect(JSON.parse(gunzipSync(told?.body ?? '').toString())).toEqual([{ id: 1, from: 'Node', text }]);
    });

    it('a cookie, and a path that has moved', async () => {
      const { ask } = await serve({ cookie: 40, moved: true }, backEnd);
      const moved = await ask('GET', '/messages?since=0');
      const [cookie = ''] = moved?.fields['set-cookie']?.[0]?.split(';') ?? [];
      expect(cookie).toMatch(/^sid=[\w-]{40}$/);
      const there = await ask('GET', moved?.fields.location ?? '', undefined, { Cookie: cookie });
      expect([moved?.said, there?.said, there?.fields['set-cookie']]).toEqual(['307', '200 []', undefined]);
    });

    it('CORS: what a proxy or a script would read', async () => {
      const { ask } = await serve({ foreign: true }, backEnd);
      const told = await ask('OPTIONS', '/messages', undefined, {
        Origin: 'http://elsewhere.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      });
      expect(told?.said).toBe('204');
      expect(told?.fields).toMatchObject({
        'access-control-allow-origin': 'http://elsewhere.example',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      });
    });

    it('Expect: 100-continue: Node hears that it may go on, and sends the body then', async () => {
      const { ask } = await serve();
      const length = { 'Content-Length': '2', Expect: '100-continue' };
      expect((await ask('POST', '/echo', 'hi', length))?.said).toBe('200 hi, after 100');
    });
  });
});
