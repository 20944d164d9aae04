/** The traces that test/engine-browser computes in Chromium, Firefox and WebKit, computed in Node. */
import { expect, it } from 'vitest';
import { EXPECTED } from '../engine-browser/expected.ts';
import { fixedRuns } from '../engine-browser/fixed-runs.ts';

it('the fixed runs have the hashes that every engine computes', async () => {
  expect(await fixedRuns(false)).toEqual(EXPECTED);
});

it('and keep them under noise', async () => {
  for (let n = 0; n < 10; n++) expect(await fixedRuns(true)).toEqual(EXPECTED);
});
