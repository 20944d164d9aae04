/**
 * The one file that imports mock-socket: messages of an open connection pass through its Server to the
 * connection handler and back. It knows no frames, no ping and no real close codes; those never reach it.
 */
import { Server, WebSocket } from 'mock-socket';
import { latin1 } from '../base/index.ts';
import type { LabSocket, SocketData } from './lab-socket.ts';
import type { MakeSocket, MountContext, SocketMount } from './mounts.ts';
import type { Realm } from './realm.ts';

export function mockSockets<H>(realm: Realm, { world, backEnd, authority }: MountContext<H>): SocketMount {
  const servers = new Map<string, Server>();
  /** Sockets wait here for the mock's "connection" event, which comes in the order of their making. */
  const waiting: { readonly make: MakeSocket; readonly made: (socket: LabSocket) => void }[] = [];

  function serverFor(path: string): void {
    if (servers.has(path)) return;
    const server = realm.asMock(() => new Server(`ws://${authority}${path}`, { mock: false }));
    servers.set(path, server);
    server.on('connection', (client) => {
      const next = waiting.shift();
      if (next === undefined) return;
      const socket = next.make((data) => realm.asMock(() => client.send(toMock(data))));
      client.on('message', (data) => realm.asHandler(() => socket.emit('message', fromMock(data))));
      next.made(socket);
      realm.asHandler(() => backEnd.connection(socket));
    });
  }

  return {
    open(url, make, toWire) {
      const { pathname, search } = new URL(url);
      serverFor(pathname);
      let socket: LabSocket | undefined;
      /** Messages that arrive before the mock has opened. */
      const early: SocketData[] = [];
      waiting.push({ make, made: (made) => (socket = made) });
      const client = realm.asMock(() => new WebSocket(`ws://${authority}${pathname}${search}`));
      client.binaryType = 'arraybuffer';
      client.onmessage = (event) => toWire(fromMock(event.data));
      client.onopen = () => {
        for (const data of early.splice(0)) client.send(toMock(data));
      };
      world.wake();
      return {
        toHandler(data) {
          if (client.readyState === WebSocket.OPEN) realm.asMock(() => client.send(toMock(data)));
          else early.push(data);
        },
        pong: () => socket?.emit('pong'),
        closed(code, reason) {
          socket?.emit('close', code, reason);
          realm.asMock(() => client.close());
        },
      };
    },
    stop() {
      for (const server of servers.values()) server.stop();
      servers.clear();
    },
  };
}

// The mock takes an ArrayBuffer from a server and mangles a typed array into the text "7,8".
const toMock = (data: SocketData): string | ArrayBuffer =>
  typeof data === 'string' ? data : data.slice().buffer;

function fromMock(data: unknown): SocketData {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (ArrayBuffer.isView(data))
    return new Uint8Array(
      data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer,
    );
  return latin1('');
}
