/** Categories 1 to 7: what decoder and assembler see. */
import { describe, expect, test } from 'vitest';
import { concat } from '../../../../src/base/index.ts';
import { FRAMING, HEADERS } from './1-framing.ts';
import { PINGS } from './2-pings.ts';
import { EVERY_BIT, EVERY_OPCODE, OPCODES, RESERVED_BITS } from './3-4-reserved.ts';
import { FRAGMENTS, MORE_FRAGMENTS } from './5-fragments.ts';
import {
  INVALID,
  KOSME,
  STRESS,
  STRESS_AS_BINARY,
  STRESS_IN_FRAGMENTS,
  STRESS_IN_REASONS,
  VALID,
} from './6-utf8.ts';
import { CLOSING, CODES, MORE_CLOSING } from './7-closing.ts';
import { conforms, Listening } from './endpoint.ts';
import { end, type Frame, lay, more, text, unfinished } from './notation.ts';

conforms('1 framing', [...FRAMING, ...HEADERS]);
conforms('2 pings and pongs', PINGS);
conforms('3 reserved bits', [...RESERVED_BITS, ...EVERY_BIT]);
conforms('4 opcodes', [...OPCODES, ...EVERY_OPCODE]);
conforms('5 fragmentation', [...FRAGMENTS, ...MORE_FRAGMENTS]);
conforms('6 UTF-8', [...VALID, ...INVALID, ...STRESS, ...STRESS_IN_FRAGMENTS, STRESS_AS_BINARY], ['server']);
conforms('6 UTF-8 in reasons', STRESS_IN_REASONS, ['server']);
conforms('7 closing', [...CLOSING, ...CODES, ...MORE_CLOSING]);

// Three parts come one after the other: the first is good, the second has the octet that cannot be (90 behind F4: a
// code point beyond U+10FFFF), the third would be good by itself and is never needed.
describe('6 UTF-8, fail fast', () => {
  const edited = concat([KOSME, Uint8Array.of(0xf4, 0x90, 0x80, 0x80, 0x65, 0x64, 0x69, 0x74, 0x65, 0x64)]);
  const slices = (...cuts: readonly [number, number]) =>
    [edited.slice(0, cuts[0]), edited.slice(cuts[0], cuts[1]), edited.slice(cuts[1])] as const;
  const inFrames = ([one, two, three]: ReturnType<typeof slices>): Frame[] => [
    unfinished(text(one)),
    more(two),
    end(three),
  ];

  test.each([
    ['6.4.1 in three frames', slices(11, 15)],
    ['6.4.2 in three frames, the second with that octet alone', slices(12, 13)],
  ] as const)('%s', (_, parts) => {
    const { bytes, spots } = lay(inFrames(parts), true);
    const listening = new Listening('server');
    const part = (n: number) => bytes.subarray(spots[n]?.from, spots[n]?.to);
    expect(listening.push(part(0)).told).toEqual([]);
    expect(listening.push(part(1)).told).toEqual(['failure 1007']);
    expect(listening.push(part(2)).told).toEqual(['failure 1007']);
  });

  test.each([
    ['6.4.3 in three chops of one frame', [11, 15]],
    ['6.4.4 in three chops, the second with that octet alone', [12, 13]],
  ] as const)('%s', (_, [first, second]) => {
    const { bytes, spots } = lay([text(edited)], true);
    const header = spots[0]?.payloadFrom ?? 0;
    const listening = new Listening('server');
    expect(listening.push(bytes.subarray(0, header + first)).told).toEqual([]);
    expect(listening.push(bytes.subarray(header + first, header + second)).told).toEqual(['failure 1007']);
    expect(listening.push(bytes.subarray(header + second)).told).toEqual(['failure 1007']);
  });
});
