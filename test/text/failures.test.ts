/** Each code that a browser's or a server's HTTP records has words in every language, and no words are left over. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failureText } from '../../src/text/areas/failures.ts';

const CODE = /'((?:cors|fetch|cookie)\/[a-z-]+)'/g;
const sources = globSync('src/{clients,servers}/**/*.ts', { cwd: new URL('../..', import.meta.url) });
const written = sources.flatMap((file) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(CODE)].map(([, code = '']) => code);
});

it('the codes of cors, fetch and cookie', () => {
  const told = Object.keys(failureText.en).filter((key) => !key.startsWith('failure.http/'));
  expect(told.toSorted()).toEqual([...new Set(written)].map((code) => `failure.${code}`).toSorted());
});
