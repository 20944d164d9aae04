import { writeReport } from './report.mjs';

/** Counts for run-tests.mjs what the reporter beside it prints. */
export default class CountingReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {import('./report.mjs').Report} */
    const report = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      // A file that could not be loaded has errors of its own and no tests.
      report.failed += module.errors().length;
      for (const suite of module.children.allSuites()) report.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') report.passed += 1;
        else if (result.state === 'skipped')
          report.skipped.push(`${test.fullName}: ${result.note ?? 'no reason given'}`);
        else report.failed += 1; // failed, or never finished
      }
    }
    writeReport(report);
  }
}
