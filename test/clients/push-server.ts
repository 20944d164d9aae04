/** A browser over the octets of a bare server, and the octets of answers that come piece by piece. */
import { type Micros, millis, utf8 } from '../../src/base/index.ts';
import { Browser } from '../../src/clients/index.ts';
import type { Kind } from '../../src/trace/index.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

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
    client: 0,
  });

  /** Answers each request, on whatever connection it comes, with the next of these octets. */
  answers(...octets: string[]): this {
    this.onData = (n) => this.say(octets.shift() ?? '', n);
    return this;
  }

  /** "40 open" of each fact of the kind: milliseconds and its text. */
  told(kind: Kind): string[] {
    return this.facts(kind).map(({ at, text }) => `${at / 1000} ${text}`);
  }

  /** "40 1" of each message that a page has shown. */
  get shown(): string[] {
    return this.facts('message-shown').map(({ at, value }) => `${at / 1000} ${value}`);
  }

  get now(): Micros {
    return this.world.now;
  }
}

export const message = (id: number, from = 'Bob'): string => JSON.stringify({ id, from, text: 'hi' });
export const ms = millis;
