/** What is fuzzed: a property each. They say with node:assert what is wrong, for no test runner is around them. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { concat, EMPTY, micros } from '../../src/base/index.ts';
import { FLIGHTS, type TlsMode } from '../../src/network/tls/sizes.ts';
import { applyEdits, type Edit, freshId, laneOf } from '../../src/scenario/index.ts';
import { Session } from '../../src/session/index.ts';
import type { Fact, Trace } from '../../src/trace/index.ts';
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
import { Ends } from '../network/ends.ts';
import { composition, runAll, textOf } from '../session/harness.ts';
import { feed, pieces } from '../wire/cuts.ts';
import { blockOf, CODES, lists } from '../wire/hpack/lists.ts';
import * as http from '../wire/http1/arbitraries.ts';
import * as sse from '../wire/sse/arbitraries.ts';
import * as ws from '../wire/websocket/arbitraries.ts';
import * as deflate from '../wire/websocket/deflate/arbitraries.ts';
import { unpack } from '../wire/websocket/deflate/unpack.ts';
import { framesIn, messagesIn } from '../wire/websocket/frames.ts';
import { mutated } from './mutate.ts';
import { anyScenario } from './scenarios.ts';

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

const frameProperty = (role: 'client' | 'server') =>
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

const inflaterProperty = fc.property(
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

const requests = fc
  .array(http.request, { minLength: 1, maxLength: 3 })
  .map((all) =>
    concat(
      all.map(({ content, ...head }) =>
        encodeRequest({ ...head, fields: [...head.fields, ...content.framing] }, content.sent),
      ),
    ),
  );
const responses = fc
  .array(http.response, { minLength: 1, maxLength: 3 })
  .map((all) =>
    concat(
      all.map(({ content, ...head }) =>
        encodeResponse({ ...head, fields: [...head.fields, ...content.framing] }, content.sent),
      ),
    ),
  );

const httpProperty = (Decoder: typeof RequestDecoder | typeof ResponseDecoder, valid: typeof requests) =>
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

const hpackProperty = fc.property(
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
const handshakeProperty = fc.property(
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

const sseProperty = fc.property(fc.oneof(sse.stream, mutated(sse.stream)), sse.cutting, (octets, lengths) => {
  const whole = feed(new EventStreamDecoder(), [octets]);
  deepStrictEqual(feed(new EventStreamDecoder(), pieces(octets, lengths)), whole);
  within(octets.length, whole);
});

/**
 * TLS's handshake never came to its end at the server, as the client had said FIN in its midst. No octet may leave before
 * that (RFC 5246 §7.3), and what waits for it is dropped: §7.2.1, "discarding any pending writes".
 */
const isBrokenOff = (ends: Ends, tls: TlsMode | 'none'): boolean => {
  const last = tls === 'none' ? undefined : FLIGHTS[tls].findLast(({ up }) => up);
  const isLast = (fact: Fact): boolean =>
    fact.kind === 'flight-received' && fact.up && fact.messages.join() === last?.messages.join();
  return last !== undefined && !ends.facts().some(isLast);
};

/** Both ends write while the path does what it likes; every octet arrives once and in order. */
const tcpProperty = fc.property(
  fc.record({
    loss: fc.nat(350),
    reorder: fc.nat(350),
    delayedAck: fc.boolean(),
    initialWindow: fc.integer({ min: 1, max: 14 }),
    jitter: fc.nat(30_000).map(micros),
    bandwidth: fc.constantFrom(0, 1_000_000),
    tls: fc.constantFrom('none', 'tls12', 'tls12-resumed', 'tls13', 'tls13-resumed'),
  }),
  fc.array(fc.tuple(fc.boolean(), fc.nat(4000), fc.integer({ min: 1, max: 30_000 })), { maxLength: 10 }),
  fc.nat(),
  (settings, writes, seed) => {
    const ends = new Ends(settings, seed);
    const sent = { client: 0, server: 0 };
    for (const [isClient, at, n] of writes) {
      ends.at(20_000 + at, ({ client, server }) => {
        const end = isClient ? client : server;
        const from = sent[isClient ? 'client' : 'server'];
        if (!end.writable) return;
        end.write(Uint8Array.from({ length: n }, (_, i) => (from + i) % 251));
        sent[isClient ? 'client' : 'server'] += n;
      });
    }
    ends.at(30_000, ({ client }) => client.end()).until(4_000_000);
    if (ends.heard.some((line) => line.endsWith('reset'))) return; // given up: after fifteen timeouts
    for (const [from, to] of [
      ['client', 'server'],
      ['server', 'client'],
    ] as const) {
      const got = concat(ends.got[to]);
      const isDropped = from === 'server' && got.length === 0 && isBrokenOff(ends, settings.tls);
      deepStrictEqual(got.length, isDropped ? 0 : sent[from]);
      ok(
        got.every((octet, i) => octet === i % 251),
        'in order',
      );
    }
    deepStrictEqual(ends.heard.filter((line) => line.endsWith(' closed')).length, 2);
  },
);

const laneProperty = fc.asyncProperty(
  anyScenario,
  fc.array(fc.integer({ min: 1, max: 1_500_000 }), { maxLength: 6 }),
  async (of, cuts) => {
    const [whole] = await runAll(of);
    const [lane] = of.lanes;
    if (whole === undefined || lane === undefined) throw new Error('one lane');
    const session = new Session(laneOf(of, lane), composition());
    let at = 0;
    for (const cut of [...cuts, of.until]) {
      at = Math.min(at + cut, of.until);
      await session.advance(micros(at));
    }
    session.close();
    deepStrictEqual(textOf(session.trace).split('\n'), textOf(whole).split('\n'));
  },
);

/** What a learner does at the playhead changes nothing before it, and a run that goes on says what a new one would. */
const editProperty = fc.asyncProperty(anyScenario, anyScenario, async (of, other) => {
  const [before] = await runAll(of);
  const [lane] = of.lanes;
  if (before === undefined || lane === undefined) throw new Error('one lane');
  let edits: readonly Edit[] = [];
  for (const { lane: _, ...action } of other.actions.slice(0, 3)) {
    const base = applyEdits(of, edits);
    const [untouched] = await runAll(base);
    edits = [...edits, { edit: 'add', action: { ...action, id: freshId(base.actions) } }];
    const edited = applyEdits(of, edits);
    const [whole] = await runAll(edited);
    const added = edited.actions.at(-1);
    if (untouched === undefined || whole === undefined || added === undefined) throw new Error('one lane');
    deepStrictEqual(factsBefore(whole, action.at), factsBefore(untouched, action.at));
    const session = new Session(laneOf(base, lane), composition());
    await session.advance(micros(Math.max(0, action.at - 1)));
    if (session.append(added).ok) {
      await session.advance(of.until);
      deepStrictEqual(textOf(session.trace).split('\n'), textOf(whole).split('\n'));
    }
    session.close();
  }
  const [undone] = await runAll(applyEdits(of, []));
  deepStrictEqual(undone && textOf(undone), textOf(before));
});

const factsBefore = (trace: Trace, time: number): readonly Fact[] =>
  Array.from({ length: trace.length }, (_, n) => trace.at(n)).filter(({ at }) => at < time);

export const TARGETS = {
  'frames at a server': frameProperty('server'),
  'frames at a client': frameProperty('client'),
  inflater: inflaterProperty,
  requests: httpProperty(RequestDecoder, requests),
  responses: httpProperty(ResponseDecoder, responses),
  hpack: hpackProperty,
  handshakes: handshakeProperty,
  'event streams': sseProperty,
  tcp: tcpProperty,
  lanes: laneProperty,
  edits: editProperty,
};
