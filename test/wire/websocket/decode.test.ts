import { describe, expect, test } from 'vitest';
import { concat, fromUtf8, hex, toHex, utf8 } from '../../../src/base/index.ts';
import { FrameDecoder, encodeFrame, maskInPlace, opcodeName } from '../../../src/wire/websocket/index.ts';
import type { Failure } from '../../../src/wire/websocket/index.ts';
import { cuts } from '../cuts.ts';
import { type Frame, framesIn } from './frames.ts';

// Notation: a frame is "FIN opcode payload @from/payloadFrom/to", "-" for FIN 0; a failure "closeCode code
// @from/to".
function tell(found: Frame | Failure): string {
  if (found.kind === 'failure') return `${found.closeCode} ${found.code} @${found.from}/${found.to}`;
  const { fin, opcode, payload, from, payloadFrom, to } = found;
  const shown = payload.length > 20 ? `${payload.length} bytes` : fromUtf8(payload);
  return `${fin ? 'FIN' : '-'} ${opcodeName(opcode)} ${shown} @${from}/${payloadFrom}/${to}`;
}

/** Feeds the bytes in all ways, expects that all say the same, and tells it. */
function decode(bytes: Uint8Array, role: 'client' | 'server', maxPayload = 70_000, rsv = 0): string[] {
  const [first, ...others] = cuts(bytes).map((way) =>
    framesIn(new FrameDecoder({ role, maxPayload, rsv }), way).map(tell),
  );
  for (const other of others) expect(other).toEqual(first);
  return first ?? [];
}

const counted = (length: number) => new Uint8Array(length).map((_, i) => i);

describe('RFC 6455 §5.7', () => {
  test.each([
    ['a single-frame unmasked text message', 'client', '81 05 48 65 6c 6c 6f', ['FIN text Hello @0/2/7']],
    [
      'a single-frame masked text message',
      'server',
      '81 85 37 fa 21 3d 7f 9f 4d 51 58',
      ['FIN text Hello @0/6/11'],
    ],
    [
      'a fragmented unmasked text message',
      'client',
      '01 03 48 65 6c 80 02 6c 6f',
      ['- text Hel @0/2/5', 'FIN continuation lo @5/7/9'],
    ],
    ['unmasked ping', 'client', '89 05 48 65 6c 6c 6f', ['FIN ping Hello @0/2/7']],
    ['masked pong', 'server', '8a 85 37 fa 21 3d 7f 9f 4d 51 58', ['FIN pong Hello @0/6/11']],
  ] as const)('%s', (_, role, bytes, told) => expect(decode(hex(bytes), role)).toEqual(told));

  test('256 bytes of binary in a single unmasked frame', () => {
    expect(decode(concat([hex('82 7e 0100'), counted(256)]), 'client')).toEqual([
      'FIN binary 256 bytes @0/4/260',
    ]);
  });
  test('64 KiB of binary in a single unmasked frame', () => {
    const bytes = concat([hex('82 7f 0000000000010000'), counted(65_536)]);
    expect(decode(bytes, 'client')).toEqual(['FIN binary 65536 bytes @0/10/65546']);
    const [frame] = framesIn(new FrameDecoder({ role: 'client', maxPayload: 65_536 }), [bytes]);
    expect(frame?.kind === 'frame' && frame.payload).toEqual(counted(65_536));
  });
});

