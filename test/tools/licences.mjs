// The texts that the licences of bundled packages ask to go along with them. The engine's worker is bundled by itself,
// before the page's bundle is written; both end in one file.
import licences from 'rollup-plugin-license';

/** @typedef {import('rollup-plugin-license').Dependency} Dependency */

/** Name and version → package, of all bundles so far. */
const found = /** @type {Map<string, Dependency>} */ (new Map());

/** @param {Dependency[]} dependencies */
function keep(dependencies) {
  for (const each of dependencies) found.set(`${each.name} ${each.version}`, each);
}

/** Everything that the licence of one package wants said. */
function entry(/** @type {string} */ name) {
  const { license, licenseText, noticeText, author } = found.get(name) ?? {};
  const text = licenseText ?? `By ${author?.text() ?? 'its contributors'}. The package brings no text along.`;
  return [`${name} (${license})`, text, noticeText ?? ''].join('\n\n').trim();
}

/**
 * Keeps the packages of one bundle. Rollup's type of a plugin and Vite's differ in what `this` is in hooks that this
 * plugin does not have.
 * @returns {import('vite').Plugin}
 */
export function licencesOfBundle() {
  /** @type {any} */
  const made = licences({ thirdParty: { multipleVersions: true, output: keep } });
  return { ...made, apply: 'build' };
}

/**
 * Writes the file, beside the page. It comes after `licencesOfBundle` of the page.
 * @returns {import('vite').Plugin}
 */
export function licencesFile() {
  return {
    name: 'licences-file',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler() {
        const entries = [...found.keys()].toSorted().map(entry);
        this.emitFile({
          type: 'asset',
          fileName: 'licences.txt',
          source: entries.join(`\n\n${'-'.repeat(72)}\n\n`),
        });
      },
    },
  };
}
