/** Both pairs of peers over loopback; a test's connections are closed when it ends. */
import { once } from 'node:events';
import * as ws from 'ws';
import { afterEach } from 'vitest';
import { toHex } from '../../src/base/index.ts';
import { LabCloseEvent, LabWebSocket } from '../../src/clients/index.ts';
import type { SocketContext } from '../../src/clients/web-socket.ts';
import { Bench, type BenchOptions } from '../servers/bench.ts';
import { Cable } from './loopback.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export type Serve = (socket: ws.WebSocket) => void;

/** Our client's socket to a ws server, and what its page hears. */
export async function dialWs(
  serve: Serve,
  options: ws.ServerOptions = {},
  more: Partial<SocketContext> = {},
) {
  const server = new ws.WebSocketServer({ port: 0, host: '127.0.0.1', ...options });
  server.on('connection', serve);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const cable = new Cable();
  open.push(
    () => cable.close(),
    () => server.close(),
  );
  const context = {
    world: cable.world,
    dial: cable.dialTo(port),
    authority: `127.0.0.1:${port}`,
  };
  const socket = new LabWebSocket('/chat', { ...context, cause: -1, ...more });
  socket.binaryType = 'arraybuffer';
  const heard: string[] = [];
  socket.addEventListener('open', () => heard.push('open'));
  socket.addEventListener('message', ({ data }: Event & { data?: unknown }) =>
    heard.push(
      typeof data === 'string' ? `text ${data}` : `binary ${toHex(new Uint8Array(data as ArrayBuffer))}`,
    ),
  );
  socket.addEventListener('close', (event) => {
    if (event instanceof LabCloseEvent) heard.push(`close ${event.code} ${event.reason}`.trim());
  });
  return { socket, heard, cable };
}

export const echo: Serve = (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
};

async function serve(options: BenchOptions) {
  const bench = new Bench({ http: 'direct', sockets: 'direct' }, options);
  const cable = new Cable(bench.world, (until) => bench.session.advance(until));
  const port = await cable.from(bench.host);
  open.push(
    () => cable.close(),
    () => bench.close(),
  );
  return { bench, cable, port };
}

/** A ws client's socket to our host, and what it hears. */
export async function dialHost(
  target = '/socket',
  protocols: string[] = [],
  options: ws.ClientOptions = {},
  more: BenchOptions = {},
) {
  const { bench, cable, port } = await serve(more);
  const socket = new ws.WebSocket(`ws://127.0.0.1:${port}${target}`, protocols, {
    perMessageDeflate: false,
    ...options,
  });
  open.push(() => socket.terminate());
  const heard: string[] = [];
  socket.on('open', () => heard.push('open'));
  socket.on('message', (data: Buffer, isBinary) =>
    heard.push(isBinary ? `binary ${toHex(data)}` : `text ${data.toString()}`),
  );
  socket.on('pong', (data) => heard.push(`pong ${data.toString()}`));
  socket.on('close', (code, reason) => heard.push(`close ${code} ${reason.toString()}`.trim()));
  socket.on('error', (error) => heard.push(error.message));
  return { socket, heard, cable, bench };
}
