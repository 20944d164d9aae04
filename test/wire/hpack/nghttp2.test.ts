/** Beside another implementation: header blocks of Node's nghttp2 read by us, and ours read by it. */
import { expect, test } from 'vitest';
import { concat, hex, latin1, toHex } from '../../../src/base/index.ts';
import { chromium, HpackDecoder, HpackEncoder, nghttp2 } from '../../../src/wire/hpack/index.ts';
import { integer } from '../../../src/wire/hpack/encoder.ts';
import { huffmanEncode } from '../../../src/wire/hpack/huffman.ts';
import { clientPeer, FLAG, frame, PREFACE, serverPeer, TYPE } from './http2-peer.ts';

type List = [string, string][];

/** HEAD / of host a over http: its answer may name the length of a body that does not come. */
const HEAD = hex('02 04 48 45 41 44 86 84 01 01 61');

/** Field names and values that a strict peer lets through: visible ASCII, and lists that differ a little. */
const AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const requests: List[] = Array.from({ length: 60 }, (_, i) => [
  [':method', i % 7 === 6 ? 'POST' : 'GET'],
  [':authority', 'chat.example'],
  [':scheme', 'http'],
  [':path', i % 5 === 0 ? '/' : `/messages?since=${i >> 1}`],
  ['user-agent', AGENT],
  ['accept', i % 3 === 0 ? '*/*' : 'application/json'],
  ['accept-encoding', i % 4 === 0 ? 'gzip, deflate' : 'gzip, deflate, br'],
  ['cookie', `id=${'c'.repeat(i)}`],
  ['if-none-match', `"${i}"`],
  ['authorization', `Bearer ${i % 2}`],
  [`x-${i % 9}`, ` !"#$%&'()*+,-./0123456789:;<=>?@[]^_{|}~\\\``.slice(1, 2 + (i % 40))],
  // Larger and larger, until entries are evicted, and one beyond three quarters of the table.
  ['x-large', 'AbC'.repeat(i === 50 ? 1100 : i * 11)],
]);
const pairs = (raw: readonly string[]): List =>
  Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? '']);

test.each([
  ['Chromium', chromium],
  ['nghttp2', nghttp2],
] as const)('a real server understands our requests, policy of %s', async (_, policy) => {
  const heard: List[] = [];
  const { wire, server } = serverPeer((stream, raw) => {
    heard.push(pairs(raw));
    stream.respond({ ':status': 204 }, { endStream: true });
  });
  wire.write(PREFACE, frame(TYPE.settings, 0, 0));
  const encoder = new HpackEncoder(policy);
  for (const [i, fields] of requests.entries()) {
    if (i === 20) encoder.resize(300);
    if (i === 40) encoder.resize(4096);
    wire.write(frame(TYPE.headers, FLAG.endStream | FLAG.endHeaders, 2 * i + 1, encoder.encode(fields)));
    await wire.next(TYPE.headers);
  }
  expect(heard).toEqual(requests);
  wire.close();
  server.close();
});

test("Huffman's code of every octet that a field value may have, also where it is longer than the octet", async () => {
  const octets = Uint8Array.from([
    9,
    ...Array.from({ length: 224 }, (_, i) => 32 + i).filter((n) => n !== 127),
  ]);
  let heard: readonly string[] = [];
  const { wire, server } = serverPeer((stream, raw) => {
    heard = raw;
    stream.respond({ ':status': 204 }, { endStream: true });
  });
  wire.write(PREFACE, frame(TYPE.settings, 0, 0));
  // Spaces around a value are cut off or refused: they stay inside.
  const coded = huffmanEncode(concat([latin1('<'), octets, latin1('>')]));
  const field = concat([hex('00 03 782d61'), integer(7, 0x80, coded.length), coded]);
  wire.write(frame(TYPE.headers, FLAG.endStream | FLAG.endHeaders, 1, concat([HEAD, field])));
  await wire.next(TYPE.headers);
  expect(latin1(heard.at(-1) ?? '').slice(1, -1)).toEqual(octets);
  wire.close();
  server.close();
});

