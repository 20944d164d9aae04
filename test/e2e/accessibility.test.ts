/** The whole page, at three widths and in both themes, without one violation of axe's rules. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import { useSite } from './harness.ts';
import { partsOf, untilText } from './parts.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A step with the handshake view, one with the bit ruler and a question, one with a task. */
const STEPS = [
  ['#/2.1a/the-101', 'The 101 that changes everything'],
  ['#/2.1e/close-frame', 'A frame that says goodbye'],
  ['#/2.1c/your-turn', 'Make the header grow'],
] as const;

interface Axe {
  run(on: Document, options: RunOptions): Promise<AxeResults>;
}

describe('axe on the whole page', () => {
  const site = useSite('/');
  for (const [step, heading] of STEPS) {
    it(`finds nothing at ${step}`, async () => {
      const { page } = await site.visit(step, { reducedMotion: 'reduce' });
      await untilText(partsOf(page).heading, heading);
      await untilText(partsOf(page).status, 'Stopped at');
      // `evaluate` is not held by the page's policy, an inline script would be.
      await page.evaluate(axe);
      for (const width of [1440, 1024, 390]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 844 });
          await page.emulateMedia({ colorScheme });
          const { violations, passes } = await page.evaluate(
            (): Promise<AxeResults> =>
              (globalThis as unknown as { axe: Axe }).axe.run(document, {
                rules: { 'target-size': { enabled: true } },
              }),
          );
          assert.ok(passes.length > 40, `axe checked ${passes.length} rules`);
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          assert.deepEqual(found, [], `at ${width} px, ${colorScheme}`);
        }
      }
    });
  }
});
