/** A back end that does whatever a request or a message asks for, and keeps a log of what its own code saw. */
import { fromLatin1, millis, toHex, utf8 } from '../../src/base/index.ts';
import { http, HttpResponse, type LabSocket, type Reply } from '../../src/servers/index.ts';
import type { Log, MakeBackEnd } from './bench.ts';

const nothing = (): void => undefined;
/** By the timers of a host's run: simulated milliseconds, which take no time here. */
const sleep = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const plainText = (text: string): Reply => ({
  status: 200,
  fields: [['Content-Type', 'text/plain']],
  body: utf8(text),
});
const ambient = (): string =>
  JSON.stringify([Date.now(), new Date().getTime(), Math.random(), performance.now()]);

/** One back end, two faces that do the same by the same means. */
export const obedient: MakeBackEnd = (_tools, log) => ({
  answer({ method, target, body, signal }): Reply | Promise<Reply> {
    log.push(`${method} ${target}`);
    switch (target) {
      case '/echo':
        return plainText(fromLatin1(body));
      case '/throws':
        throw new TypeError('on purpose');
      case '/rejects':
        return sleep(5).then(() => {
          throw new RangeError('on purpose');
        });
      case '/reset':
        return 'reset';
      case '/never':
        return new Promise<Reply>(nothing);
      case '/slow':
        return sleep(250).then(() => plainText('slow'));
      case '/watch':
        signal.addEventListener('abort', () => log.push('aborted'));
        return sleep(250).then(() => plainText('late'));
      case '/ambient':
        return plainText(ambient());
      case '/cookie':
        return { status: 200, fields: [], body: new Uint8Array(0) };
      case '/empty':
        return { status: 204, fields: [], body: new Uint8Array(0) };
      default:
        return undefined;
    }
  },
  handlers: [
    http.all('*', ({ request: { method, url } }) => {
      const { pathname, search } = new URL(url);
      log.push(`${method} ${pathname}${search}`);
    }),
    http.all('*/echo', async ({ request: asked }) => text(await asked.text())),
    http.all('*/throws', () => {
      throw new TypeError('on purpose');
    }),
    http.all('*/rejects', async () => {
      await sleep(5);
      throw new RangeError('on purpose');
    }),
    http.all('*/reset', () => HttpResponse.error()),
    http.all('*/never', () => new Promise<never>(nothing)),
    http.all('*/slow', async () => {
      await sleep(250);
      return text('slow');
    }),
    http.all('*/watch', async ({ request: asked }) => {
      asked.signal.addEventListener('abort', () => log.push('aborted'));
      await sleep(250);
      return text('late');
    }),
    http.all('*/ambient', () => text(ambient())),
    // MSW in a page would write this into document.cookie.
    http.all('*/cookie', () => new HttpResponse(null, { headers: { 'Set-Cookie': 'lab=1' } })),
    http.all('*/empty', () => new HttpResponse(null, { status: 204 })),
  ],
  opens: (target) => target.startsWith('/socket'),
  connection: (socket) => obey(socket, log),
  act: nothing,
  path: '/messages',
});

const text = (body: string) => new HttpResponse(body, { headers: { 'Content-Type': 'text/plain' } });

function obey(socket: LabSocket, log: Log): void | Promise<void> {
  log.push(`open ${socket.url}`);
  socket.on('message', (data) => {
    log.push(typeof data === 'string' ? `text ${data.slice(0, 40)}` : `binary ${toHex(data.slice(0, 16))}`);
  });
  socket.on('message', (data) => command(socket, data));
  socket.on('pong', () => log.push('pong'));
  socket.on('close', (code, reason) => log.push(`close ${code} ${reason}`.trim()));
  const { searchParams } = new URL(socket.url);
  if (searchParams.has('hello')) socket.send('hello');
  if (searchParams.has('throw')) throw new TypeError('on purpose');
  if (searchParams.has('reject')) return Promise.reject(new RangeError('on purpose'));
  if (searchParams.has('terminate')) socket.terminate();
  if (searchParams.has('close')) socket.close(4001, 'no room');
}

/** Echoes what it gets, and obeys what begins with an exclamation mark. */
async function command(socket: LabSocket, data: string | Uint8Array<ArrayBuffer>): Promise<void> {
  switch (data) {
    case '!throw':
      throw new TypeError('on purpose');
    case '!reject':
      await sleep(5);
      throw new RangeError('on purpose');
    case '!late':
      await sleep(100);
      return socket.send('late');
    case '!close':
      return socket.close(4001, 'bye');
    case '!close-wrong':
      return socket.close(1005);
    case '!terminate':
      return socket.terminate();
    case '!ping':
      return socket.ping(utf8('are you there'));
    case '!pieces':
      socket.sendPieces('abcdef', 3, millis(50));
      return socket.send('behind');
    default:
      return socket.send(data);
  }
}
