// After a build: is the page still small enough to start fast? Sizes are gzip, as a static host sends them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

export const LIMITS = {
  /** JavaScript before the first lesson is interactive: what index.html loads, the page of lessons, and their imports. */
  pageBytes: 57_000,
  /** The same before the picture of the way in moves; what the preloads of lessons bring is not needed for it. */
  homeBytes: 51_000,
  /** The engine's worker, and all of its static imports. */
  workerBytes: 85_000,
  /** The page itself, scripts, preloads, styles, icons and the worker's files. */
  requests: 12,
};

/** What is fetched when it is wanted, beyond the first script: src/app/later.ts has an entry for each. */
export const LATER = {
  behind: 79_000,
  console: 17_000,
  help: 5_000,
  home: 12_000,
  lesson: 16_000,
  play: 15_000,
  sharing: 14_000,
  vi: 4_500,
};
/** What every page brings behind its picture is there before a reader can open these. */
const AFTER_BEHIND = ['console', 'help', 'play'];

/**
 * @param {string} root of the build
 * @returns what stands in the table: each figure and its limit
 */
export function measure(root) {
  const html = readFileSync(join(root, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)]
    .map(([, address = '']) => address)
    .filter((address) => !address.startsWith('data:'))
    .map((address) => join(root, address));
  const entry = /<script\b[^>]*\bsrc="([^"]+)"/.exec(html)?.[1];
  const first = withImports(entry === undefined ? [] : [join(root, entry)]);
  if (first.size === 0) throw new Error('index.html loads no script: has the build changed its form?');

  const assets = readdirSync(join(root, 'assets'));
  const behind = withImports(startingWith(root, assets, 'behind'));
  const later = Object.entries(LATER).map(([name, limit]) => {
    const isThere = (/** @type {string} */ file) =>
      first.has(file) || (AFTER_BEHIND.includes(name) && behind.has(file));
    const files = [...withImports(startingWith(root, assets, name))].filter((file) => !isThere(file));
    return { what: `${name}, B gzip`, is: bytesOf(files), limit, files };
  });
  const lesson = later.find(({ what }) => what.startsWith('lesson'));
  const page = withImports([
    ...linked.filter((file) => file.endsWith('.js')),
    ...first,
    ...(lesson?.files ?? []),
  ]);

  const home = later.find(({ what }) => what.startsWith('home'));

  // vite.config.ts names the workers' files.
  const worker = withImports(
    assets.filter((name) => /^worker-engine-.*\.js$/.test(name)).map((name) => join(root, 'assets', name)),
  );
  const startsWorker = assets.some(
    (name) => name.endsWith('.js') && /\bnew Worker\(/.test(readFileSync(join(root, 'assets', name), 'utf8')),
  );
  if (startsWorker && worker.size === 0)
    throw new Error('The build starts a worker, but has no assets/worker-engine-*.js.');

  const requests = new Set([join(root, 'index.html'), ...linked, ...page, ...worker]);
  return [
    { what: 'page JavaScript, B gzip', is: bytesOf(page), limit: LIMITS.pageBytes },
    {
      what: 'home: JavaScript before its picture moves, B gzip',
      is: bytesOf([...first, ...(home?.files ?? [])]),
      limit: LIMITS.homeBytes,
    },
    { what: 'engine worker, B gzip', is: bytesOf(worker), limit: LIMITS.workerBytes },
    { what: 'first-load requests', is: requests.size, limit: LIMITS.requests },
    ...later.map(({ what, is, limit }) => ({ what, is, limit })),
  ];
}

/**
 * The one script that was built from such an entry; of those whose name lessons have too, the page's own.
 *
 * @param {string} root
 * @param {readonly string[]} assets
 * @param {string} name
 */
function startingWith(root, assets, name) {
  const found = assets
    .filter((file) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file))
    .map((file) => join(root, 'assets', file))
    .filter((file) => !/^var \w+=\{id:`/.test(readFileSync(file, 'utf8')));
  if (found.length !== 1) throw new Error(`The build has ${found.length} scripts called ${name}.`);
  return found;
}

/** @param {Iterable<string>} files */
function withImports(files) {
  const all = new Set(files);
  // A set's iteration reaches what is added on the way.
  for (const file of all) {
    for (const { moduleRequest } of parseSync(file, readFileSync(file, 'utf8')).module.staticImports) {
      all.add(join(dirname(file), moduleRequest.value));
    }
  }
  return all;
}

/** @param {Iterable<string>} files */
function bytesOf(files) {
  let sum = 0;
  for (const file of files) sum += gzipSync(readFileSync(file)).length;
  return sum;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(join(root, 'index.html')))
    throw new Error('There is no build in dist/: run `npm run build` first.');
  const rows = measure(root);
  for (const { what, is, limit } of rows) {
    console.log(
      `${what.padEnd(50)} ${String(is).padStart(7)} of ${String(limit).padStart(7)}${is > limit ? '  OVER' : ''}`,
    );
  }
  process.exitCode = rows.some(({ is, limit }) => is > limit) ? 1 : 0;
}
