/** The binary form of a trace: there and back, by hand, and what is said of a damaged one. */
import { describe, expect, it } from 'vitest';
import { concat, hex, latin1, micros, toHex } from '../../src/base/index.ts';
import { type Kind, KINDS, Recorder } from '../../src/trace/index.ts';
import { decodeTrace, encodeTrace } from '../../src/trace/file/index.ts';
import { CHAT } from '../engine-browser/fixed-runs.ts';
import { composition, runAll, textOf } from '../session/harness.ts';
import { connect, DIRECT, recorder } from './cast.ts';
import { put } from './samples.ts';

function decoded(bytes: Uint8Array): Recorder {
  const trace = decodeTrace(bytes);
  if (!trace.ok) throw new Error(trace.error);
  return trace.value;
}

/** What is said of it. */
function refusal(bytes: Uint8Array): string {
  const trace = decodeTrace(bytes);
  return trace.ok ? 'nothing' : trace.error;
}

/** A connection with one octet up, and a fact: it is open. */
function tiny(): Recorder {
  const trace = new Recorder();
  trace.addNode({ name: 'host', role: 'server' });
  trace.addNode({ name: 'Ö', role: 'page' });
  trace.stream(trace.openConnection(DIRECT), true).append(hex('ab'));
  trace.append('fault', micros(1), { fault: 'crash' });
  trace.append('handler-threw', micros(258), { conn: 0, up: true, error: 'Ö', cause: 0 });
  return trace;
}

/** The names of all kinds, as they stand in a file. */
const NAMES = concat([
  Uint8Array.of(KINDS.length, 0),
  ...KINDS.flatMap((name) => [Uint8Array.of(name.length, 0, 0, 0), latin1(name)]),
]);

const BEFORE = concat([latin1('w101trce'), hex('02 00'), NAMES]);
const TEXTS = hex('02 00 00 00  00 00 00 00  02 00 00 00 c3 96');
const CODES = Uint8Array.from(['fault', 'handler-threw'] as const, (kind) => KINDS.indexOf(kind));
const FACTS = hex(`
  02 00 00 00
  00 00 00 00 00 00 f0 3f  00 00 00 00 00 20 70 40
  ${toHex(CODES)}
  04 01
  ff ff ff ff  00 00 00 00
  ff ff ff ff  00 00 00 00
  00 00 00 00  00 00 00 00
  00 00 00 00  00 00 00 00
  00 00 00 00  00 00 00 00
  00 00 00 00  01 00 00 00
`);
const NODES = concat([
  hex('02 00 00 00'),
  hex('04 00 00 00'),
  latin1('host'),
  hex('06 00 00 00'),
  latin1('server'),
  hex('02 00 00 00 c3 96'),
  hex('04 00 00 00'),
  latin1('page'),
]);
/** One connection, from node 1 to node 0. */
const PARTIES = hex('01 00 00 00  01 00 00 00 00 00 00 00');
const STREAMS = concat([NODES, PARTIES, hex('01 00 00 00 ab  00 00 00 00')]);
const TINY = concat([BEFORE, TEXTS, FACTS, STREAMS]);

describe('there and back', () => {
  it('an empty trace', () => {
    const trace = decoded(encodeTrace(new Recorder()));
    expect([trace.length, trace.connections, trace.end]).toEqual([0, 0, 0]);
  });

  it('the fixed runs: every fact and every octet, and the same file again', async () => {
    for (const trace of await runAll(CHAT, composition())) {
      const bytes = encodeTrace(trace);
      const copy = decoded(bytes);
      expect(textOf(copy)).toBe(textOf(trace));
      expect(encodeTrace(copy)).toEqual(bytes);
    }
  });

  it('facts of every kind, over several pages; the copy can go on', () => {
    const trace = recorder();
    connect(trace, 127);
    for (let n = 0; n < 5000; n++) put(trace, KINDS[n % KINDS.length] ?? 'call', n % 128, `t${n % 9}`);
    const copy = decoded(encodeTrace(trace));
    for (const each of [trace, copy]) put(each, 'page-call', 1, 't3');
    expect(textOf(copy)).toBe(textOf(trace));
    expect(copy.contents()).toEqual(trace.contents());
  });

  it('of a part of a larger buffer', () => {
    const bytes = concat([hex('00 00 00'), TINY]).subarray(3);
    expect(textOf(decoded(bytes))).toBe(textOf(tiny()));
  });
});

