/** What every mount of a back end owes a handler of HTTP, and the wire for it; timing as in http-conformance.ts. */
import { afterEach, describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { Bench, type Mounts, post, request } from './bench.ts';
import { obedient } from './obedient.ts';

export function handlerConformance(mounts: Mounts): void {
  let bench: Bench;
  const open = (seed = 7): Bench => (bench = new Bench(mounts, { seed, backEnd: obedient }));
  afterEach(() => bench.close());

  describe('a handler', () => {
    it.each([
      ['that throws', '/throws', 'TypeError', 40],
      ['that rejects 5 ms later', '/rejects', 'RangeError', 45],
    ])('%s is answered by 500, and a fact names the class of the error', async (_name, target, error, ms) => {
      const wire = open().dial(request(`GET ${target}`));
      await bench.until(100);
      expect(wire.said()).toEqual(['500 The handler threw an error.']);
      expect(wire.times).toEqual([ms]);
      const [threw, ...more] = bench.facts('handler-threw');
      expect(more).toEqual([]);
      expect(threw?.error).toBe(error);
      expect(threw && bench.session.trace.at(threw.cause).kind).toBe('handler-called');
    });

    it('goes on with the next request after a throw', async () => {
      const wire = open().dial(request('GET /throws'), post('/echo', 'next'));
      await bench.until(100);
      expect(wire.said()).toEqual(['500 The handler threw an error.', '200 next']);
    });

    it('that asks for a network error resets the connection', async () => {
      const wire = open().dial(request('GET /reset'));
      await bench.until(100);
      expect(wire.octets.length).toBe(0);
      expect(wire.heard).toEqual(['20 connected', '40 reset']);
    });

    it('that never answers is parked: called, no effect, and the run goes on', async () => {
      const parked = open().dial(request('GET /never'));
      const other = bench.dial(request('GET /echo'));
      await bench.until(60_000);
      expect(parked.octets.length).toBe(0);
      expect(other.said()).toEqual(['200']);
      const [called] = bench.facts('handler-called');
      expect(called?.conn).toBe(parked.conn);
      expect(bench.facts('response-sent').filter(({ conn }) => conn === parked.conn)).toEqual([]);
    });

    it('that sleeps wakes at its virtual time', async () => {
      const wire = open().dial(request('GET /slow'));
      await bench.until(1000);
      expect(wire.times).toEqual([30 + 250 + 10]);
    });

    it('sees the date, chance and performance of its run', async () => {
      const ask = async (seed: number): Promise<unknown> => {
        const wire = open(seed).dial(request('GET /ambient'));
        await bench.until(100);
        bench.close();
        return JSON.parse(wire.said()[0]?.slice(4) ?? '');
      };
      const first = await ask(7);
      // 30 ms into a run that begins on 5 January 2026, 09:00 GMT.
      const now = Date.UTC(2026, 0, 5, 9) + 30;
      expect(first).toEqual([now, now, expect.closeTo(0.5, 0), 30]);
      expect(await ask(7)).toEqual(first);
      expect(await ask(8)).not.toEqual(first);
    });
  });

  describe('a client that goes away while a handler works', () => {
    it.each(['reset', 'FIN'])('%s: its signal is aborted, its answer dropped, once', async (how) => {
      const wire = open().dial(request('GET /watch'), request('GET /echo'));
      bench.at(100, () => (how === 'FIN' ? wire.end() : wire.abort()));
      await bench.until(5000);
      expect(bench.log).toEqual(['GET /watch', 'aborted']);
      expect(wire.octets.length).toBe(0);
      expect(bench.session.trace.stream(wire.conn, false).length).toBe(0);
      expect(bench.facts('failure').map(({ at, problem, status }) => [at, problem, status])).toEqual([
        [millis(30 + 250), 'http/peer-gone', 200],
      ]);
      expect(bench.facts('response-sent')).toEqual([]);
    });
  });
}
