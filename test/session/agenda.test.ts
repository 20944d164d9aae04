/** Notation: `b2` is action b at 2 µs; actions that come later are appended behind a `+`. */
import { describe, expect, it } from 'vitest';
import { micros } from '../../src/base/index.ts';
import { Clock } from '../../src/network/index.ts';
import type { Action } from '../../src/scenario/index.ts';
import { Agenda } from '../../src/session/agenda.ts';

const action = (id: string): Action => ({
  id,
  at: micros(Number(id.slice(1))),
  kind: 'server',
  do: { deed: 'crash' },
});

/** The ids of what was done, in order, where `later` was added when everything until `at` was done. */
function done(given: string, at = 0, later = ''): string {
  const clock = new Clock();
  const ids: string[] = [];
  const actions = (words: string): Action[] => (words === '' ? [] : words.split(' ').map(action));
  const agenda = new Agenda(clock, actions(given), ({ id }) => void ids.push(id));
  const until = (end: number): void => {
    for (let task = clock.next(micros(end)); task !== undefined; task = clock.next(micros(end))) task.run?.();
  };
  until(at);
  for (const each of actions(later)) agenda.add(each);
  until(1000);
  return ids.join(' ');
}

describe('the agenda of a lane', () => {
  it.each([
    ['', 0, '', ''],
    ['a3 b1 c2', 0, '', 'b1 c2 a3'],
    // Of one instant: as they were given.
    ['a2 b1 c2 d1', 0, '', 'b1 d1 a2 c2'],
    ['a1 b5', 2, 'c3 d9', 'a1 c3 b5 d9'],
    ['a1 b5', 2, 'c5 d3', 'a1 d3 b5 c5'],
    ['a1', 2, 'b3', 'a1 b3'],
  ])('%s, at %i + %s', (given, at, later, expected) => expect(done(given, at, later)).toBe(expected));
});
