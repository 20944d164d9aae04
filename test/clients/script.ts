/**
 * A script with a `LabWebSocket`, over octets of a bare server, and its diary: milliseconds, what happened, and
 * readyState at that moment.
 */
import { concat, toHex, utf8 } from '../../src/base/index.ts';
import { LabCloseEvent, LabWebSocket } from '../../src/clients/index.ts';
import type { SocketContext } from '../../src/clients/web-socket.ts';
import { encodeFrame, FrameDecoder } from '../../src/wire/websocket/index.ts';
import { framesIn } from '../wire/websocket/frames.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

export class Page {
  readonly server = new RawServer();
  readonly socket: LabWebSocket;
  readonly diary: string[] = [];

  constructor(more: Pick<SocketContext, 'protocols' | 'origin'> = {}) {
    const { server } = this;
    const context = { world: server.world, dial: () => server.dial(), authority: AUTHORITY };
    this.socket = new LabWebSocket('/chat', { ...context, cause: -1, ...more });
    for (const type of ['open', 'message', 'error', 'close']) {
      this.socket.addEventListener(type, (event) => this.note(event.type + wordsOf(event)));
    }
  }

  note(what: string): void {
    this.diary.push(`${this.server.world.now / 1000} ${what} (${this.socket.readyState})`);
  }

  /** The server answers the handshake as it should; the socket is open at 40 ms. */
  opened(behind = ''): this {
    this.server.onData = (n, octets) => {
      if (octets.startsWith('GET')) this.server.open(n, behind);
    };
    this.server.until(50);
    return this;
  }

  at(ms: number, run: () => void): this {
    this.server.at(ms, run);
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }

  /** Frames that the client sent, without their masks: "81 hi". */
  get frames(): string[] {
    const octets = this.server.received();
    const from = octets.findIndex((_, i) => toHex(octets.slice(i, i + 4)) === '0d 0a 0d 0a') + 4;
    const decoder = new FrameDecoder({ role: 'server', maxPayload: 2 ** 24 });
    return framesIn(decoder, [octets.slice(from)]).map((found) => {
      if (found.kind === 'failure') return found.code;
      return toHex(concat([Uint8Array.of((found.fin ? 0x80 : 0) | found.opcode), found.payload]));
    });
  }
}

function wordsOf(event: Event): string {
  if (event instanceof MessageEvent) return ` ${typeof event.data === 'string' ? event.data : 'binary'}`;
  if (!(event instanceof LabCloseEvent)) return '';
  return ` ${event.code} ${JSON.stringify(event.reason)} ${event.wasClean ? 'clean' : 'not clean'}`;
}

export const text = (payload: string): Uint8Array =>
  encodeFrame({ fin: true, opcode: 1, payload: utf8(payload) });
