import { expect, test } from 'vitest';
import { assert, assertUnreachable, err, ok } from '../../src/base/index.ts';
import type { Result } from '../../src/base/index.ts';

test('assert passes on true and throws its message on false', () => {
  expect(() => assert(true, 'never said')).not.toThrow();
  expect(() => assert(false, 'the queue ran backwards')).toThrow('the queue ran backwards');
});

test('assertUnreachable names what came', () => {
  // @ts-expect-error: a value that still is possible is a type error
  expect(() => assertUnreachable({ kind: 'new' })).toThrow('"kind":"new"');
});

test('a Result narrows by ok', () => {
  const half = (n: number): Result<number> => (n % 2 === 0 ? ok(n / 2) : err('odd'));
  const four = half(8);
  expect(four.ok ? four.value : four.error).toBe(4);
  expect(half(7)).toEqual({ ok: false, error: 'odd' });
});
