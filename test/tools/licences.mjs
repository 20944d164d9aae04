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
 * Rollup's type of a plugin and Vite's differ in what `this` is in hooks that this plugin does not have.
 * @param {import('rollup-plugin-license').ThirdParty} thirdParty
 * @returns {import('vite').Plugin}
 */
function plugin(thirdParty) {
  /** @type {any} */
  const made = licences({ thirdParty });
  return { ...made, apply: 'build' };
}

/** For a worker's bundle: its packages are kept for the page's file. */
export const licencesOfWorker = () => plugin({ multipleVersions: true, output: keep });

/**
 * For the page's bundle: writes the file.
 * @param {string} file
 */
export const licencesOfPage = (file) =>
  plugin({
    multipleVersions: true,
    output: {
      file,
      template: (dependencies) => {
        keep(dependencies);
        return [...found.keys()]
          .toSorted()
          .map(entry)
          .join(`\n\n${'-'.repeat(72)}\n\n`);
      },
    },
  });
