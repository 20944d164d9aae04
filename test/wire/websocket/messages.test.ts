import { describe, expect, test } from 'vitest';
import { fromUtf8, hex, toHex } from '../../../src/base/index.ts';
import {
  FrameDecoder,
  MessageAssembler,
  Utf8Validator,
  decodeClose,
  encodeClose,
  encodeFrame,
  mayTravel,
  opcodeName,
} from '../../../src/wire/websocket/index.ts';
import { cuts } from '../cuts.ts';
import { messagesIn } from './frames.ts';

// Notation: bytes from a server in; out come "text|binary data @from/to", "ping data …", "close code
// reason …", or "closeCode code @from/to".
function tell(found: ReturnType<typeof messagesIn>[number]): string {
  if (found.kind === 'failure') return `${found.closeCode} ${found.code} @${found.from}/${found.to}`;
  const place = `@${found.from}/${found.to}`;
  if (found.kind === 'close') return `close ${found.code} ${found.reason} ${place}`;
  const name = found.kind === 'message' ? opcodeName(found.opcode) : found.kind;
  return `${name} ${fromUtf8(found.data)} ${place}`;
}

/** Feeds the bytes in all ways, expects that all say the same, and tells it. */
function messages(bytes: Uint8Array, maxMessage?: number): string[] {
  const [first = [], ...others] = cuts(bytes).map((ways) => {
    const decoder = new FrameDecoder({ role: 'client', maxPayload: 1000 });
    const assembler = new MessageAssembler(maxMessage === undefined ? {} : { maxMessage });
    return messagesIn(decoder, assembler, ways).map(tell);
  });
  for (const other of others) expect(other).toEqual(first);
  return first;
}

describe('messages', () => {
  test.each([
    ['one frame', '81 05 48656c6c6f', ['text Hello @0/7']],
    ['§5.7: two fragments', '01 03 48656c 80 02 6c6f', ['text Hello @0/9']],
    [
      '§5.4: a ping between fragments',
      '01 01 61 89 01 70 00 01 62 80 01 63',
      ['ping p @3/6', 'text abc @0/12'],
    ],
    ['empty fragments', '02 00 00 00 80 00', ['binary  @0/6']],
    [
      'one after the other',
      '81 01 61 8a 00 01 01 62 80 00 82 01 63',
      ['text a @0/3', 'pong  @3/5', 'text b @5/10', 'binary c @10/13'],
    ],
    ['a message that has not ended', '01 01 61 00 01 62', []],
    ['§5.6: a character cut between fragments', '01 01 c3 00 00 80 01 a9', ['text é @0/8']],
    ['binary need not be UTF-8', '02 01 ff 80 01 fe', ['binary \ufffd\ufffd @0/6']],
    ['close without a code', '88 00', ['close 1005  @0/2']],
    ['close with code and reason', '88 07 03e8 62 79 65 c3 a9', ['close 1000 byeé @0/9']],
    ['nothing behind a close', '88 00 81 01 61 88 00 80 00', ['close 1005  @0/2']],
  ])('%s', (_, bytes, told) => expect(messages(hex(bytes))).toEqual(told));

  test.each([
    ['§5.4: a continuation of nothing', '80 00', '1002 ws/lone-continuation @0/1'],
    ['of a message that has ended', '81 00 80 00', '1002 ws/lone-continuation @2/3'],
    ['§5.4: a new text inside a message', '01 01 61 81 00', '1002 ws/interleaved @3/4'],
    ['a new binary inside a message', '02 01 61 02 00', '1002 ws/interleaved @3/4'],
    ['§8.1: a byte that cannot be', '81 03 61 ff 62', '1007 ws/utf8 @3/4'],
    ['in the fragment where it is, not at the end', '01 03 61 ff 62', '1007 ws/utf8 @3/4'],
    ['a continuation byte missing over a border', '01 01 c3 00 01 61', '1007 ws/utf8 @5/6'],
    ['a text that ends inside a character', '01 01 c3 80 00', '1007 ws/utf8 @4/5'],
    ['§5.5.1: half a close code', '88 01 03', '1002 ws/close-length @1/2'],
    ['§7.4.1: a close code that never travels', '88 02 03ed', '1002 ws/close-code @2/4'],
    ['§8.1: a close reason that is not UTF-8', '88 04 03e8 61 80', '1007 ws/close-utf8 @5/6'],
    ['so at its first byte', '88 05 03e8 80 61 61', '1007 ws/close-utf8 @4/5'],
    ['a close reason cut inside a character', '88 04 03e8 e2 82', '1007 ws/close-utf8 @5/6'],
  ])('refuses %s', (_, bytes, told) => expect(messages(hex(`${bytes} 81 01 61`)).slice(-1)).toEqual([told]));

  test('a message over all its frames is at most maxMessage', () => {
    expect(messages(hex('02 02 6161 80 01 61'), 3)).toEqual(['binary aaa @0/7']);
    expect(messages(hex('02 02 6161 00 02 6161'), 3)).toEqual(['1009 ws/too-big @4/6']);
    // At the header, before a byte of it has come.
    expect(messages(hex('82 03 616161 82 03 616161 81 04'), 3)).toEqual([
      'binary aaa @0/5',
      'binary aaa @5/10',
      '1009 ws/too-big @10/12',
    ]);
  });
});

