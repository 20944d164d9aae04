/** Our browser and a real Node server over loopback. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fromUtf8, utf8 } from '../../src/base/index.ts';
import { Browser } from '../../src/clients/index.ts';
import { Fetcher } from '../../src/clients/fetch/index.ts';
import { GZIP } from '../../src/wire/gzip/index.ts';
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
      name: 'Alice',
      parts: { Fetcher, gzip: GZIP },
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
