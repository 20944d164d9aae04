/**
 * The chat: `GET /messages?since=N`, `POST /messages`, streams at `/events` and `/stream`, and a socket at `/chat`. One
 * factory, one room; a message that comes in by HTTP goes out to the sockets, and the reverse.
 */
import { fromUtf8, type Micros, micros } from '../../base/index.ts';
import {
  type BackEndTools,
  http,
  HttpResponse,
  type LabSocket,
  type Reply,
  type RequestHandler,
  type WireMessage,
} from '../../servers/index.ts';
import type { AppBackEnd } from '../app.ts';
import { held, json, newsStreams, parseSince, pathOf } from '../news/index.ts';
import { ChatRoom, parseSaying } from './room.ts';

const WRONG = 'Expected a JSON body such as {"from":"Alice","text":"hi"}.';

export function chatBackEnd(tools: BackEndTools, retry?: Micros): AppBackEnd {
  const room = new ChatRoom(tools);
  return {
    path: '/messages',
    answer: (request) => answer(room, tools, request),
    handlers: handlers(room, tools),
    stream: newsStreams(room, tools, retry),
    opens: (target) => pathOf(target) === '/chat',
    connection: (socket) => connection(room, socket),
    act(deed) {
      // A server that is down says nothing, and nobody says it later.
      if (deed.deed !== 'say' || !tools.isUp()) return;
      const { from, text, times = 1, pieces = 1, pause = micros(0) } = deed;
      room.post(from, text.repeat(times), undefined, pieces, pause);
    },
  };
}

function handlers(room: ChatRoom, tools: BackEndTools): RequestHandler[] {
  return [
    http.get('/messages', async ({ request: { url, signal } }) =>
      HttpResponse.json(await held(room, tools, url, signal)),
    ),
    http.post('/messages', async ({ request }) => {
      const saying = parseSaying(await request.text());
      if (saying === undefined) return HttpResponse.json({ error: WRONG }, { status: 400 });
      return HttpResponse.json({ id: room.post(saying.from, saying.text).id }, { status: 201 });
    }),
  ];
}

/** The same answers without a mock. */
function answer(
  room: ChatRoom,
  tools: BackEndTools,
  { method, target, body, signal }: WireMessage,
): Reply | Promise<Reply> {
  if (pathOf(target) !== '/messages') return undefined;
  if (method === 'GET') {
    const news = held(room, tools, target, signal);
    return news instanceof Promise ? news.then((late) => json(200, late)) : json(200, news);
  }
  if (method !== 'POST') return undefined;
  const saying = parseSaying(fromUtf8(body));
  if (saying === undefined) return json(400, { error: WRONG });
  return json(201, { id: room.post(saying.from, saying.text).id });
}

function connection(room: ChatRoom, socket: LabSocket): void {
  for (const message of room.since(parseSince(socket.url))) socket.send(JSON.stringify(message));
  room.join(socket);
  socket.on('message', (data) => {
    const saying = parseSaying(typeof data === 'string' ? data : fromUtf8(data));
    if (saying === undefined) socket.send(JSON.stringify({ error: WRONG }));
    else room.post(saying.from, saying.text, socket);
  });
  socket.on('close', () => room.leave(socket));
}
