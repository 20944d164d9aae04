/** The table of the inspector's views: lessons name them, and what one view finds hides nothing that another found. */
import { expect, it } from 'vitest';
import { LENSES, TABS } from '../../src/projections/inspection/index.ts';

const VIEWS = [...TABS, ...LENSES];

it('has the names that lessons were written with', () => {
  expect(TABS.map(({ id }) => id)).toEqual(expect.arrayContaining(['frame', 'hex', 'handshake', 'timing']));
  expect(LENSES.map(({ id }) => id)).toEqual(expect.arrayContaining(['code', 'devtools', 'wire']));
});

it.each([
  ['ids', VIEWS.map(({ id }) => id)],
  ['fields of a detail', VIEWS.flatMap(({ finds }) => Object.keys(finds))],
])('no two views have the same %s', (_, names) => {
  expect(names).toEqual([...new Set(names)]);
});
