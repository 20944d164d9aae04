/** A run that ends, fails or is given up leaves nothing behind: no global, no server of a mock, no turn in the queue. */
import { Server } from 'mock-socket';
import { afterEach, describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { Bench, frame, request, upgrade } from '../servers/bench.ts';
import { noisyTurn, runAll, scenario, textOf } from './harness.ts';

const MOCKED = { http: 'msw', sockets: 'mock-socket' } as const;
const platform = { setTimeout, random: Math.random, now: Date.now };

/** True while the run's back end listens at the mock: its register is global. */
function isRegistered({ mockAuthority }: Bench): boolean {
  try {
    new Server(`ws://${mockAuthority}/socket`, { mock: false }).stop();
    return false;
  } catch {
    return true;
  }
}

const benches: Bench[] = [];
const open = (): Bench => {
  const bench = new Bench(MOCKED);
  benches.push(bench);
  bench.dial(upgrade('/socket'), frame(1, '!late'));
  bench.dial(request('GET /slow'));
  return bench;
};
afterEach(() => benches.splice(0).forEach((bench) => bench.close()));

/** Model time lies in January 2026, exactly at the hour and a few seconds. */
const isPlatformTime = (): boolean =>
  Math.abs(Date.now() - performance.timeOrigin - performance.now()) < 60_000;

describe('while a run holds the realm', () => {
  it('the date is the run’s, and between two advances it is not', async () => {
    const bench = open();
    const seen: number[] = [];
    bench.at(100, () => seen.push(Date.now()));
    expect(isPlatformTime()).toBe(true);
    await bench.until(200);
    expect(seen).toEqual([Date.UTC(2026, 0, 5, 9) + 100]);
    expect(isPlatformTime()).toBe(true);
  });

  it('a timer of the platform’s set before it still fires, at its own time', async () => {
    let fired = 0;
    const soon = new Promise<void>((resolve) => {
      setTimeout(() => {
        fired += 1;
        resolve();
      }, 1);
    });
    await open().until(60_000);
    await soon;
    expect(fired).toBe(1);
  });

  it.each([
    ['a negative delay', -5, 0],
    ['no number', NaN, 0],
    ['2^32 + 7 ms, as a 32-bit number', 2 ** 32 + 7, 7],
    ['a fraction', 7.9, 7],
    ['infinity', Infinity, 0],
  ])('a timer with %s', async (_name, delay, ms) => {
    const bench = open();
    let fired = -1;
    bench.at(100, () => setTimeout(() => (fired = bench.world.now / 1000), delay));
    await bench.until(200);
    expect(fired).toBe(100 + ms);
  });

  it('an interval goes on until it is cleared, and never twice in an instant', async () => {
    const bench = open();
    const fired: number[] = [];
    bench.at(100, () => {
      const id = setInterval(() => fired.push(bench.world.now / 1000) === 3 && clearInterval(id), 0);
    });
    await bench.until(200);
    expect(fired).toEqual([101, 102, 103]);
  });

  it('dates of the platform and of the run are of one class, and a text of a date is the run’s', async () => {
    const bench = open();
    const seen: unknown[] = [];
    const before = new Date(0);
    bench.at(100, () => seen.push(before instanceof Date, new Date().getTime(), Date().includes('2026')));
    bench.at(101, () =>
      seen.push(new Date(5).getTime(), new Date(2020, 1, 3).getFullYear(), Date.UTC(1970, 0)),
    );
    await bench.until(200);
    expect(seen).toEqual([true, Date.UTC(2026, 0, 5, 9) + 100, true, 5, 2020, 0]);
  });

  it('random values and UUIDs come from the seed', async () => {
    const draw = async (): Promise<unknown[]> => {
      const bench = open();
      const seen: unknown[] = [];
      bench.at(100, () =>
        seen.push(crypto.randomUUID(), ...crypto.getRandomValues(new Uint16Array(4)), Math.random()),
      );
      await bench.until(200);
      return seen;
    };
    const first = await draw();
    expect(first[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await draw()).toEqual(first);
  });
});

describe('nothing is left', () => {
  it('of a run that was closed', async () => {
    const bench = open();
    await bench.until(100);
    expect(isRegistered(bench)).toBe(true);
    bench.close();
    expect(isRegistered(bench)).toBe(false);
    expect(() => bench.close()).not.toThrow();
  });

  it('of a run that was given up, before it began or in its middle', async () => {
    const early = open();
    await expect(early.until(500, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    const bench = open();
    const abort = new AbortController();
    bench.at(100, () => {
      expect(isRegistered(bench)).toBe(true);
      abort.abort(new Error('enough'));
    });
    await expect(bench.until(500, abort.signal)).rejects.toThrow('enough');
    expect(bench.world.now).toBe(millis(100));
    expect(isRegistered(bench)).toBe(false);
    expect(isPlatformTime()).toBe(true);
  });

  it('of a run that waits for real work that never ends: it can be given up all the same', async () => {
    const bench = open();
    const abort = new AbortController();
    bench.at(100, () => void bench.world.real(new Promise(() => undefined)));
    const run = bench.until(500, abort.signal);
    platform.setTimeout(() => abort.abort(new Error('enough')), 20);
    await expect(run).rejects.toThrow('enough');
    expect(isRegistered(bench)).toBe(false);
  });

  it('of a run in which a mistake of ours throws', async () => {
    const bench = open();
    bench.at(100, () => {
      throw new Error('a bug');
    });
    await expect(bench.until(500)).rejects.toThrow('a bug');
    expect(isRegistered(bench)).toBe(false);
    expect(isPlatformTime()).toBe(true);
    await expect(bench.until(600)).rejects.toThrow('a closed session runs no more');
  });

  it('of a run whose tasks never end: time does not go on, and the fuse blows', async () => {
    const bench = open();
    const again = (): void => bench.at(100, again);
    bench.at(100, again);
    await expect(bench.until(500)).rejects.toThrow('the run does not go on');
    expect(isRegistered(bench)).toBe(false);
  });

  it('and the next run is as it would have been', async () => {
    const before = (await runAll(scenario())).map(textOf);
    const failed = open();
    failed.at(50, () => {
      throw new Error('a bug');
    });
    const [result, runs] = await Promise.allSettled([failed.until(500), runAll(scenario())]);
    expect(result.status).toBe('rejected');
    expect(runs.status === 'fulfilled' && runs.value.map(textOf)).toEqual(before);
  });
});

it('two runs at once share no timer, no date and no random number', async () => {
  const alone = new Bench(MOCKED);
  const dial = (bench: Bench): Bench => {
    bench.dial(request('GET /ambient'), request('GET /slow'), request('GET /ambient'));
    bench.dial(upgrade('/socket'), frame(1, '!late'));
    benches.push(bench);
    return bench;
  };
  await dial(alone).until(1000);
  const noisy = noisyTurn();
  const many = [1, 2, 3].map(() => dial(new Bench(MOCKED, { turn: noisy })));
  await Promise.all(many.map((bench) => bench.until(1000)));
  for (const bench of many) expect(textOf(bench.session.trace)).toBe(textOf(alone.session.trace));
});

it('a session that was advanced to a time is at that time', async () => {
  const bench = open();
  await bench.until(123);
  expect([bench.session.drained, bench.world.now]).toEqual([millis(123), micros(123_000)]);
});
