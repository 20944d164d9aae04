import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LIMITS } from '../tools/size-budget.mjs';
import { useSite } from './harness.ts';

for (const base of ['/', '/repo/']) {
  describe(`the built site under ${base}`, () => {
    const site = useSite(base);

    test('opens without an error and without asking anyone else', async () => {
      const visit = await site.visit();
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      assert.match(await visit.page.title(), /Wire 101/);
      await visit.page.waitForLoadState('networkidle');
      assert.deepEqual(visit.troubles, []);
      assert.ok(visit.requests.every((address) => address.startsWith(site.url)));
    });

    test('needs few requests', async () => {
      const visit = await site.visit();
      await visit.page.waitForLoadState('networkidle');
      assert.ok(visit.requests.length <= LIMITS.requests, visit.requests.join('\n'));
    });

    test('answers an unknown address with 404', async () => {
      const response = await fetch(`${site.url}no-such-page`);
      assert.equal(response.status, 404);
    });
  });
}
