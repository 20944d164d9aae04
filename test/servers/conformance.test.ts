/** The conformance suites, run against every pair of mounts. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../session/harness.ts';
import { Bench, frame, type Mounts, post, request, upgrade } from './bench.ts';
import { closingConformance } from './closing-conformance.ts';
import { handlerConformance } from './handler-conformance.ts';
import { httpConformance } from './http-conformance.ts';
import { socketConformance } from './socket-conformance.ts';

const PAIRS: readonly Mounts[] = [
  { http: 'direct', sockets: 'direct' },
  { http: 'direct', sockets: 'mock-socket' },
  { http: 'msw', sockets: 'direct' },
  { http: 'msw', sockets: 'mock-socket' },
];

describe.each(PAIRS)('a host with HTTP by $http and sockets by $sockets', (mounts) => {
  describe('HTTP', () => httpConformance(mounts));
  describe('HTTP', () => handlerConformance(mounts));
  describe('sockets', () => socketConformance(mounts));
  describe('sockets', () => closingConformance(mounts));
});

// But for /ambient: MSW draws a number for each request, so that a handler's own numbers differ.
it('the four give one and the same trace', async () => {
  const run = async (mounts: Mounts): Promise<string> => {
    const bench = new Bench(mounts);
    bench.dial(request('GET /slow'), post('/echo', 'two'), request('GET /throws'), request('GET /rejects'));
    bench.dial(request('GET /empty'), request('GET /never'));
    bench.dial(upgrade('/socket?hello'), frame(1, 'early'), frame(1, '!pieces'), frame(1, '!late'));
    bench.dial(upgrade('/socket'), frame(1, 'Xin chào'), frame(1, '!reject'));
    bench.dial(upgrade('/socket?throw'), frame(1, 'unheard'));
    await bench.until(10_000);
    bench.close();
    return textOf(bench.session.trace);
  };
  const [yardstick, ...others] = await Promise.all(PAIRS.map(run));
  expect(yardstick?.split('\n').length).toBeGreaterThan(100);
  for (const other of others) expect(other).toBe(yardstick);
});
