// Small questions about this machine that every browser finder asks.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first of these programs that PATH holds.
 * @param {string[]} names
 */
export function inPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return firstExecutable(names.flatMap((name) => folders.map((folder) => join(folder, name))));
}

/** @param {string[]} files */
export function firstExecutable(files) {
  return files.find(isExecutable);
}

/**
 * The program an environment variable names. A name that leads nowhere is an error, not a reason to look elsewhere.
 * @param {string} variable
 */
export function fromEnvironment(variable) {
  const path = process.env[variable];
  if (!path) return undefined;
  if (!isExecutable(path)) throw new Error(`${variable} is set to ${path}, which is not a program.`);
  return path;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
