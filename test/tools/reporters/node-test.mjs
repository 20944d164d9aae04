import { writeReport } from './report.mjs';

/**
 * @param {AsyncIterable<{ type: string, data: any }>} events of node:test
 * @returns {AsyncGenerator<string>}
 */
export default async function* countingReporter(events) {
  /** @type {import('./report.mjs').Report} */
  const report = { passed: 0, failed: 0, skipped: [] };
  for await (const { type, data } of events) {
    const isTest = type === 'test:pass' || type === 'test:fail';
    // A suite reports itself beside its tests. A file that fails to load reports as one failed test.
    if (!isTest || (data.details?.type === 'suite' && type === 'test:pass')) continue;
    const left = data.skip ?? data.todo;
    if (left !== undefined)
      report.skipped.push(`${data.name}: ${left === true || left === '' ? 'no reason given' : left}`);
    else if (type === 'test:pass') report.passed += 1;
    else report.failed += 1;
  }
  writeReport(report);
  yield '';
}
