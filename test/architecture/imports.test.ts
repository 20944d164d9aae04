// Holds src/ to the table in rules.ts, and shows with fixtures that each kind of breach is seen. Tests have a limit too.
// A fixture is one file of an imagined tree. Its first line: `// <path below src/> -> <line> <kind>: <what>`, or `-> nothing`.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Breach, type Kind, breachesOf } from './check.ts';
import { MAX_LINES } from './rules.ts';

const SRC = join(import.meta.dirname, '../../src');
const TESTS = join(import.meta.dirname, '..');
const FIXTURES = join(import.meta.dirname, 'fixtures');

const show = ({ path, line, kind, what }: Breach) => `${path}:${line} ${kind}: ${what}`;

test('src keeps to the table', () => {
  const paths = globSync('**/*.{ts,css,md}', { cwd: SRC }).map((path) => path.replaceAll('\\', '/'));
  expect(paths.length).toBeGreaterThan(0);
  const tree = new Map(paths.map((path) => [path, readFileSync(join(SRC, path), 'utf8')]));
  expect(breachesOf(tree).map(show)).toEqual([]);
});

const fixtures = globSync('*.ts.txt', { cwd: FIXTURES }).map((name) => {
  const source = readFileSync(join(FIXTURES, name), 'utf8');
  const [, path = '', expected = ''] = /^\/\/ (\S+) -> (.+)/.exec(source) ?? [];
  return { name, source, path, expected };
});

describe('a fixture', () => {
  test.each(fixtures)('$name', ({ source, path, expected }) => {
    const found = breachesOf(new Map([...readme(path), [path, source]]));
    expect(found.map(({ line, kind, what }) => `${line} ${kind}: ${what}`).join(' | ') || 'nothing').toBe(
      expected,
    );
  });
});

test('a second file of servers that imports msw', () => {
  const file = "import { http } from 'msw/http';\nexport { http };\n";
  const found = breachesOf(new Map([...readme('servers/'), ['servers/a.ts', file], ['servers/b.ts', file]]));
  expect(found.map(show)).toEqual(['servers/b.ts:1 sole-importer: servers/a.ts imports msw already']);
});

test('a room without a README', () => {
  const found = breachesOf(new Map([['base/index.ts', '']]));
  expect(found.map(show)).toEqual(['base:1 readme: has no README.md']);
});

test('a file of 301 lines', () => {
  const found = breachesOf(new Map([...readme('base/'), ['base/long.ts', '// one more\n'.repeat(301)]]));
  expect(found.map(show)).toEqual(['base/long.ts:301 length: has more than 300 lines']);
});

test('no file of a test is longer than one of src may be', () => {
  const paths = globSync('**/*.{ts,mjs,css}', { cwd: TESTS });
  expect(paths.length).toBeGreaterThan(0);
  const lines = (path: string) => readFileSync(join(TESTS, path), 'utf8').trimEnd().split('\n').length;
  expect(paths.filter((path) => lines(path) > MAX_LINES)).toEqual([]);
});

test('every kind of breach has its fixture', () => {
  // A record over Kind, so that a new kind does not compile before it stands here.
  const kinds: Record<Kind, 'fixture' | 'test above'> = {
    'no-room': 'fixture',
    room: 'fixture',
    entry: 'fixture',
    package: 'fixture',
    outside: 'fixture',
    computed: 'fixture',
    name: 'fixture',
    math: 'fixture',
    locale: 'fixture',
    power: 'fixture',
    declare: 'fixture',
    'sole-importer': 'test above',
    readme: 'test above',
    length: 'test above',
  };
  const seen = fixtures.flatMap(({ expected }) =>
    expected.split(' | ').map((entry) => entry.split(/[ :]/)[1]),
  );
  for (const [kind, where] of Object.entries(kinds)) if (where === 'fixture') expect(seen).toContain(kind);
});

function readme(path: string): [string, string][] {
  return [[`${path.split('/')[0]}/README.md`, '']];
}