describe('frames', () => {
  test('without payload, and one behind the other', () => {
    expect(decode(hex('89 00 82 00 88 00 81 01 61'), 'client')).toEqual([
      'FIN ping  @0/2/2',
      'FIN binary  @2/4/4',
      'FIN close  @4/6/6',
      'FIN text a @6/8/9',
    ]);
    expect(decode(hex('89 80 00000000 8a 81 01020304 60'), 'server')).toEqual([
      'FIN ping  @0/6/6',
      'FIN pong a @6/12/13',
    ]);
  });
  test.each([
    [0, 2],
    [125, 2],
    [126, 4],
    [127, 4],
    [65_535, 4],
    [65_536, 10],
  ])('the shortest length form: %d bytes behind a header of %d', (length, header) => {
    const plain = encodeFrame({ fin: true, opcode: 2, payload: counted(length) });
    expect(plain.length).toBe(header + length);
    const masked = encodeFrame({ fin: true, opcode: 2, payload: counted(length), key: 0x01020304 });
    expect(masked.length).toBe(header + 4 + length);
    expect(decode(plain, 'client')).toHaveLength(1);
    expect(decode(masked, 'server')).toHaveLength(1);
  });
  test('tell their mask', () => {
    const [frame] = framesIn(new FrameDecoder({ role: 'server', maxPayload: 5 }), [
      hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'),
    ]);
    expect(frame).toMatchObject({
      kind: 'frame',
      rsv: 0,
      opcode: 1,
      key: 0x37fa213d,
      payload: utf8('Hello'),
    });
    const [plain] = framesIn(new FrameDecoder({ role: 'client', maxPayload: 5 }), [hex('81 00')]);
    expect(plain).toMatchObject({ key: undefined });
  });
  test('come in pieces, as they come', () => {
    const decoder = new FrameDecoder({ role: 'server', maxPayload: 9 });
    const [first, second] = [hex('00 81 85 37 fa 21 3d 7f 9f').subarray(1), hex('4d 51 58 81')];
    decoder.push(first);
    const one = decoder.next();
    expect(one).toMatchObject({ data: utf8('He'), from: 6, last: false, frame: { length: 5, to: 11 } });
    expect(decoder.next()).toBeUndefined();
    decoder.push(second);
    const two = decoder.next();
    expect(two).toMatchObject({ data: utf8('llo'), from: 8, last: true });
    expect(one?.kind === 'piece' && two?.kind === 'piece' && one.frame === two.frame).toBe(true);
    expect(decoder.next()).toBeUndefined();
    expect(decoder.position).toBe(12);
  });
  test.each([
    [64, false],
    [65, true],
  ])('of a chunk of %i octets: in the memory that brought them: %s', (octets, isThere) => {
    const chunk = encodeFrame({ fin: true, opcode: 2, payload: counted(octets - 6), key: 0x37fa213d });
    const before = chunk.slice();
    const decoder = new FrameDecoder({ role: 'server', maxPayload: 99 });
    decoder.push(chunk);
    const piece = decoder.next();
    expect(piece).toMatchObject({ data: counted(octets - 6), last: true });
    expect(piece?.kind === 'piece' && piece.data.buffer === chunk.buffer).toBe(isThere);
    expect(toHex(chunk) === toHex(before)).toBe(!isThere);
  });
  test('offsets start where the handshake has ended', () => {
    const decoder = new FrameDecoder({ role: 'client', maxPayload: 9, position: 129 });
    expect(framesIn(decoder, [hex('89 01 61 8a')]).map(tell)).toEqual(['FIN ping a @129/131/132']);
    expect(decoder.position).toBe(133);
  });
  test('RSV bits that an extension has claimed pass, on data frames only', () => {
    expect(decode(hex('c1 00'), 'client', 9, 4)).toEqual(['FIN text  @0/2/2']);
    const [frame] = framesIn(new FrameDecoder({ role: 'client', maxPayload: 9, rsv: 4 }), [hex('c1 00')]);
    expect(frame).toMatchObject({ rsv: 4 });
    expect(decode(hex('e1 00'), 'client', 9, 4)).toEqual(['1002 ws/rsv @0/1']);
    expect(decode(hex('c9 00'), 'client', 9, 4)).toEqual(['1002 ws/rsv @0/1']);
  });
});

