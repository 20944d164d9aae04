/** Links, addresses and kept edits as earlier versions of the page wrote them: each still means what it meant. */
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { parseAddress } from '../../src/scenario/index.ts';
import { parseEdits, parseShared } from '../../src/scenario/json/index.ts';

/** Written on 2026-11-29 from a lesson of chapter 2, with a knob, two messages and a transport. */
const LINK =
  's=eyJ2IjoxLCJoIjoiNGJlMWYwYWEiLCJlIjpbeyJlZGl0Ijoia25vYnMiLCJzZXQiOnsicnR0IjoxMjAwMDB9fSx7ImVkaXQiOiJhZGQiLCJhY3Rpb24iOnsiaWQiOiJ1MyIsImF0IjoyMDAwMDAwLCJraW5kIjoiY2xpZW50IiwiY2xpZW50IjoiQWxpY2UiLCJkbyI6eyJkZWVkIjoic2F5IiwidGV4dCI6IkNow6BvIEJvYiJ9LCJsYW5lIjoiYiJ9fSx7ImVkaXQiOiJhZGQiLCJhY3Rpb24iOnsiaWQiOiJ1NCIsImF0IjoyNTAwMDAwLCJraW5kIjoic2VydmVyIiwiZG8iOnsiZGVlZCI6InNheSIsImZyb20iOiJCb2IiLCJ0ZXh0IjoiaGkiLCJ0aW1lcyI6MywicGllY2VzIjoyLCJwYXVzZSI6MTAwMH19fSx7ImVkaXQiOiJ0cmFuc3BvcnQiLCJsYW5lIjoiYSIsInRyYW5zcG9ydCI6eyJraW5kIjoibG9uZy1wb2xsaW5nIiwiaG9sZCI6MjUwMDAwMDB9fV0sInQiOjE1NDAwMDAsInMiOiJiL3Nob3duLzEifQ';

const EDITS = [
  { edit: 'knobs', set: { rtt: millis(120) } },
  {
    edit: 'add',
    action: {
      id: 'u3',
      at: millis(2000),
      kind: 'client',
      client: 'Alice',
      do: { deed: 'say', text: 'Chào Bob' },
      lane: 'b',
    },
  },
  {
    edit: 'add',
    action: {
      id: 'u4',
      at: millis(2500),
      kind: 'server',
      do: { deed: 'say', from: 'Bob', text: 'hi', times: 3, pieces: 2, pause: micros(1000) },
    },
  },
  { edit: 'transport', lane: 'a', transport: { kind: 'long-polling', hold: millis(25_000) } },
];

it('a link of version 1', () => {
  expect(parseShared(LINK)).toEqual({
    hash: '4be1f0aa',
    edits: EDITS,
    cursor: millis(1540),
    selected: 'b/shown/1',
  });
});

it('edits that a browser has kept', () => {
  expect(parseEdits(JSON.stringify({ version: 1, edits: EDITS }))).toEqual({ edits: EDITS, bad: 0 });
});

describe('an address from before a lane had several pages', () => {
  it('of a delivery is that of the first page', () => {
    expect(parseAddress('b/shown/1')).toEqual({ lane: 'b', what: 'shown', id: 1, page: 1 });
  });

  it('of a birth or a transfer is what it was', () => {
    expect(parseAddress('b/born/1')).toEqual({ lane: 'b', what: 'born', id: 1, page: 0 });
    expect(parseAddress('b/c0/up/f3')).toEqual({ lane: 'b', conn: 0, up: true, what: 'f', n: 3 });
  });
});
