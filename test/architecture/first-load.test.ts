/** What the page's own script brings along before anything is asked for: nothing that decodes, records or computes. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { parseSync } from 'vite';

const SRC = join(import.meta.dirname, '../../src');
const read = (path: string): string => readFileSync(join(SRC, path), 'utf8');

/** The files that a file needs when it runs: types are erased, and what is imported by a call comes later. */
function neededBy(path: string, source: string): string[] {
  const { staticImports, staticExports } = parseSync(path, source).module;
  const imports = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exports = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  );
  return [...imports, ...exports]
    .filter((specifier) => specifier.startsWith('.') && specifier.endsWith('.ts'))
    .map((specifier) => posix.join(posix.dirname(path), specifier));
}

/** A set's iteration reaches what is added on the way. */
function withAllNeeded(entry: string): ReadonlySet<string> {
  const files = new Set([entry]);
  for (const file of files) for (const needed of neededBy(file, read(file))) files.add(needed);
  return files;
}

const LATE = [
  'wire/',
  'trace/',
  'network/',
  'servers/',
  'clients/',
  'apps/',
  'session/',
  'projections/fold/',
  'projections/http2/',
  'projections/inspection/',
  'course/play/judge/',
  'scenario/json/',
  'lab/editing/',
  'lab/tables/',
];

test('the first load has no codec, no fold and no trace in it', () => {
  const files = [...withAllNeeded('app/main.ts')];
  expect(files).toContain('ui/stage/stage.ts');
  expect(files).toContain('projections/lane-columns.ts');
  expect(files.filter((file) => LATE.some((room) => file.startsWith(room)))).toEqual([]);
});

test('a folder that is not there keeps nothing away', () => {
  expect(LATE.filter((room) => !existsSync(join(SRC, room)))).toEqual([]);
});

test.each([
  ["import { a } from './b.ts'", ['x/b.ts']],
  ["import { type A } from './b.ts'", []],
  ["import type { A } from './b.ts'", []],
  ["import { type A, b } from '../b.ts'", ['b.ts']],
  ["import './b.ts'", ['x/b.ts']],
  ["export { a } from './b.ts'", ['x/b.ts']],
  ["export type { A } from './b.ts'", []],
  ["export * from './b.ts'", ['x/b.ts']],
  ["import('./b.ts')", []],
  ["import { html } from 'lit'", []],
])('%s', (source, needed) => {
  expect(neededBy('x/a.ts', source)).toEqual(needed);
});
