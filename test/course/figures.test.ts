/** The figures' names are the ledger's fields. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type FigureField, parseFigure, plainText } from '../../src/course/play/index.ts';
import type { Ledger } from '../../src/projections/index.ts';

describe('a figure', () => {
  it('is a lane and a field of the ledger', () => {
    expectTypeOf<FigureField>().toEqualTypeOf<keyof Ledger>();
    expect(parseFigure('a.median')).toEqual({ name: 'a.median', lane: 'a', field: 'median', unit: 'span' });
    expect(parseFigure('lane2.octets')).toMatchObject({ lane: 'lane2', unit: 'octets' });
    for (const name of ['a.medain', 'median', '.median', 'a.', 'a.toString', ''])
      expect(parseFigure(name)).toBeUndefined();
  });

  it('is written by whoever turns inline parts into text', () => {
    const text = plainText(
      [
        { mark: 'plain', text: 'It took ' },
        { mark: 'figure', name: 'a.median', lane: 'a', field: 'median', unit: 'span' },
        { mark: 'strong', text: '!' },
      ],
      ({ name, unit }) => `<${name} as ${unit}>`,
    );
    expect(text).toBe('It took <a.median as span>!');
  });
});
