// What each runner's reporter hands to run-tests.mjs: a file with counts, at the path in TEST_REPORT.
import { writeFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: string[] }} Report */

/** @param {Report} report */
export function writeReport(report) {
  const path = process.env['TEST_REPORT'];
  if (path) writeFileSync(path, JSON.stringify(report));
}
