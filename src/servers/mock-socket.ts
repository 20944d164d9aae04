/**
 * The one file that imports mock-socket: messages of an open connection pass through its Server to the
 * connection handler and back. It knows no frames, no ping and no real close codes; those never reach it.
 */
import { type Client, Server, WebSocket } from 'mock-socket';
import type { LabSocket, SocketData } from './lab-socket.ts';
import type { MakeSocket, MountContext, SocketBridge, SocketMount } from './mounts.ts';
import type { Realm } from './realm.ts';

export function mockSockets<H>(realm: Realm, { backEnd, authority }: MountContext<H>): SocketMount {
  const servers = new Map<string, Server>();
  /** The socket that is being opened: the mock's "connection" event comes within the call that opens it. */
  let opening: ((end: MockEnd) => void) | undefined;

  function urlOf(path: string): string {
    const url = `ws://${authority}${path}`;
    if (!servers.has(url)) {
      const server = new Server(url, { mock: false });
      server.on('connection', (end) => opening?.(end));
      servers.set(url, server);
    }
    return url;
  }

  return {
    open(url, make, toWire): SocketBridge {
      let client: WebSocket | undefined;
      let socket: LabSocket | undefined;
      return {
        start: () =>
          realm.asMock(() => {
            client = new WebSocket(urlOf(new URL(url).pathname));
            client.binaryType = 'arraybuffer';
            client.onmessage = ({ data }) => toWire(fromMock(data));
            opening = (end) => {
              const made = handlersSocket(realm, make, end);
              socket = made;
              realm.asHandler(() => made.guard(() => backEnd.connection(made)));
            };
          }),
        toHandler: (data) => realm.asMock(() => client?.send(toMock(data))),
        pong: () => socket?.emit('pong'),
        closed(code, reason) {
          socket?.emit('close', code, reason);
          realm.asMock(() => client?.close());
        },
      };
    },
    stop() {
      for (const server of servers.values()) server.stop();
      servers.clear();
    },
  };
}

/** The mock's end of a connection at the server. */
type MockEnd = Client;

function handlersSocket(realm: Realm, make: MakeSocket, end: MockEnd): LabSocket {
  const socket = make((data) => realm.asMock(() => end.send(toMock(data))));
  end.on('message', (data) => realm.asHandler(() => socket.emit('message', fromMock(data))));
  return socket;
}

// The mock takes an ArrayBuffer from a server and mangles a typed array into the text "7,8".
const toMock = (data: SocketData): string | ArrayBuffer =>
  typeof data === 'string' ? data : data.slice().buffer;

/** It hands on what `toMock` gave it: a text or an ArrayBuffer. */
const fromMock = (data: unknown): SocketData =>
  data instanceof ArrayBuffer ? new Uint8Array(data.slice(0)) : String(data);
