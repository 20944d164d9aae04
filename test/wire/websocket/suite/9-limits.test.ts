/** Autobahn's categories 9 and 10, as a server end. Its cases are made one by one: all at once they are too much memory. */
import { describe, test } from 'vitest';
import { type Bytes, concat } from '../../../../src/base/index.ts';
import { check, type Limits } from './endpoint.ts';
import {
  binary,
  end,
  type Frame,
  fragments,
  more,
  ping,
  repeated,
  saw,
  type Seen,
  text,
  tooLong,
  tooMuch,
  unfinished,
  type Chop,
} from './notation.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
// Characters of one to four octets, 13 together: a cut into powers of two goes through all of them.
const WORDS = 'aéb€c𤭢d';

/** The same octets serve all cases that want so many. */
const made = new Map<string, Bytes>();
function payload(kind: 'text' | 'binary', size: number): Bytes {
  const name = `${kind} ${size}`;
  const found = made.get(name) ?? fresh(kind, size);
  made.set(name, found);
  return found;
}

function fresh(kind: 'text' | 'binary', size: number): Bytes {
  if (kind === 'binary') return repeated(Uint8Array.of(0x00, 0xfe, 0x23, 0xfa, 0xf0), size);
  const words = repeated(WORDS, size - (size % 13));
  return concat([words, repeated('.', size % 13)]);
}

const whole = (kind: 'text' | 'binary', size: number): Frame =>
  (kind === 'text' ? text : binary)(payload(kind, size));
const words = (size: number): string => (size < MIB ? `${size / KIB} KiB` : `${size / MIB} MiB`);

type Made = () => readonly [sent: readonly Frame[], seen: readonly Seen[], way?: Chop];

function run(name: string, make: Made, limits?: Limits): void {
  test(name, () => check([name, ...make()], 'server', limits));
}

describe.each([
  ['text', ['9.1', '9.3', '9.5', '9.7']],
  ['binary', ['9.2', '9.4', '9.6', '9.8']],
] as const)('9 limits, %s', (kind, [large, fragmented, inChops, many]) => {
  const seen = (size: number): Seen => saw[kind](payload(kind, size));

  for (const [i, size] of [64 * KIB, 256 * KIB, MIB, 4 * MIB, 8 * MIB, 16 * MIB].entries()) {
    run(`${large}.${i + 1} ${words(size)} in one frame`, () => [[whole(kind, size)], [seen(size)]]);
  }
  for (let i = 0, size = 64; size <= 4 * MIB; i += 1, size *= 4) {
    const name = `${fragmented}.${i + 1} 4 MiB in fragments of ${size} octets`;
    run(name, () => [fragments(whole(kind, 4 * MIB), size), [seen(4 * MIB)]]);
  }
  for (const [i, way] of [64, 128, 256, 512, 1024, 2048].entries()) {
    run(`${inChops}.${i + 1} 1 MiB in chops of ${way}`, () => [[whole(kind, MIB)], [seen(MIB)], way]);
  }
  for (const [i, size] of [0, 16, 64, 256, 1024, 4096].entries()) {
    const times = <T>(one: T): T[] => Array.from({ length: 1000 }, () => one);
    run(`${many}.${i + 1} 1000 messages of ${size} octets`, () => [
      times(whole(kind, size)),
      times(seen(size)),
      997,
    ]);
  }
});

// §10.4: an implementation may have limits; §7.4.1: 1009 says so. The header tells, so no payload is waited for.
describe('9+ limits of a frame and a message', () => {
  const octets = (size: number): Frame => binary(repeated('x', size));
  const good = (size: number): Seen => saw.binary(repeated('x', size));

  for (const maxPayload of [0, 1, 125, 126, 127, 65_535, 65_536]) {
    const most: Made = () => [
      [octets(maxPayload), octets(0)],
      [good(maxPayload), good(0)],
    ];
    run(`9+ a frame of ${maxPayload} octets where so many may be`, most, { maxPayload });
    const oneMore: Made = () => [
      [octets(0), octets(maxPayload + 1)],
      [good(0), saw.failure(1009, tooLong(1))],
    ];
    run(`9+ a frame of ${maxPayload + 1} octets where one less may be`, oneMore, { maxPayload });
  }
  for (const [name, length] of [
    ['2^32', 1n << 32n],
    ['2^53', 1n << 53n],
    ['2^63 − 1', (1n << 63n) - 1n],
  ] as const) {
    run(`9+ a frame that says ${name} octets`, () => [
      [{ ...binary(), length }],
      [saw.failure(1009, tooLong(0))],
    ]);
  }

  const limits = { maxMessage: 100 };
  const parts = (first: number, ...rest: readonly number[]): Frame[] => [
    unfinished(octets(first)),
    ...rest.map((size) => more(repeated('x', size))),
  ];
  const fails = (n: number): Seen[] => [saw.failure(1009, tooMuch(n))];
  run('9+ 100 octets where so many may be', () => [[octets(100)], [good(100)]], limits);
  run('9+ 100 in fragments', () => [[...parts(40, 0, 59), end('x')], [good(100)]], limits);
  run('9+ 101 in one frame', () => [[octets(101)], fails(0)], limits);
  run('9+ 101 in fragments', () => [[...parts(40, 60), end('x')], fails(2)], limits);
  run('9+ 101 in the second of three', () => [[...parts(40, 61), end()], fails(1)], limits);
  run(
    '9+ 100 and a ping',
    () => [
      [...parts(99), ping('pp'), end('x')],
      [saw.ping('pp'), good(100)],
    ],
    limits,
  );
  run(
    '9+ twice 100',
    () => [
      [octets(100), octets(100)],
      [good(100), good(100)],
    ],
    limits,
  );
  const endless = (): Frame[] => fragments(whole('text', 4 * MIB), 4 * KIB).slice(0, 300);
  run('9.9.1 fragments of 4 KiB without an end', () => [endless(), fails(256)], { maxMessage: MIB });
});

describe('10 misc', () => {
  const size = 64 * KIB;
  run('10.1.1 64 KiB, fragmented at 1300 octets', () => [
    fragments(whole('text', size), 1300),
    [saw.text(payload('text', size))],
  ]);
});
