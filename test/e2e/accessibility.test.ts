/** The whole page, at three widths and in both themes, without one violation of axe's rules. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import { useSite } from './harness.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A step with the handshake view, one with the bit ruler and a question, one with a task. */
const STEPS = ['#/2.1a/the-101', '#/2.1e/close-frame', '#/2.1c/your-turn'];

describe('axe on the whole page', () => {
  const site = useSite('/');
  for (const width of [1440, 1024, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`finds nothing at ${width} px, ${colorScheme}`, async () => {
        const viewport = { width, height: 844 };
        const { page } = await site.visit(STEPS[0], { viewport, colorScheme, reducedMotion: 'reduce' });
        for (const step of STEPS) {
          await page.evaluate((hash) => (location.hash = hash), step);
          await page.locator('w-inspector').getByRole('tab', { selected: true }).first().waitFor();
          // `evaluate` is not held by the page's policy, an inline script would be.
          await page.evaluate(axe);
          const { violations, passes } = await page.evaluate(
            (): Promise<AxeResults> =>
              (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
          );
          assert.ok(passes.length > 40, `axe checked ${passes.length} rules`);
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
            [],
          );
        }
      });
    }
  }
});
