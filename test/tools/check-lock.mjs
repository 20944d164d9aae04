// A lock file made on one platform can lack the optional binaries of another; then `npm ci` refuses it there.
// So every optional dependency that some locked package names must itself be locked.
import { readFileSync } from 'node:fs';

/** @typedef {{ optionalDependencies?: Record<string, string> }} LockedPackage */

/** @type {{ packages: Record<string, LockedPackage> }} */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !isLocked(path, name))
    .map((name) => `${path || 'package.json'} needs ${name}, which is not in package-lock.json`),
);
if (missing.length > 0) {
  console.error(missing.join('\n'));
  console.error(
    'Pin versions that exist for every platform, delete the lock and node_modules, and install again.',
  );
  process.exit(1);
}

/**
 * Looks where Node looks: in the package's own node_modules, then in each folder above it.
 * @param {string} path of the package that asks
 * @param {string} name
 */
function isLocked(path, name) {
  for (
    let folder = path;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    if (`${folder}/node_modules/${name}` in lock.packages) return true;
  }
  return `node_modules/${name}` in lock.packages;
}
