/** What is read again: links, files, and the edits that a browser keeps. One bad piece costs no other. */
import { describe, expect, it } from 'vitest';
import { base64, micros, utf8 } from '../../src/base/index.ts';
import type { Edit } from '../../src/scenario/index.ts';
import {
  formatEdits,
  formatRun,
  formatShared,
  parseEdits,
  parseRun,
  parseShared,
  splitEdits,
} from '../../src/scenario/json/index.ts';

const knob = (loss: number): Edit => ({ edit: 'knobs', set: { loss } });
const saved = (...edits: readonly unknown[]): string => JSON.stringify({ version: 1, edits });
const fetched = (fields: unknown): unknown => ({
  edit: 'add',
  action: {
    id: 'u1',
    at: 1,
    kind: 'client',
    client: 'Alice',
    do: { deed: 'fetch', call: 'c', method: 'GET', target: '/', fields },
  },
});

describe('kept edits', () => {
  it('come back', () => {
    expect(parseEdits(formatEdits([knob(1), knob(2)]))).toEqual({ edits: [knob(1), knob(2)], bad: 0 });
  });

  it('of which one is bad: it is set aside alone', () => {
    const bad = fetched([['X', 'a\u0000b']]);
    expect(parseEdits(saved(knob(1), bad, knob(2)))).toEqual({ edits: [knob(1), knob(2)], bad: 1 });
  });

  it('that are none are no edits at all', () => {
    for (const text of ['', '{', '[]', '{"version":2,"edits":[]}', '{"version":1,"edits":{}}'])
      expect(parseEdits(text)).toBeUndefined();
  });

  it('of all scenarios in one text, as earlier pages kept them, are taken apart, whatever they are', () => {
    const together = JSON.stringify({ version: 1, edits: { 'a/0': [knob(1)], 'b/0': ['newer'] } });
    expect(splitEdits(together)).toEqual(
      new Map([
        ['a/0', formatEdits([knob(1)])],
        ['b/0', formatEdits(['newer'])],
      ]),
    );
    for (const text of ['', '[]', '{"version":2,"edits":{}}']) expect(splitEdits(text)).toBeUndefined();
  });
});

describe('a shared run', () => {
  const shared = { hash: '01234567', edits: [knob(1)], cursor: micros(5), selected: 'a/c0/up/m0' };
  const query = (value: unknown): string => `s=${base64(utf8(JSON.stringify(value))).replaceAll('=', '')}`;

  it('comes back from its link, and from its file with its place', () => {
    expect(parseShared(formatShared(shared))).toEqual(shared);
    const run = { ...shared, lesson: '2.1a', step: 'the-ask' };
    expect(parseRun(formatRun(run))).toEqual(run);
  });

  it('of a newer version is newer, not damaged', () => {
    expect(parseShared(query({ v: 2, everything: 'else' }))).toBe('newer');
    expect(parseRun(JSON.stringify({ v: 2 }))).toBe('newer');
    for (const value of [{ v: 0 }, { v: '2' }, { v: 1.5 }, {}, 7, null])
      expect(parseShared(query(value))).toBe('broken');
    expect(parseRun(JSON.stringify({ v: 1, h: '', e: [], t: 0, s: '' }))).toBe('broken');
  });
});
