import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hex, utf8 } from '../../../src/base/index.ts';
import { describeFrame, encodeClose, encodeFrame, xorRows } from '../../../src/wire/websocket/index.ts';

// Notation: "name bits from-to, bytes from-to: value (meaning)"
const told = (bytes: Uint8Array) =>
  describeFrame(bytes).map(
    (part) =>
      `${part.name} ${part.fromBit}-${part.toBit} ${part.from}-${part.to}: ${part.value} (${part.meaning})`,
  );
const BITS = ['RSV1 1-2 0-1: 0 ()', 'RSV2 2-3 0-1: 0 ()', 'RSV3 3-4 0-1: 0 ()'];

describe('describeFrame', () => {
  test('RFC 6455 §5.7, masked Hello', () => {
    expect(told(hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'))).toEqual([
      'FIN 0-1 0-1: 1 (final)',
      ...BITS,
      'opcode 4-8 0-1: 0x1 (text)',
      'MASK 8-9 1-2: 1 (masked)',
      'payload length 9-16 1-2: 5 (5 B)',
      'masking key 16-48 2-6: 37 fa 21 3d ()',
      'payload 48-88 6-11: 7f 9f 4d 51 58 (Hello)',
    ]);
  });
  test('RFC 7692 §7.2.3.1, of a compressed message', () => {
    const parts = describeFrame(hex('41 83 37 fa 21 3d c5 b2 ec'), true);
    const found = parts.map(({ name, value, meaning, note, rfc }) => [name, value, meaning, note, rfc]);
    expect(found[1]).toEqual(['RSV1', '1', 'compressed', 'ws.rsv1', 'RFC 7692 §6']);
    expect(found.at(-1)).toEqual([
      'payload',
      'c5 b2 ec',
      'f2 48 cd',
      'ws.payload.compressed',
      'RFC 7692 §7.2',
    ]);
    const rest = describeFrame(hex('80 04 c9 c9 07 00'), true);
    expect(rest[1]).toMatchObject({ value: '0', meaning: '', rfc: 'RFC 6455 §5.2' });
    expect(rest.at(-1)).toMatchObject({ meaning: 'c9 c9 07 00', note: 'ws.payload.compressed' });
    expect(describeFrame(hex('80 00'), true)).toHaveLength(7);
  });
  test('an empty ping from a server', () => {
    expect(told(hex('89 00'))).toEqual([
      'FIN 0-1 0-1: 1 (final)',
      ...BITS,
      'opcode 4-8 0-1: 0x9 (ping)',
      'MASK 8-9 1-2: 0 (not masked)',
      'payload length 9-16 1-2: 0 (0 B)',
    ]);
  });
  test('extended lengths of 16 and 64 bits', () => {
    const middle = encodeFrame({ fin: false, opcode: 2, payload: new Uint8Array(256) });
    expect(told(middle).slice(0, 1)).toEqual(['FIN 0-1 0-1: 0 (more follow)']);
    expect(told(middle).slice(6, 8)).toEqual([
      'payload length 9-16 1-2: 126 (next 2 B)',
      'extended payload length 16-32 2-4: 01 00 (256 B)',
    ]);
    expect(describeFrame(middle)[7]?.note).toBe('ws.length-16');
    const long = describeFrame(
      encodeFrame({ fin: true, opcode: 2, payload: new Uint8Array(65_536), key: 0x01020304 }),
    );
    expect(long.slice(6).map(({ name, from, to, note }) => [name, from, to, note])).toEqual([
      ['payload length', 1, 2, 'ws.length-7'],
      ['extended payload length', 2, 10, 'ws.length-64'],
      ['masking key', 10, 14, 'ws.masking-key'],
      ['payload', 14, 65_550, 'ws.payload'],
    ]);
  });
  test('a close frame: code and reason, unmasked in the meaning', () => {
    const key = 0x37fa213d;
    expect(
      told(encodeFrame({ fin: true, opcode: 8, payload: encodeClose(1000, 'bye'), key })).slice(8),
    ).toEqual(['close code 48-64 6-8: 34 12 (1000)', 'close reason 64-88 8-11: 43 44 52 (bye)']);
    expect(told(hex('88 02 03e8')).at(-1)).toBe('close code 16-32 2-4: 03 e8 (1000)');
    expect(told(hex('88 02 03ed')).at(-1)).toBe('payload 16-32 2-4: 03 ed (03 ed)');
  });
  test('each reserved bit in its own place', () => {
    const set = (first: string) =>
      describeFrame(hex(`${first} 00`))
        .slice(1, 4)
        .map(({ name, value }) => name + value);
    expect(set('c1')).toEqual(['RSV11', 'RSV20', 'RSV30']);
    expect(set('a1')).toEqual(['RSV10', 'RSV21', 'RSV30']);
    expect(set('91')).toEqual(['RSV10', 'RSV20', 'RSV31']);
  });
  test('reserved opcodes, and lengths that are not the shortest', () => {
    expect(told(hex('f3 00'))).toContain('opcode 4-8 0-1: 0x3 (reserved)');
    expect(told(hex('82 7e 0001 61')).slice(7)).toEqual([
      'extended payload length 16-32 2-4: 00 01 (1 B)',
      'payload 32-40 4-5: 61 (61)',
    ]);
  });
  test('what is missing is not described', () => {
    expect(told(hex(''))).toEqual([]);
    expect(told(hex('81')).at(-1)).toBe('opcode 4-8 0-1: 0x1 (text)');
    expect(told(hex('81 85 37 fa')).at(-1)).toBe('payload length 9-16 1-2: 5 (5 B)');
    expect(told(hex('81 05 48 65')).at(-1)).toBe('payload 16-32 2-4: 48 65 (He)');
    expect(told(hex('82 7f ffff')).at(-1)).toBe('payload length 9-16 1-2: 127 (next 8 B)');
  });
  test.each([
    [1000, 'ws.close-code'],
    [1014, 'ws.close-code'],
    [3000, 'ws.close-code.registered'],
    [3999, 'ws.close-code.registered'],
    [4000, 'ws.close-code.private'],
  ])('the close code %i has the note %s', (code, note) => {
    const frame = encodeFrame({ fin: true, opcode: 8, payload: encodeClose(code) });
    expect(describeFrame(frame).find(({ name }) => name === 'close code')?.note).toBe(note);
  });
  test('keys and clauses', () => {
    const parts = describeFrame(hex('88 82 00000000 03e8'));
    expect(parts.map(({ note }) => note)).toEqual([
      'ws.fin',
      'ws.rsv1',
      'ws.rsv2',
      'ws.rsv3',
      'ws.opcode',
      'ws.mask',
      'ws.length-7',
      'ws.masking-key',
      'ws.close-code',
    ]);
    expect(new Set(parts.map(({ rfc }) => rfc))).toEqual(
      new Set(['RFC 6455 §5.2', 'RFC 6455 §5.3', 'RFC 6455 §7.4']),
    );
  });
  test('parts follow each other without a gap, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200, size: 'max' }), (bytes) => {
        let at = 0;
        for (const part of describeFrame(bytes)) {
          expect(part.fromBit).toBe(at);
          expect(part.toBit).toBeGreaterThan(at);
          expect(part.to).toBeLessThanOrEqual(bytes.length);
          at = part.toBit;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('xorRows', () => {
  test('masked Hello, byte by byte', () => {
    const rows = xorRows(hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'), 99);
    expect(rows[0]).toEqual({ index: 0, masked: 0x7f, key: 0x37, plain: 0x48 });
    expect(rows[4]).toEqual({ index: 4, masked: 0x58, key: 0x37, plain: 0x6f });
    expect(rows).toHaveLength(5);
  });
  test('stops at the limit; nothing where nothing is masked', () => {
    const frame = { fin: true, opcode: 1, payload: utf8('x'.repeat(300)) };
    expect(xorRows(encodeFrame({ ...frame, key: 0x01020304 }), 8)).toHaveLength(8);
    expect(xorRows(encodeFrame(frame), 8)).toEqual([]);
    expect(xorRows(hex('81 85 37'), 8)).toEqual([]);
  });
});
