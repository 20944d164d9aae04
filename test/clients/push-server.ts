/** A browser over the octets of a bare server, and the octets of answers that come piece by piece. */
import { Fetcher } from '../../src/clients/fetch/index.ts';
import { type Micros, millis, utf8 } from '../../src/base/index.ts';
import { Browser } from '../../src/clients/index.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';
import { asks } from '../trace/facts-of.ts';

export const HEAD = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n';
export const STREAM = `${HEAD}Content-Type: text/event-stream\r\n\r\n`;

export const chunk = (text: string): string => `${utf8(text).length.toString(16)}\r\n${text}\r\n`;
export const END = '0\r\n\r\n';
export const whole = (status: string, body = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${utf8(body).length}\r\n\r\n${body}`;

export class PushServer extends RawServer {
  readonly browser = new Browser({
    world: this.world,
    dial: () => this.dial(),
    authority: AUTHORITY,
    name: 'Alice',
    parts: { Fetcher },
  });

  /** Answers each request, on whatever connection it comes, with the next of these octets. */
  answers(...octets: string[]): this {
    this.onData = (n) => this.say(octets.shift() ?? '', n);
    return this;
  }

  /** "40 GET /events" of each request. */
  get requests(): string[] {
    return this.facts('request-sent').map((fact) => `${fact.at / 1000} ${asks(fact)}`);
  }

  /** "0 new EventSource('/events')" of each call of the page's. */
  get calls(): string[] {
    return this.facts('page-call').map(({ at, code }) => `${at / 1000} ${code}`);
  }

  /** "40 open" of each event of a source. */
  get events(): string[] {
    return this.facts('source-event').map(({ at, type }) => `${at / 1000} ${type}`);
  }

  /** "40 1" of each message that a page has shown. */
  get shown(): string[] {
    return this.facts('message-shown').map(({ at, id }) => `${at / 1000} ${id}`);
  }

  get now(): Micros {
    return this.world.now;
  }
}

export const message = (id: number, from = 'Bob'): string => JSON.stringify({ id, from, text: 'hi' });
export const ms = millis;