test('a real client writes the very octets that our encoder writes, and we read them', async () => {
  const { wire, client } = clientPeer();
  wire.write(frame(TYPE.settings, 0, 0));
  const encoder = new HpackEncoder(nghttp2);
  const decoder = new HpackDecoder();
  for (const [i, fields] of requests.entries()) {
    const stream = client.request(Object.fromEntries(fields), { endStream: true });
    stream.on('error', () => undefined);
    const { payload } = await wire.next(TYPE.headers);
    const block = decoder.decode(payload);
    if (block.kind === 'failure') throw new Error(block.code);
    const list = block.fields.map(({ name, value }): [string, string] => [name, value]);
    expect(new Map(list)).toEqual(new Map(fields));
    expect(toHex(encoder.encode(list))).toBe(toHex(payload));
    wire.write(frame(TYPE.headers, FLAG.endStream | FLAG.endHeaders, 2 * i + 1, hex('89')));
  }
  expect(decoder.table.entries).toEqual(encoder.table.entries);
  client.destroy();
  wire.close();
});

test('a real server answers Chromium with the very octets that our encoder writes', async () => {
  const answers = Array.from({ length: 30 }, (_, i) => ({
    ':status': [200, 204, 304, 404, 307][i % 5],
    'content-type': 'application/json',
    'content-length': `${i}`,
    etag: `"${i}"`,
    'set-cookie': [`id=${i}; Path=/`],
    date: `Mon, 21 Oct 2013 20:13:${10 + (i >> 1)} GMT`,
    vary: 'Origin',
  }));
  const { wire, server } = serverPeer((stream) => {
    stream.respond(answers[(stream.id ?? 1) >> 1]!, { endStream: true });
  });
  // Chromium allows a table of 65,536 octets; nghttp2 stays at 4,096 and says so in front of its first block.
  wire.write(PREFACE, frame(TYPE.settings, 0, 0, hex('0001 00010000')));
  const encoder = new HpackEncoder(nghttp2);
  encoder.resize(4096);
  const decoder = new HpackDecoder();
  for (const [i, answer] of answers.entries()) {
    wire.write(frame(TYPE.headers, FLAG.endStream | FLAG.endHeaders, 2 * i + 1, HEAD));
    const { payload } = await wire.next(TYPE.headers);
    const block = decoder.decode(payload);
    if (block.kind === 'failure') throw new Error(block.code);
    const list = block.fields.map(({ name, value }): [string, string] => [name, value]);
    const wanted = Object.entries(answer).map(([name, value]) => [name, [value].flat().join('')]);
    expect(Object.fromEntries(list)).toEqual(Object.fromEntries(wanted));
    expect(toHex(encoder.encode(list))).toBe(toHex(payload));
  }
  wire.close();
  server.close();
});

test.each(['80', '82 ff 80 80 80 80 00', '04 84 ff ff ff ff', '04 81 18', '82 20', '3f e2 1f', '40 01'])(
  'what we refuse, a real server refuses as well: %s',
  async (block) => {
    expect(new HpackDecoder().decode(hex(block)).kind).toBe('failure');
    const { wire, server } = serverPeer((stream) => stream.respond({ ':status': 204 }, { endStream: true }));
    server.on('sessionError', () => undefined);
    wire.write(PREFACE, frame(TYPE.settings, 0, 0));
    wire.write(frame(TYPE.headers, FLAG.endStream | FLAG.endHeaders, 1, hex(block)));
    const { payload } = await wire.next(TYPE.goaway);
    expect(toHex(payload.subarray(4, 8))).toBe('00 00 00 09'); // COMPRESSION_ERROR, RFC 9113 §7
    wire.close();
    server.close();
  },
);
