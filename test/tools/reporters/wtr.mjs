import { writeReport } from './report.mjs';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */

/** @returns {import('@web/test-runner').Reporter} */
export function wtrReporter() {
  return {
    onTestRunFinished({ sessions }) {
      /** @type {import('./report.mjs').Report} */
      const report = { passed: 0, failed: 0, skipped: [] };
      for (const session of sessions) {
        const tests = session.testResults ? testsOf(session.testResults) : [];
        for (const test of tests) {
          if (test.skipped) report.skipped.push(`${test.name}: skipped in its file`);
          else if (test.passed) report.passed += 1;
          else report.failed += 1;
        }
        // A file that failed outside its tests (it did not load, it threw late) counts as one failure.
        if (!session.passed && tests.every((test) => test.passed || test.skipped)) report.failed += 1;
      }
      writeReport(report);
    },
  };
}

/**
 * @param {Suite} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsOf(suite) {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
