/** The figures' names are the ledger's fields. */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type FigureField, parseFigure } from '../../src/course/play/index.ts';
import { plainText } from './plain-text.ts';
import { http2Cost } from '../../src/projections/http2/index.ts';
import type { Ledger } from '../../src/projections/index.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { runAll, scenario } from '../session/harness.ts';
import { figuresAt } from './figures-at.ts';

describe('a figure', () => {
  it('is a lane and a field of the ledger', () => {
    expectTypeOf<FigureField>().toEqualTypeOf<keyof Ledger>();
    expect(parseFigure('a.median')).toEqual({ name: 'a.median', lane: 'a', field: 'median', unit: 'span' });
    expect(parseFigure('lane2.octets')).toMatchObject({ lane: 'lane2', unit: 'octets' });
    for (const name of ['a.medain', 'median', '.median', 'a.', 'a.toString', ''])
      expect(parseFigure(name)).toBeUndefined();
  });

  it('of HTTP/2 has a value in a lane that is counted so, as on the stage', async () => {
    const plain = scenario();
    const [trace] = await runAll({ ...plain, lanes: plain.lanes.slice(0, 1) });
    if (trace === undefined) throw new Error('a lane that polls');
    const octets = (http2: boolean): number => {
      const lanes = plain.lanes.map((lane) => ({
        ...lane,
        clients: lane.clients.map(({ name, transport }) => ({
          name,
          transport: transport.kind === 'polling' ? { ...transport, http2 } : transport,
        })),
      }));
      const of: Scenario = { ...plain, lanes };
      return figuresAt(new Map([['a', trace]]), of.until, of)('a.octetsHttp2');
    };
    expect(octets(false)).toBe(-1);
    expect(octets(true)).toBe(http2Cost(trace).octets.at(plain.until));
    expect(octets(true)).toBeGreaterThan(0);
  });

  it('is written by whoever turns inline parts into text', () => {
    const text = plainText(
      [
        { mark: 'plain', text: 'It took ' },
        { mark: 'figure', name: 'a.median', unit: 'span' },
        { mark: 'strong', text: '!' },
      ],
      ({ name, unit }) => `<${name} as ${unit}>`,
    );
    expect(text).toBe('It took <a.median as span>!');
  });
});
