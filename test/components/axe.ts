import axe from 'axe-core';
import { assert } from 'chai';

/** Fails with axe's findings. An element that has not rendered yet checks nothing, so that fails too. */
export async function assertAccessible(element: Element): Promise<void> {
  const { passes, violations } = await axe.run(element);
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html}\n  ${node.failureSummary}`),
  );
  if (findings.length > 0) assert.fail(findings.join('\n'));
  assert.isAbove(passes.length, 0, 'axe found nothing to check: is the element rendered?');
}
