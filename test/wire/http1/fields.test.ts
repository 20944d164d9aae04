import { describe, expect, it } from 'vitest';
import { ageField, directivesOf, essenceOf, type Field, listOf } from '../../../src/wire/http1/index.ts';

const of =
  (name: string) =>
  (...values: string[]): Field[] =>
    values.map((value) => [name, value]);

describe('a list, RFC 9110 §5.6.1', () => {
  it.each([
    [
      ['a, b', 'c'],
      ['a', 'b', 'c'],
    ],
    [[' , a ,,\tb,'], ['a', 'b']],
    // §5.6.4: a comma inside of a quoted-string separates nothing, and neither does one behind an escaped quote.
    [['a="x, y", b'], ['a="x, y"', 'b']],
    [[String.raw`a="x\", y", b`], [String.raw`a="x\", y"`, 'b']],
    [['a, "b, c'], ['a', '"b, c']],
    [[''], []],
  ])('%j: %j', (values, members) => expect(listOf(of('x')(...values), 'X')).toEqual(members));
});

describe('Cache-Control, RFC 9111 §5.2', () => {
  const told = (...values: string[]): string[] =>
    [...directivesOf(of('cache-control')(...values))].map(([name, value]) => `${name}:${value}`);
  it('has names in any case, values with or without quotes', () =>
    expect(told('no-cache="a", MAX-AGE = 5,,x=y=z', 'Private')).toEqual([
      'no-cache:a',
      'max-age:5',
      'x:y=z',
      'private:',
    ]));
  it('§4.2.1: of two of one name the first counts', () =>
    expect(told('max-age=0', 'max-age=3600')).toEqual(['max-age:0']));
  it('text in quotes is no directive', () =>
    expect(told('x="max-age=1, no-store", max-age=2')).toEqual(['x:max-age=1, no-store', 'max-age:2']));
});

describe('Age, RFC 9111 §5.1', () => {
  it.each([
    [['5'], 5],
    [['7200, 0'], 7200],
    [['0', '7200'], 0],
    [['x'], 0],
    [['-1'], 0],
    [[], 0],
  ])('%j: %i', (values, age) => expect(ageField(of('age')(...values))).toBe(age));
});

describe('the type of a message, Fetch "extract a MIME type"', () => {
  it.each([
    [['Text/HTML; charset=x'], 'text/html'],
    [['a/b', 'text/event-stream'], 'text/event-stream'],
    [['a/b, c/d;x="e/f, g/h"'], 'c/d'],
    [['a/b', '*/*'], 'a/b'],
    [['a/b', 'nonsense', 'a b/c', '/x'], 'a/b'],
    [['*/*'], undefined],
    [[], undefined],
  ])('%j: %s', (values, type) => expect(essenceOf(of('Content-Type')(...values))).toBe(type));
});
