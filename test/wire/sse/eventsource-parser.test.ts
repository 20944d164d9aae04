/** Against the parser of the npm package eventsource-parser, which reads text: streams of any octets, cut anywhere. */
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from '../../../src/base/index.ts';
import { encodeEvent, EventStreamDecoder } from '../../../src/wire/sse/index.ts';
import { feed, pieces } from '../cuts.ts';
import { cutting, stream } from './arbitraries.ts';

/** What it hears of: type, data and the id of each event, and each retry, in order. */
function theirs(cut: readonly Uint8Array[]): unknown[] {
  const said: unknown[] = [];
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => void said.push([event, data]),
    onRetry: (ms) => void said.push(ms),
  });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const each of cut) parser.feed(decoder.decode(each, { stream: true }));
  return said;
}

const ours = (cut: readonly Uint8Array[]): unknown[] =>
  feed(new EventStreamDecoder(), cut).map((found) =>
    found.kind === 'retry' ? found.ms : [found.type, found.data],
  );

test('the same events and the same times, in the same order', () => {
  fc.assert(
    fc.property(stream, cutting, (octets, lengths) => {
      const cut = pieces(octets, lengths);
      expect(ours(cut)).toEqual(theirs(cut));
    }),
    { numRuns: 3000 },
  );
});

test('what is encoded is decoded, by both', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\r\n\0]/.test(text));
  const block = fc.record({
    event: line.filter((text) => text !== '').map((text) => text),
    id: line,
    data: fc.array(line, { minLength: 1 }),
  });
  fc.assert(
    fc.property(fc.array(block), cutting, (blocks, lengths) => {
      const octets = concat(
        blocks.map(({ event, id, data }) => encodeEvent({ event, id, data: data.join('\n') })),
      );
      const cut = pieces(octets, lengths);
      expect(ours(cut)).toEqual(blocks.map(({ event, data }) => [event, data.join('\n')]));
      expect(theirs(cut)).toEqual(ours(cut));
      const ids = feed(new EventStreamDecoder(), cut).map((found) =>
        found.kind === 'event' ? found.lastEventId : '',
      );
      expect(ids).toEqual(blocks.map(({ id }) => id));
    }),
  );
});
