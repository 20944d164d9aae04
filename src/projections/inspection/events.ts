/** Events in the chunks of a stream, by the standard's own rules (HTML, "Server-sent events" §9.2.6). */
import { EventStreamDecoder, type StreamEvent } from '../../wire/sse/index.ts';

/** The first event in a chunk's data; undefined where it has none. */
export function eventIn(data: Uint8Array): StreamEvent | undefined {
  const decoder = new EventStreamDecoder();
  decoder.push(data);
  let found = decoder.next();
  while (found?.kind === 'retry') found = decoder.next();
  return found;
}
