/** The engine in a worker of a real browser: the same traces as in Node, and a page that notices nothing of it. */
import { assert } from 'chai';
import type { Hashes } from './fixed-runs.ts';
import { EXPECTED } from './expected.ts';

const NOISY_RUNS = 12;

function hashes(worker: Worker, noisy: boolean): Promise<Hashes> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ hashes?: Hashes; error?: string }>) => {
        if (data.hashes === undefined) reject(new Error(data.error));
        else resolve(data.hashes);
      },
      { once: true },
    );
    worker.postMessage({ noisy });
  });
}

const newWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

describe('the engine in a worker', function () {
  this.timeout(60_000);
  let worker: Worker;
  before(() => {
    worker = newWorker();
  });
  after(() => worker.terminate());

  it('computes the traces that Node computes', async () => {
    assert.deepEqual(await hashes(worker, false), EXPECTED);
  });

  it('computes them under noise', async () => {
    for (let n = 0; n < NOISY_RUNS; n++) assert.deepEqual(await hashes(worker, true), EXPECTED, `run ${n}`);
  });

  it('computes them in two workers at once', async () => {
    const other = newWorker();
    const both = await Promise.all([hashes(worker, true), hashes(other, true)]);
    other.terminate();
    assert.deepEqual(both, [EXPECTED, EXPECTED]);
  });

  it('touches no cookie, no storage and no global of the page', async () => {
    document.cookie = 'mine=1';
    localStorage.setItem('mine', '1');
    const before = await theWorld();
    await hashes(worker, false);
    assert.deepEqual(await theWorld(), before);
    assert.include(document.cookie, 'mine=1');
  });
});

const GLOBALS = [
  'Date setTimeout clearTimeout setInterval clearInterval queueMicrotask fetch WebSocket Request Response',
  'XMLHttpRequest EventSource localStorage navigator',
]
  .join(' ')
  .split(' ');

const METHODS: readonly (readonly [object, string])[] = [
  [Math, 'random'],
  [Date, 'now'],
  [performance, 'now'],
  [crypto, 'getRandomValues'],
];

/** Everything of the page that a careless engine would leave traces in. */
async function theWorld(): Promise<unknown> {
  return {
    cookies: document.cookie,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    names: Object.getOwnPropertyNames(globalThis).sort(),
    globals: GLOBALS.map((name) => Reflect.get(globalThis, name) as unknown),
    methods: METHODS.map(([owner, name]) => Reflect.get(owner, name) as unknown),
    // A date of the run would lie in January 2026.
    soon: Math.abs(new Date().getTime() - performance.timeOrigin - performance.now()) < 60_000,
  };
}
