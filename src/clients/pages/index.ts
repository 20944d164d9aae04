/** The ways in which a page gets its news: it asks again and again, or holds a socket. */
export type { Feed } from './feed.ts';
export { NewsPage } from './news-page.ts';
export { PollingPage } from './polling-page.ts';
export { SocketPage } from './socket-page.ts';
