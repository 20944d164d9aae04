// The rooms of src/ and what each may use. This table is the rule; imports.test.ts only reads it.

export interface Room {
  /** Rooms it may import. */
  readonly rooms: readonly string[];
  /** Packages it may import; `node:` and `virtual:` stand for every specifier that begins so. */
  readonly packages: readonly string[];
  /** Files other rooms may import, with * for one folder. Without this, index.ts alone. */
  readonly entries?: readonly string[];
  /** True where the page or Node is at hand: the ban list below does not hold there. */
  readonly ambient?: true;
  /** Names of the ban list that this room may use all the same. */
  readonly names?: readonly string[];
}

export const ROOMS: Readonly<Record<string, Room>> = {
  base: { rooms: [], packages: [] },
  scenario: { rooms: ['base'], packages: ['valibot'], entries: ['index.ts', '*/index.ts'] },
  wire: {
    rooms: ['base'],
    packages: ['@noble/hashes', 'pako'],
    entries: ['*/index.ts', 'websocket/deflate/index.ts'],
  },
  trace: { rooms: ['base'], packages: [], entries: ['index.ts', 'file/index.ts'] },
  network: { rooms: ['base', 'wire', 'trace'], packages: [] },
  servers: {
    rooms: ['base', 'wire', 'network', 'trace'],
    packages: ['msw', 'mock-socket'],
    entries: ['index.ts', 'boxes/index.ts', 'middleware/index.ts'],
  },
  clients: {
    rooms: ['base', 'wire', 'network', 'trace'],
    packages: [],
    entries: [
      'index.ts',
      'event-source/index.ts',
      'fetch/index.ts',
      'interfaces/index.ts',
      'pages/index.ts',
      'push/index.ts',
    ],
  },
  apps: {
    rooms: ['base', 'scenario', 'wire', 'trace', 'network', 'servers', 'clients'],
    packages: [],
    entries: ['index.ts', '*/index.ts'],
  },
  session: { rooms: ['base', 'scenario', 'network', 'trace'], packages: [] },
  projections: {
    rooms: ['base', 'scenario', 'wire', 'trace'],
    packages: [],
    entries: ['index.ts', '*/index.ts'],
  },
  exports: { rooms: ['base', 'wire', 'trace', 'projections'], packages: [] },
  'course/play': {
    rooms: ['base', 'scenario', 'trace', 'projections'],
    packages: ['valibot'],
    entries: ['index.ts', 'judge/index.ts'],
  },
  'course/compile': {
    rooms: ['base', 'scenario', 'trace', 'projections', 'course/play', 'engine'],
    packages: ['yaml', 'marked', 'valibot', 'vite', 'node:'],
    ambient: true,
  },
  text: { rooms: ['base'], packages: [], entries: ['index.ts', '*/index.ts'] },
  ui: {
    rooms: ['base', 'scenario', 'projections', 'text'],
    packages: ['lit'],
    entries: ['index.ts', '*/index.ts', 'theme/tokens.css'],
    ambient: true,
  },
  engine: {
    rooms: [
      'base',
      'scenario',
      'wire',
      'trace',
      'network',
      'servers',
      'clients',
      'apps',
      'session',
      'projections',
      'course/play',
    ],
    packages: [],
    entries: ['index.ts', 'headless.ts'],
    ambient: true,
  },
  lab: {
    rooms: ['base', 'scenario', 'projections', 'course/play', 'engine', 'text'],
    packages: [],
    entries: ['index.ts', '*/index.ts'],
    // The player follows the frames of the screen.
    names: ['performance', 'requestAnimationFrame'],
  },
  app: {
    rooms: [
      'base',
      'scenario',
      'wire',
      'trace',
      'network',
      'clients',
      'projections',
      'exports',
      'engine',
      'course/play',
      'text',
      'ui',
      'lab',
    ],
    packages: ['lit', 'msw', '@mswjs/interceptors', 'virtual:'],
    ambient: true,
  },
};

/** In each of these rooms, one file alone imports the package. */
export const SOLE_IMPORTER: readonly { readonly room: string; readonly package: string }[] = [
  { room: 'servers', package: 'msw' },
  { room: 'servers', package: 'mock-socket' },
];

/** Globals that a run must not depend on: the clock, chance, the locale, the page, the network, the collector. */
export const BANNED_NAMES: ReadonlySet<string> = words(
  'Date Temporal performance Intl crypto WeakRef FinalizationRegistry',
  'setTimeout clearTimeout setInterval clearInterval setImmediate queueMicrotask',
  'requestAnimationFrame requestIdleCallback scheduler',
  'globalThis window self document navigator location history process Buffer',
  'localStorage sessionStorage indexedDB caches cookieStore',
  'fetch XMLHttpRequest WebSocket EventSource Worker SharedWorker',
  'MessageChannel BroadcastChannel postMessage eval Function require alert',
);

/** What engines compute alike. Everything else of Math is banned with the names above. */
export const ALLOWED_MATH: ReadonlySet<string> = words('imul floor min max sqrt abs ceil trunc clz32');

/** Methods that ask the locale. */
export const LOCALE_METHOD = /^(localeCompare|toLocale\w+)$/;

/** The files whose purpose is to name some of it. */
export const FILE_NAMES: Readonly<Record<string, ReadonlySet<string>>> = {
  'servers/realm.ts': words(
    'globalThis Date Math performance crypto localStorage',
    'setTimeout clearTimeout setInterval clearInterval setImmediate queueMicrotask',
  ),
  'servers/local-storage.ts': words('globalThis'),
  'session/turn.ts': words('MessageChannel BroadcastChannel scheduler globalThis'),
};

export const MAX_LINES = 300;

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