describe('by hand', () => {
  it('is written so', () => {
    expect(toHex(encodeTrace(tiny()))).toBe(toHex(TINY));
  });

  it('is read so', () => {
    const trace = decoded(TINY);
    expect(trace.at(0)).toEqual({ index: 0, at: 1, kind: 'fault', fault: 'crash', node: -1, cause: -1 });
    expect(trace.at(1)).toMatchObject({
      at: 258,
      kind: 'handler-threw',
      conn: 0,
      up: true,
      error: 'Ö',
      cause: 0,
    });
    expect(trace.stream(0, true).slice(0, 9)).toEqual(hex('ab'));
  });

  it('knows kinds by their names, whatever their codes', () => {
    const few = concat([
      hex('02 00'),
      hex('0d 00 00 00'),
      latin1('handler-threw'),
      hex('05 00 00 00'),
      latin1('fault'),
    ]);
    const facts = FACTS.slice();
    facts.set(hex('01 00'), 20);
    const bytes = concat([latin1('w101trce'), hex('02 00'), few, TEXTS, facts, STREAMS]);
    expect(textOf(decoded(bytes))).toBe(textOf(tiny()));
  });
});

describe('a kind that this engine does not know', () => {
  const strange = concat([
    latin1('w101trce'),
    hex('02 00'),
    Uint8Array.of(KINDS.length + 1, 0),
    NAMES.subarray(2),
    hex('05 00 00 00'),
    latin1('later'),
  ]);
  const facts = FACTS.slice();
  facts[21] = KINDS.length;
  const bytes = concat([strange, TEXTS, facts, STREAMS]);

  it('is unknown, and survives the round trip with its name and its columns', () => {
    const trace = decoded(bytes);
    expect(trace.at(1)).toEqual({ index: 1, at: 258, kind: 'unknown', code: KINDS.length, cause: 0 });
    expect(trace.kinds.at(-1)).toBe('later');
    expect(toHex(encodeTrace(trace))).toBe(toHex(bytes));
  });
});

describe('damage', () => {
  it.each([
    [
      'other octets',
      latin1('GIF89a: no trace'),
      "This is no trace: it begins with other octets than 'w101trce'.",
    ],
    [
      'nothing',
      hex(''),
      "The file is cut short: 8 octets of 'w101trce' were expected at 0, and 0 are there.",
    ],
    [
      'a newer version',
      concat([latin1('w101trce'), hex('03 00')]),
      'Version 2 of a trace was expected; this is version 3, of a newer engine.',
    ],
    [
      'an older version',
      concat([latin1('w101trce'), hex('01 00')]),
      'Version 2 of a trace was expected; this is version 1, of an older engine: run its scenario again.',
    ],
    [
      'more octets behind it',
      concat([TINY, hex('00')]),
      `The end was expected at ${TINY.length}; 1 more octets follow.`,
    ],
    [
      'a million facts that are not there',
      concat([BEFORE, TEXTS, hex('40 42 0f 00')]),
      `The file is cut short: 34000000 octets of 1000000 facts were expected at ${BEFORE.length + TEXTS.length + 4}, and 0 are there.`,
    ],
    [
      'a first text that says something',
      concat([BEFORE, hex('01 00 00 00  01 00 00 00 61'), FACTS, STREAMS]),
      'The first text was expected to be empty.',
    ],
    [
      'a connection with nobody',
      concat([BEFORE, TEXTS, FACTS, NODES, hex('01 00 00 00  02 00 00 00 00 00 00 00')]),
      'A connection was expected to be of two of 2 nodes; one is 2.',
    ],
  ])('%s', (_name, bytes, said) => {
    expect(refusal(bytes)).toBe(said);
  });

  /** The facts with other octets from there on. */
  const facts = (at: number, octets: string): Uint8Array => {
    const changed = FACTS.slice();
    changed.set(hex(octets), at);
    return concat([BEFORE, TEXTS, changed, STREAMS]);
  };

  it.each([
    ['a kind', 20, 'ff', `Fact 0 was expected to be of one of ${KINDS.length} kinds; it is of kind 255.`],
    [
      'a time',
      4,
      '00 00 00 00 00 00 e0 3f',
      'The time of fact 0 was expected to be a whole number, not below 0.',
    ],
    [
      'an order',
      4,
      '00 00 00 00 00 00 80 40',
      'The time of fact 1 was expected to be a whole number, not below 512.',
    ],
    ['a connection', 28, '01 00 00 00', 'Fact 1 was expected to be of one of 1 connections.'],
    ['a cause', 36, '01 00 00 00', 'The cause of fact 1 was expected to be an earlier one.'],
    ['a text', 68, '02 00 00 00', 'Fact 1 was expected to have one of 2 texts.'],
  ])('%s that cannot be', (_name, at, octets, said) => {
    expect(refusal(facts(at, octets))).toBe(said);
  });

  it('cut short anywhere: it says what was expected, and where', () => {
    for (let length = 0; length < TINY.length; length++)
      expect(refusal(TINY.subarray(0, length))).toMatch(
        /^The file is cut short: \d+ octets of .+ were expected at \d+, and \d+ are there\.$/,
      );
  });
});

it('the kinds of a file are those of the table', () => {
  const names: readonly Kind[] = KINDS;
  expect(new Recorder().kinds).toEqual(names);
});
