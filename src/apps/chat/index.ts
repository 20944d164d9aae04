/** The chat: messages of several people, in every transport. */
export { chat } from './back-end/back-end.ts';
export { PollingPage } from './pages/polling-page.ts';
export { SocketPage } from './pages/socket-page.ts';
