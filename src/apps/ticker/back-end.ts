/**
 * The ticker: `GET /prices?since=N`, held with `wait`, streams at `/events` and `/stream`, and a socket at `/ticker`. It
 * tells, and nobody tells it anything.
 */
import type { Micros } from '../../base/index.ts';
import type { AppSpec } from '../../scenario/index.ts';
import { type BackEndTools, http, HttpResponse, type LabSocket } from '../../servers/index.ts';
import type { AppBackEnd, Beginning } from '../app.ts';
import { held, json, newsStreams, parseSince, pathOf } from '../news/index.ts';
import { Market } from './market.ts';

export function tickerBackEnd(
  tools: BackEndTools,
  { every, symbols, update }: Extract<AppSpec, { name: 'ticker' }>,
  { random, retry }: Beginning,
): AppBackEnd {
  const market = new Market(tools, { symbols, update, random });
  let stop = run(market, tools, every);
  return {
    path: '/prices',
    answer({ method, target, signal }) {
      if (method !== 'GET' || pathOf(target) !== '/prices') return undefined;
      const news = held(market, tools, target, signal);
      return news instanceof Promise ? news.then((late) => json(200, late)) : json(200, news);
    },
    handlers: [
      http.get('/prices', async ({ request: { url, signal } }) =>
        HttpResponse.json(await held(market, tools, url, signal)),
      ),
    ],
    stream: newsStreams(market, tools, retry),
    opens: (target) => pathOf(target) === '/ticker',
    connection: (socket) => connection(market, socket),
    act(deed) {
      switch (deed.deed) {
        case 'burst':
          for (let n = 0; n < deed.n; n++) market.trade();
          return;
        case 'halt':
          return stop();
        case 'resume':
          stop();
          stop = run(market, tools, every);
          return;
        case 'say':
      }
    },
  };
}

/** Trades at a steady rate until what it returns is called. */
function run(market: Market, tools: BackEndTools, every: Micros): () => void {
  const next = (): void => {
    market.trade();
    stop = tools.after(every, next);
  };
  let stop = tools.after(every, next);
  return () => stop();
}

function connection(market: Market, socket: LabSocket): void {
  const tell = (update: unknown): void => socket.send(JSON.stringify(update));
  for (const update of market.since(parseSince(socket.url))) tell(update);
  socket.on('close', market.listen(tell));
}
