/** Pages to which HTTP brings news as they happen; an entry of its own, for few lanes have one. */
export { EventStreamPage } from './event-stream-page.ts';
export { LongPollingPage } from './long-polling-page.ts';
export { StreamingPage } from './streaming-page.ts';
