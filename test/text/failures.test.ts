/** Each code that a browser's or a server's HTTP records has words in every language, and no words are left over. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explainFailures, failureText } from '../../src/text/failures/index.ts';
import { LANGUAGES, stageWords } from '../../src/text/index.ts';

const CODE = /'((?:cors|fetch|cookie)\/[a-z-]+)'/g;
const sources = globSync('src/{clients,servers}/**/*.ts', { cwd: new URL('../..', import.meta.url) });
const written = sources.flatMap((file) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return [...text.matchAll(CODE)].map(([, code = '']) => code);
});

it('the codes of cors, fetch and cookie', () => {
  const told = Object.keys(failureText.en).filter((key) => /^failure\.(cors|fetch|cookie)\//.test(key));
  expect(told.toSorted()).toEqual([...new Set(written)].map((code) => `failure.${code}`).toSorted());
});

it('come behind the picture, and are said from then on', () => {
  const said = (): readonly string[] =>
    LANGUAGES.map((language) => stageWords(language, 'failure.cors/other-origin'));
  expect(said()).toEqual(['', '']);
  explainFailures();
  expect(said()).toEqual(['answered for another origin', failureText.vi['failure.cors/other-origin']]);
});
