/** Several sockets of one page at once, RFC 6455 §4.1: one is CONNECTING on the wire, the others wait with their SYN. */
import { describe, expect, it } from 'vitest';
import { Browser, type LabWebSocket } from '../../src/clients/index.ts';
import { SYN } from '../../src/trace/index.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

class Page {
  readonly server = new RawServer();
  readonly sockets: LabWebSocket[] = [];
  readonly diary: string[] = [];
  readonly #browser = new Browser({
    world: this.server.world,
    dial: (opener, gate) => this.server.dial(gate, opener),
    authority: AUTHORITY,
    name: 'Alice',
  });

  constructor(n: number) {
    this.server.onData = (conn) => this.server.open(conn);
    this.server.at(0, () => {
      for (let i = 0; i < n; i++) this.open(i);
    });
  }

  open(i: number): void {
    const socket = this.#browser.openSocket('/chat');
    for (const type of ['open', 'close'])
      socket.addEventListener(type, () => this.diary.push(`${this.server.world.now / 1000} ${type} ${i}`));
    this.sockets.push(socket);
  }

  at(ms: number, run: () => void): this {
    this.server.at(ms, run);
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }

  /** Milliseconds at which the SYN of each connection left. */
  get syns(): (string | number)[] {
    return this.server
      .facts('segment-sent')
      .filter(({ up, flags }) => up && flags === SYN)
      .map(({ at, conn }) => `${at / 1000} c${conn}`);
  }
}

describe('sockets that a page opens at once', () => {
  it('open one after the other, each two round trips behind the one before', () => {
    const page = new Page(3).until(1000);
    expect(page.syns).toEqual(['0 c0', '40 c1', '80 c2']);
    expect(page.diary).toEqual(['40 open 0', '80 open 1', '120 open 2']);
  });

  it('are all CONNECTING to the page meanwhile', () => {
    const page = new Page(2).until(30);
    expect(page.sockets.map(({ readyState }) => readyState)).toEqual([0, 0]);
  });

  it('wait no longer for one that is refused, or that the page has given up', () => {
    const page: Page = new Page(3).at(10, () => page.sockets[0]?.close());
    page.server.onData = (conn) => {
      // The server has never heard of the first one.
      if (conn === 0) page.server.say('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n', conn);
      else page.server.open(conn);
    };
    page.until(1000);
    expect(page.syns).toEqual(['0 c0', '10 c1', '50 c2']);
    expect(page.diary).toEqual(['10 close 0', '50 close 1', '90 open 2']);
  });

  it('leave no SYN where the page gives up before its turn', () => {
    const page: Page = new Page(3).at(10, () => page.sockets[1]?.close());
    page.until(1000);
    expect(page.syns).toEqual(['0 c0', '40 c2']);
    expect(page.diary).toEqual(['10 close 1', '40 open 0', '80 open 2']);
  });

  it('do not wait for one that is open', () => {
    const page: Page = new Page(1).at(100, () => page.open(1));
    expect(page.until(1000).diary).toEqual(['40 open 0', '140 open 1']);
  });
});
