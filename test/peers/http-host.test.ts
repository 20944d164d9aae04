/** A real Node client and our host over loopback. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { HostSettings } from '../../src/network/index.ts';
import { chatBackEnd } from '../../src/apps/chat/index.ts';
import { fieldValue } from '../../src/wire/http1/index.ts';
import { Bench, type BenchOptions } from '../servers/bench.ts';
import { Cable } from './loopback.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
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
    const backEnd: BenchOptions = { backEnd: (tools) => chatBackEnd(tools) };

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
