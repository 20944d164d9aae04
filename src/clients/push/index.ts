export { LabEventSource } from './event-source.ts';
export { EventStreamPage } from './event-stream-page.ts';
export { LongPollingPage } from './long-polling-page.ts';
export { StreamingPage } from './streaming-page.ts';
