/** Another implementation to talk to: Node's HTTP/2, which is nghttp2, at the other end of a pipe in memory. */
import { connect, createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import { Duplex } from 'node:stream';
import { concat, hex, latin1 } from '../../../src/base/index.ts';

export const PREFACE = latin1('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
export const TYPE = { data: 0, headers: 1, reset: 3, settings: 4, goaway: 7, windowUpdate: 8 } as const;
export const FLAG = { endStream: 1, ack: 1, endHeaders: 4 } as const;

/** RFC 9113 §4.1. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Uint8Array;
}

export function frame(
  type: number,
  flags: number,
  stream: number,
  payload: Uint8Array = hex(''),
): Uint8Array {
  const head = new DataView(new ArrayBuffer(9));
  head.setUint32(0, (payload.length << 8) | type);
  head.setUint8(4, flags);
  head.setUint32(5, stream);
  return concat([new Uint8Array(head.buffer), payload]);
}

/** One end of a pipe: what is written here is read at `peer`. */
class End extends Duplex {
  peer: End | undefined;
  override _read(): void {}
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.peer?.push(Buffer.from(chunk));
    done();
  }
  override _final(done: () => void): void {
    this.peer?.push(null);
    done();
  }
}

function pipe(): [End, End] {
  const [a, b] = [new End(), new End()];
  a.peer = b;
  b.peer = a;
  return [a, b];
}

/** Reads frames off one end, which a test writes octets to. */
export class Wire {
  readonly #end: End;
  #held: Uint8Array;
  readonly frames: Frame[] = [];
  #wake: () => void = () => undefined;
  /** Octets received in all. */
  received = 0;

  constructor(end: End, prefaceLength: number) {
    this.#end = end;
    this.#held = new Uint8Array(0);
    let skip = prefaceLength;
    end.on('data', (chunk: Buffer) => {
      this.received += chunk.length;
      this.#held = concat([this.#held, chunk.subarray(skip)]);
      skip = Math.max(0, skip - chunk.length);
      this.#cut();
      this.#wake();
    });
  }

  write(...parts: Uint8Array[]): void {
    this.#end.write(concat(parts));
  }

  /** The next frame of that type that was not asked for yet. */
  async next(type: number): Promise<Frame> {
    for (;;) {
      const at = this.frames.findIndex((each) => each.type === type);
      if (at >= 0) return this.frames.splice(at, 1)[0]!;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): void {
    this.#end.destroy();
  }

  #cut(): void {
    for (;;) {
      const view = new DataView(this.#held.buffer, this.#held.byteOffset, this.#held.length);
      if (this.#held.length < 9) return;
      const length = view.getUint32(0) >>> 8;
      if (this.#held.length < 9 + length) return;
      this.frames.push({
        type: view.getUint8(3),
        flags: view.getUint8(4),
        stream: view.getUint32(5),
        payload: this.#held.slice(9, 9 + length),
      });
      this.#held = this.#held.slice(9 + length);
    }
  }
}

/** A real server that answers each request with `answer`; the test is the client, preface and all left to it. */
export function serverPeer(answer: (stream: ServerHttp2Stream, fields: readonly string[]) => void): {
  readonly wire: Wire;
  readonly server: Http2Server;
} {
  const server = createServer();
  server.on('stream', (stream, _, __, raw) => answer(stream, raw));
  const [ours, theirs] = pipe();
  server.emit('connection', theirs);
  return { wire: new Wire(ours, 0), server };
}

/** A real client that sends requests; the test is the server. */
export function clientPeer() {
  const [ours, theirs] = pipe();
  const client = connect('http://chat.example', { createConnection: () => theirs });
  const wire = new Wire(ours, PREFACE.length);
  return { wire, client };
}
