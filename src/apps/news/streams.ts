/** News that come as they happen: an answer that is held until there are some, an event stream, and a stream of lines. */
import { type Micros, micros, utf8 } from '../../base/index.ts';
import { fieldValue } from '../../wire/http1/index.ts';
import { encodeEvent } from '../../wire/sse/index.ts';
import type { BackEndTools, OpenStream, StreamWriter, WireMessage } from '../../servers/index.ts';
import type { Source } from './source.ts';
import { countIn, parseCount, parseSince, pathOf } from './targets.ts';

/** WHATWG HTML §9.2.7 advises a comment every 15 s or so, against boxes that drop connections without traffic. */
const KEEP_ALIVE = micros(15_000_000);
/** Milliseconds: no answer is held for more than an hour. */
const LONGEST = 3_600_000;

/**
 * What is newer than `since`; with `wait` (milliseconds) and nothing new, it comes as soon as there is something, or as
 * an empty list when the time is over. It never comes when the peer goes away before.
 */
export function held<M extends { readonly id: number }>(
  source: Source<M>,
  tools: BackEndTools,
  target: string,
  signal: AbortSignal,
): readonly M[] | Promise<readonly M[]> {
  const since = parseSince(target);
  const wait = Math.min(countIn(target, 'wait'), LONGEST);
  const news = source.since(since);
  if (news.length > 0 || wait === 0) return news;
  return new Promise((resolve) => {
    const settle = (): void => {
      stop();
      resolve(source.since(since));
    };
    // In a task of its own: whoever posted the message is answered first, in whatever order promises settle.
    const leave = source.listen(() => {
      stop();
      tools.after(micros(0), settle);
    });
    const giveUp = tools.after(micros(wait * 1000), settle);
    const stop = (): void => {
      leave();
      giveUp();
    };
    signal.addEventListener('abort', stop);
  });
}

/** `GET /events` and `GET /stream?since=N`. `retry`: what an event stream says about connecting again; without it, nothing. */
export function newsStreams<M extends { readonly id: number }>(
  source: Source<M>,
  tools: BackEndTools,
  retry: Micros | undefined,
): (request: WireMessage) => ((open: OpenStream) => void) | undefined {
  return (request) => {
    const path = pathOf(request.target);
    if (request.method !== 'GET') return undefined;
    if (path === '/events') return (open) => events(request, open);
    return path === '/stream' ? (open) => lines(request, open) : undefined;
  };

  function events({ fields, signal }: WireMessage, open: OpenStream): void {
    const out = open([
      ['Content-Type', 'text/event-stream'],
      ['Cache-Control', 'no-cache'],
    ]);
    if (retry !== undefined) out.write(encodeEvent({ retry: Math.floor(retry / 1000) }), 'retry');
    follow(parseCount(fieldValue(fields, 'Last-Event-ID')), signal, (message) => {
      out.write(encodeEvent({ id: `${message.id}`, data: JSON.stringify(message) }), 'event', 'message');
    });
    keepAlive(out, signal);
  }

  function lines({ target, signal }: WireMessage, open: OpenStream): void {
    const out = open([
      ['Content-Type', 'application/x-ndjson'],
      ['Cache-Control', 'no-cache'],
    ]);
    follow(parseSince(target), signal, (message) => out.write(utf8(`${JSON.stringify(message)}\n`), 'line'));
  }

  /** What there is, then what comes, until the peer is gone. */
  function follow(since: number, signal: AbortSignal, tell: (message: M) => void): void {
    for (const message of source.since(since)) tell(message);
    signal.addEventListener('abort', source.listen(tell));
  }

  function keepAlive(out: StreamWriter, signal: AbortSignal): void {
    const beat = (): void => {
      out.write(encodeEvent({ comment: '' }), 'comment');
      stop = tools.after(KEEP_ALIVE, beat);
    };
    let stop = tools.after(KEEP_ALIVE, beat);
    signal.addEventListener('abort', () => stop());
  }
}