describe('refused', () => {
  test.each([
    ['§5.2: RSV1 without an extension', 'client', 'c1 00', '1002 ws/rsv @0/1'],
    ['§5.2: RSV2', 'client', 'a1 00', '1002 ws/rsv @0/1'],
    ['§5.2: RSV3', 'client', '91 00', '1002 ws/rsv @0/1'],
    ['§5.2: the first byte decides', 'client', 'c1', '1002 ws/rsv @0/1'],
    ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map(
      (opcode) =>
        [`§5.2: opcode ${opcode}`, 'client', `8${opcode.toString(16)} 00`, '1002 ws/opcode @0/1'] as const,
    ),
    ['§5.5: a fragmented ping', 'client', '09 00', '1002 ws/fragmented-control @0/1'],
    ['§5.5: a fragmented close', 'server', '08 80 00000000', '1002 ws/fragmented-control @0/1'],
    ['§5.5: a ping of 126 bytes', 'client', '89 7e 007e', '1002 ws/long-control @1/2'],
    ['§5.5: a close with a 64-bit length', 'client', '88 7f', '1002 ws/long-control @1/2'],
    ['§5.1: unmasked, from a client', 'server', '81 05', '1002 ws/unmasked @1/2'],
    ['§5.1: masked, from a server', 'client', '81 85', '1002 ws/masked @1/2'],
    ['§5.2: 125 in 16 bits', 'client', '82 7e 007d', '1002 ws/length-not-minimal @2/4'],
    ['§5.2: 0 in 16 bits, masked', 'server', '82 fe 0000', '1002 ws/length-not-minimal @2/4'],
    ['§5.2: 65535 in 64 bits', 'client', '82 7f 000000000000ffff', '1002 ws/length-not-minimal @2/10'],
    ['§5.2: the top bit of 64', 'client', '82 7f 8000000000000000', '1002 ws/length-top-bit @2/3'],
    ['behind a good frame', 'client', '81 01 61 83', '1002 ws/opcode @3/4'],
  ] as const)('%s', (_, role, bytes, told) => expect(decode(hex(bytes), role).at(-1)).toBe(told));

  test.each([
    ['7 bits', '82 0b', '1009 ws/too-big @1/2'],
    ['16 bits', '82 7e 00ff', '1009 ws/too-big @1/4'],
    ['64 bits', '82 7f 0000000000010000', '1009 ws/too-big @1/10'],
    ['2^63 − 1', '82 7f 7fffffffffffffff', '1009 ws/too-big @1/10'],
    ['a later frame', '82 00 82 7e 00ff', '1009 ws/too-big @3/6'],
  ])('more than maxPayload in %s, before a byte of it has come', (_, bytes, told) => {
    expect(decode(hex(bytes), 'client', 10).at(-1)).toBe(told);
  });
  test('maxPayload itself passes', () => {
    expect(decode(encodeFrame({ fin: true, opcode: 2, payload: counted(10) }), 'client', 10)).toHaveLength(1);
  });
  test('once, and nothing behind it', () => {
    const decoder = new FrameDecoder({ role: 'client', maxPayload: 9 });
    expect(framesIn(decoder, [hex('81 00 83 81 00'), hex('81 00')]).map(tell)).toEqual([
      'FIN text  @0/2/2',
      '1002 ws/opcode @2/3',
    ]);
  });
});

describe('encodeFrame', () => {
  test.each([
    ['81 05 48 65 6c 6c 6f', { fin: true, opcode: 1, payload: utf8('Hello') }],
    ['81 85 37 fa 21 3d 7f 9f 4d 51 58', { fin: true, opcode: 1, payload: utf8('Hello'), key: 0x37fa213d }],
    ['01 03 48 65 6c', { fin: false, opcode: 1, payload: utf8('Hel') }],
    ['80 02 6c 6f', { fin: true, opcode: 0, payload: utf8('lo') }],
    ['f3 00', { fin: true, rsv: 7, opcode: 3, payload: utf8('') }],
    ['c1 80 01020304', { fin: true, rsv: 4, opcode: 1, payload: utf8(''), key: 0x01020304 }],
  ])('%s', (bytes, frame) => expect(encodeFrame(frame)).toEqual(hex(bytes)));
  test('headers of long payloads', () => {
    const header = (length: number) =>
      toHex(encodeFrame({ fin: true, opcode: 2, payload: new Uint8Array(length) }).subarray(0, 10), '');
    expect(header(256).slice(0, 8)).toBe('827e0100');
    expect(header(65_536)).toBe('827f0000000000010000');
  });
  test('does not change the payload', () => {
    const payload = utf8('Hello');
    encodeFrame({ fin: true, opcode: 1, payload, key: 0x37fa213d });
    expect(fromUtf8(payload)).toBe('Hello');
  });
  test('throws on what does not fit', () => {
    const payload = utf8('');
    expect(() => encodeFrame({ fin: true, opcode: 16, payload })).toThrow();
    expect(() => encodeFrame({ fin: true, opcode: 1, rsv: 8, payload })).toThrow();
  });
});

describe('maskInPlace', () => {
  const key = 0xa1b2c3d4;
  const keyed = hex('a1b2c3d4');
  test('is its own way back, also in pieces', () => {
    const bytes = counted(200);
    maskInPlace(bytes, key);
    maskInPlace(bytes.subarray(0, 7), key);
    maskInPlace(bytes.subarray(7, 90), key, 7);
    maskInPlace(bytes.subarray(90), key, 90);
    expect(bytes).toEqual(counted(200));
  });
  test('gives each byte its own byte of the key, wherever it lies in memory and payload', () => {
    for (const start of [0, 1, 2, 3]) {
      for (const offset of [0, 1, 2, 3, 9]) {
        for (const length of [0, 1, 4, 47, 48, 49, 50, 51, 52, 101]) {
          const memory = counted(120);
          maskInPlace(memory.subarray(start, start + length), key, offset);
          const wanted = counted(120).map((byte, i) => {
            const inside = i >= start && i < start + length;
            return inside ? byte ^ (keyed[(i - start + offset) % 4] ?? 0) : byte;
          });
          expect(memory).toEqual(wanted);
        }
      }
    }
  });
});