describe('close payloads', () => {
  test.each([
    ['', undefined, ''],
    ['03e8', 1000, ''],
    ['03f3 c3a9', 1011, 'é'],
    ['0bb8 67', 3000, 'g'],
    ['1387', 4999, ''],
  ])('%s', (bytes, code, reason) => {
    expect(encodeClose(code, reason)).toEqual(hex(bytes));
    expect(decodeClose(hex(bytes))).toEqual({ code: code ?? 1005, reason });
  });
  test('codes that may travel', () => {
    const may = Array.from({ length: 5002 }, (_, code) => code).filter(mayTravel);
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(may).toEqual([...range(1000, 1003), ...range(1007, 1014), ...range(3000, 4999)]);
    expect([-1, 1000.5, NaN, 65_535].some(mayTravel)).toBe(false);
  });
  test('a reason has at most 123 bytes', () => {
    expect(encodeClose(1000, 'x'.repeat(123)).length).toBe(125);
    expect(() => encodeClose(1000, 'é'.repeat(62))).toThrow('123');
    expect(() => encodeClose(1006)).toThrow('1006');
    expect(() => encodeClose(undefined, 'why')).toThrow();
    expect(toHex(encodeFrame({ fin: true, opcode: 8, payload: encodeClose(1001) }))).toBe('88 02 03 e9');
  });
});

describe('UTF-8, at the first impossible byte', () => {
  const first = (bytes: Uint8Array): string => {
    const told = cuts(bytes).map((way) => {
      const validator = new Utf8Validator();
      let at = 0;
      for (const piece of way) {
        const wrong = validator.push(piece);
        if (wrong >= 0) return `at ${at + wrong}`;
        at += piece.length;
      }
      return validator.complete ? 'good' : 'unfinished';
    });
    expect(new Set(told).size).toBe(1);
    return told[0] ?? '';
  };
  test.each([
    ['', 'good'],
    ['7f', 'good'],
    ['c2 80', 'good'],
    ['df bf', 'good'],
    ['e0 a0 80', 'good'],
    ['ed 9f bf', 'good'],
    ['ee 80 80', 'good'],
    ['ef bb bf', 'good'],
    ['f0 90 80 80', 'good'],
    ['f4 8f bf bf', 'good'],
    ['80', 'at 0'],
    ['c0 80', 'at 0'],
    ['c1 bf', 'at 0'],
    ['e0 9f bf', 'at 1'],
    ['ed a0 80', 'at 1'],
    ['f0 8f bf bf', 'at 1'],
    ['f4 90 80 80', 'at 1'],
    ['f5 80 80 80', 'at 0'],
    ['ff', 'at 0'],
    ['c3 c3', 'at 1'],
    ['e2 82 41', 'at 2'],
    ['e2 82', 'unfinished'],
    ['f0 9f 98', 'unfinished'],
    // Autobahn 6.4: κόσμε, then F4 90 80 80
    ['ce ba e1 bd b9 cf 83 ce bc ce b5 f4 90 80 80 65 64', 'at 12'],
  ])('%s: %s', (bytes, told) => expect(first(hex(bytes))).toBe(told));

  test('agrees with the platform on all of two bytes, and around the edges of three and four', () => {
    const platform = (bytes: Uint8Array) => !new TextDecoder().decode(bytes).includes('\ufffd');
    const ours = (bytes: Uint8Array) => {
      const validator = new Utf8Validator();
      return validator.push(bytes) < 0 && validator.complete;
    };
    const check = (...bytes: number[]) => {
      const text = Uint8Array.from(bytes);
      if (ours(text) !== platform(text)) throw new Error(toHex(text));
    };
    for (let a = 0; a < 256; a++) for (let b = 0; b < 256; b++) check(a, b);
    const leads = [0x41, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5];
    const edges = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
    for (const a of leads) {
      for (const b of edges) {
        for (const c of edges) for (const rest of [[], ...edges.map((d) => [d])]) check(a, b, c, ...rest);
      }
    }
  });
});
