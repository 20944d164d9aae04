/** A client, a box and a server of bare octets, 10 ms from end to end: the box stands at 5 ms. */
import { fromLatin1, millis, utf8 } from '../../../src/base/index.ts';
import type { Connection } from '../../../src/network/index.ts';
import { Box } from '../../../src/servers/boxes/index.ts';
import { RawServer } from '../../clients/raw-server.ts';

export class BoxPath {
  readonly server = new RawServer();
  readonly box = new Box(this.server.world, this.server.link, this.server);
  client!: Connection;
  text = '';
  readonly times: number[] = [];
  isOver = false;

  constructor(box: 'strips-upgrade' | 'buffers' | 'caches', tls: 'none' | 'tls13' = 'none') {
    this.server.link.settings = { ...this.server.link.settings, box, tls };
    this.dial();
  }

  readonly #alice = this.server.world.join('Alice', 'page');

  dial(): void {
    this.client = this.box.dial(this.#alice);
    this.text = '';
    this.client.client.events = {
      data: (octets) => {
        this.text += fromLatin1(octets);
        this.times.push(this.server.world.now / 1000);
      },
      ended: () => this.client.client.end(),
      closed: () => void (this.isOver = true),
    };
  }

  ask(ms: number, ...lines: string[]): this {
    const octets = utf8(`${lines.join('\r\n')}\r\n\r\n`);
    this.server.world.clock.schedule(millis(ms), 0, () => this.client.client.write(octets));
    return this;
  }

  at(ms: number, run: () => void): this {
    this.server.world.clock.schedule(millis(ms), 0, run);
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }
}

export const GET = ['GET /a HTTP/1.1', 'Host: chat.example'];
export const UPGRADE = [...GET, 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
export const answer = (body: string, ...fields: string[]): string =>
  ['HTTP/1.1 200 OK', ...fields, `Content-Length: ${body.length}`, '', body].join('\r\n');
