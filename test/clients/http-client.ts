/** A browser before a bare server. Its diary says when a call settled: "40 200 body" or "40 network error". */
import { fromLatin1, utf8 } from '../../src/base/index.ts';
import { Browser } from '../../src/clients/index.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

/** An answer with a Content-Length. */
export const answer = (body: string, ...fields: string[]): string =>
  ['HTTP/1.1 200 OK', ...fields, `Content-Length: ${body.length}`, '', body].join('\r\n');

export class Client {
  readonly server = new RawServer();
  readonly browser = new Browser({
    world: this.server.world,
    dial: () => this.server.dial(),
    authority: AUTHORITY,
    name: 'Alice',
  });
  readonly diary: string[] = [];

  fetch(ms: number, target = '/', method = 'GET', body?: string): this {
    const ask = { method, target, fields: [], body: body === undefined ? undefined : utf8(body), cause: -1 };
    this.server.at(ms, () =>
      this.browser.fetch(ask, (found) => {
        const said =
          found === undefined
            ? 'network error'
            : `${found.message.head.status} ${fromLatin1(found.message.body)}`;
        this.diary.push(`${this.server.world.now / 1000} ${said}`);
      }),
    );
    return this;
  }

  /** Each request is answered at once with its number. */
  answering(...fields: string[]): this {
    let n = 0;
    this.server.onData = (conn) => {
      if (this.server.ends[conn]?.writable) this.server.say(answer(`#${(n += 1)}`, ...fields), conn);
    };
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }

  get connections(): number {
    return this.server.world.trace.connections;
  }
}
