// Firefox for the component tests: the one FIREFOX_PATH names, else one in PATH.
import { fromEnvironment, inPath } from './programs.mjs';

export function findFirefox() {
  return fromEnvironment('FIREFOX_PATH') ?? inPath(['firefox', 'firefox-esr']);
}
