/** What is fuzzed in `wire/`: octets as they should be and damaged, whole and in any cuts. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { concat, EMPTY } from '../../src/base/index.ts';
import { HpackDecoder, HpackEncoder, nghttp2 } from '../../src/wire/hpack/index.ts';
import {
  encodeRequest,
  encodeResponse,
  RequestDecoder,
  ResponseDecoder,
} from '../../src/wire/http1/index.ts';
import type { Failure, Message, RequestHead, ResponseHead } from '../../src/wire/http1/index.ts';
import { EventStreamDecoder } from '../../src/wire/sse/index.ts';
import { Deflater, Inflater } from '../../src/wire/websocket/deflate/index.ts';
import {
  checkUpgradeRequest,
  checkUpgradeResponse,
  decodeClose,
  encodeFrame,
  FrameDecoder,
  MessageAssembler,
  parseExtensions,
} from '../../src/wire/websocket/index.ts';
import { feed, pieces } from '../wire/cuts.ts';
import { blockOf, CODES, lists } from '../wire/hpack/lists.ts';
import * as http from '../wire/http1/arbitraries.ts';
import * as sse from '../wire/sse/arbitraries.ts';
import * as ws from '../wire/websocket/arbitraries.ts';
import * as deflate from '../wire/websocket/deflate/arbitraries.ts';
import { unpack } from '../wire/websocket/deflate/unpack.ts';
import { framesIn, messagesIn } from '../wire/websocket/frames.ts';
import { mutated } from './mutate.ts';

type Found = Message<RequestHead | ResponseHead> | Failure;

const MOST = 100_000;
const within = (length: number, found: readonly { readonly from: number; readonly to: number }[]): void =>
  found.forEach(({ from, to }) =>
    ok(0 <= from && from <= to && to <= length, `[${from}, ${to}) of ${length}`),
  );

/** Frames of a whole message or two, masked as the role wants it, then damaged. */
const frames = (role: 'client' | 'server') =>
  mutated(
    fc
      .array(fc.tuple(ws.frame, ws.key), { maxLength: 4 })
      .map((all) =>
        concat(all.map(([each, key]) => encodeFrame(role === 'server' ? { ...each, key } : each))),
      ),
  );

export const frameProperty = (role: 'client' | 'server') =>
  fc.property(fc.oneof(frames(role), ws.junk), ws.cutting, (octets, lengths) => {
    const decoder = () => new FrameDecoder({ role, maxPayload: MOST });
    const run = (ways: readonly Uint8Array[]) => [
      framesIn(decoder(), ways),
      messagesIn(decoder(), new MessageAssembler(), ways),
    ];
    const whole = run([octets]);
    deepStrictEqual(run(pieces(octets, lengths)), whole);
    for (const said of whole) within(octets.length, said);
  });

export const inflaterProperty = fc.property(
  deflate.context,
  fc.oneof(
    deflate.junk,
    mutated(
      fc.tuple(deflate.context, deflate.message).map(([each, data]) => new Deflater(each).compress(data)),
    ),
  ),
  deflate.cutting,
  (context, payload, lengths) => {
    const inflater = () => new Inflater({ ...context, maxMessage: 5000 });
    const whole = unpack(inflater(), [payload]);
    ok(whole.data.length <= 5000);
    deepStrictEqual(unpack(inflater(), pieces(payload, lengths)), whole);
  },
);

export const requests = fc
  .array(http.request, { minLength: 1, maxLength: 3 })
  .map((all) =>
    concat(
      all.map(({ content, ...head }) =>
        encodeRequest({ ...head, fields: [...head.fields, ...content.framing] }, content.sent),
      ),
    ),
  );
export const responses = fc
  .array(http.response, { minLength: 1, maxLength: 3 })
  .map((all) =>
    concat(
      all.map(({ content, ...head }) =>
        encodeResponse({ ...head, fields: [...head.fields, ...content.framing] }, content.sent),
      ),
    ),
  );

export const httpProperty = (
  Decoder: typeof RequestDecoder | typeof ResponseDecoder,
  valid: typeof requests,
) =>
  fc.property(fc.oneof(mutated(valid), http.junk), http.cutting, (octets, lengths) => {
    const run = (ways: readonly Uint8Array[]): Found[] => {
      const decoder = new Decoder();
      const said: Found[] = feed<Found>(decoder, ways);
      decoder.end();
      return [...said, ...feed<Found>(decoder, [EMPTY])];
    };
    const whole = run([octets]);
    deepStrictEqual(run(pieces(octets, lengths)), whole);
    within(octets.length, whole);
  });

export const hpackProperty = fc.property(
  fc.array(
    fc.oneof(blockOf.map(concat), mutated(lists.map((list) => new HpackEncoder(nghttp2).encode(list)))),
    {
      maxLength: 6,
    },
  ),
  (blocks) => {
    const decoder = new HpackDecoder();
    for (const block of blocks) {
      const found = decoder.decode(block);
      ok(decoder.table.size <= decoder.table.limit && decoder.table.limit <= 4096);
      if (found.kind === 'failure') {
        ok(CODES.includes(found.code), found.code);
        return within(block.length, [found]);
      }
      within(block.length, found.fields);
      // What was read can be written and read again.
      const list = found.fields.map(({ name, value }): [string, string] => [name, value]);
      const again = new HpackDecoder().decode(new HpackEncoder(nghttp2).encode(list));
      deepStrictEqual(again.kind === 'block' && again.fields.map(({ name, value }) => [name, value]), list);
    }
  },
);

/** Names and values as handshakes have them, right and wrong. */
const fields = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...'Host Upgrade Connection Sec-WebSocket-Key Sec-WebSocket-Version Sec-WebSocket-Protocol'.split(' '),
      ...'Sec-WebSocket-Extensions Sec-WebSocket-Accept Origin __proto__ constructor'.split(' '),
    ),
    fc.oneof(
      fc.constantFrom('websocket', 'Upgrade', '13', 'dGhlIHNhbXBsZSBub25jZQ==', 'a, b', 'permessage-deflate'),
      fc.constantFrom(
        's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
        'permessage-deflate; client_max_window_bits=9',
        ',',
        '',
      ),
      fc.string({ unit: fc.constantFrom(...'ab;,="\\ \t=13é'.split('')) }),
    ),
  ),
  { maxLength: 12 },
);
export const handshakeProperty = fc.property(
  fc.constantFrom('GET', 'POST'),
  fc.constantFrom(101, 200, 302),
  fields,
  fc.uint8Array({ maxLength: 130 }),
  (method, status, head, octets) => {
    const offer = checkUpgradeRequest({ method, target: '/chat', fields: head });
    if (!offer.ok) ok(offer.code.startsWith('ws/') && offer.status >= 400);
    const key = 'dGhlIHNhbXBsZSBub25jZQ==';
    const answer = checkUpgradeResponse(
      { status, reason: '', fields: head },
      key,
      ['a'],
      ['permessage-deflate'],
    );
    if (!answer.ok) ok(answer.code.startsWith('ws/'));
    else deepStrictEqual([status, answer.protocol], [101, 'a']);
    for (const [, value] of head) parseExtensions(value);
    decodeClose(octets);
  },
);

export const sseProperty = fc.property(
  fc.oneof(sse.stream, mutated(sse.stream)),
  sse.cutting,
  (octets, lengths) => {
    const whole = feed(new EventStreamDecoder(), [octets]);
    deepStrictEqual(feed(new EventStreamDecoder(), pieces(octets, lengths)), whole);
    within(octets.length, whole);
  },
);
