/**
 * A browser's fetch over octets of a bare server: 10 ms each way, so that a first answer is here at 40 ms, and one on
 * a kept connection 20 ms after its question. The diary says what the page got: "40 200 body" or "40 network error".
 */
import { fromUtf8, latin1, utf8 } from '../../../src/base/index.ts';
import type { Ask } from '../../../src/clients/ask.ts';
import { Browser } from '../../../src/clients/index.ts';
import { Fetcher } from '../../../src/clients/fetch/index.ts';
import { GZIP } from '../../../src/wire/gzip/index.ts';
import type { Field } from '../../../src/wire/http1/index.ts';
import { AUTHORITY, RawServer } from '../raw-server.ts';

export interface Asked {
  readonly start: string;
  readonly head: string;
  readonly body: string;
}
export type Say = (asked: Asked) => string;

export const answer = (status: string, fields: readonly string[], body = ''): string =>
  [`HTTP/1.1 ${status}`, ...fields, `Content-Length: ${body.length}`, '', body].join('\r\n');
export const held = (...fields: string[]): string =>
  ['HTTP/1.1 304 Not Modified', ...fields, '', ''].join('\r\n');
export const DATE = 'Date: Mon, 05 Jan 2026 09:00:00 GMT';
export const JSON_TYPE: Field = ['Content-Type', 'application/json'];

export class Client {
  readonly server = new RawServer();
  readonly browser: Browser;
  readonly diary: string[] = [];
  readonly asked: Asked[] = [];

  constructor(say: Say, { foreign = false, secure = false, gzip = true } = {}) {
    const { world } = this.server;
    const parts = gzip ? { Fetcher, gzip: GZIP } : { Fetcher };
    this.browser = new Browser({
      world,
      dial: () => this.server.dial(),
      authority: AUTHORITY,
      name: 'Alice',
      secure,
      parts,
    });
    this.browser.set({ foreign });
    this.server.onData = (conn, octets) => {
      const [head = '', body = ''] = octets.split('\r\n\r\n');
      const asked = { start: head.split(' HTTP', 1)[0] ?? '', head, body };
      this.asked.push(asked);
      this.server.say(latin1(say(asked)), conn);
    };
  }

  fetch(ms: number, target = '/', method = 'GET', fields: readonly Field[] = [], body?: string): this {
    return this.ask(ms, { method, target, fields, body: body === undefined ? undefined : utf8(body) });
  }

  /** With what a script says beside. */
  ask(ms: number, more: Partial<Ask>): this {
    const ask = { method: 'GET', target: '/', fields: [], body: undefined, cause: -1, ...more };
    this.server.at(ms, () =>
      this.browser.fetch(ask, (found) => {
        const said =
          found === undefined
            ? 'network error'
            : `${found.message.head.status} ${fromUtf8(found.message.body)}`;
        this.diary.push(`${this.server.world.now / 1000} ${said}`.trim());
      }),
    );
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }

  get starts(): string[] {
    return this.asked.map(({ start }) => start);
  }

  /** The values of one field in each request. */
  sent(name: string): (string | undefined)[] {
    return this.asked.map(({ head }) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim());
  }

  get failures(): string[] {
    return this.server.facts('failure').map(({ problem, status }) => `${status} ${problem}`);
  }
}
