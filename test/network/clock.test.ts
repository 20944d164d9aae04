/** The queue: (at, priority, order of scheduling) is a total order; what is cancelled is skipped. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros, Random } from '../../src/base/index.ts';
import { Clock, PRIORITY, type Priority, World } from '../../src/network/index.ts';

const drain = (clock: Clock, until = Number.MAX_SAFE_INTEGER): void => {
  for (let task = clock.next(micros(until)); task !== undefined; task = clock.next(micros(until)))
    task.run?.();
};

describe('the clock', () => {
  it('takes tasks by time, then by priority, then in the order they came', () => {
    const aTask = fc.record({
      at: fc.nat({ max: 20 }),
      priority: fc.constantFrom<Priority>(...Object.values(PRIORITY)),
      cancelled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(aTask, { maxLength: 200 }), (tasks) => {
        const clock = new Clock();
        const ran: number[] = [];
        tasks.forEach(({ at, priority, cancelled }, i) => {
          const task = clock.schedule(micros(at), priority, () => {
            expect(clock.now).toBe(at);
            ran.push(i);
          });
          if (cancelled) task.run = undefined;
        });
        drain(clock);
        const wanted = tasks
          .map((task, i) => ({ ...task, i }))
          .filter(({ cancelled }) => !cancelled)
          .sort((a, b) => a.at - b.at || a.priority - b.priority || a.i - b.i);
        expect(ran).toEqual(wanted.map(({ i }) => i));
      }),
    );
  });

  it('is a learner’s action first, then what arrives, then timers, then late ACKs', () => {
    const { action, arrival, timer, acknowledge } = PRIORITY;
    expect([action, arrival, timer, acknowledge]).toEqual([0, 1, 2, 3]);
  });

  it('a task may schedule more at its own instant; they come within it', () => {
    const clock = new Clock();
    const ran: string[] = [];
    clock.schedule(micros(5), PRIORITY.timer, () => {
      ran.push('a');
      clock.schedule(micros(5), PRIORITY.arrival, () => ran.push('c'));
    });
    clock.schedule(micros(5), PRIORITY.acknowledge, () => ran.push('d'));
    clock.schedule(micros(5), PRIORITY.timer, () => ran.push('b'));
    drain(clock);
    expect(ran).toEqual(['a', 'c', 'b', 'd']);
  });

  it('stops at the time it is told, and goes on from there', () => {
    const clock = new Clock();
    const ran: number[] = [];
    for (const at of [1, 5, 9]) clock.schedule(micros(at), PRIORITY.timer, () => ran.push(at));
    drain(clock, 5);
    clock.reach(micros(7));
    expect([ran, clock.now]).toEqual([[1, 5], 7]);
    drain(clock);
    expect(ran).toEqual([1, 5, 9]);
  });

  it('refuses a task in the past', () => {
    const clock = new Clock();
    clock.reach(micros(10));
    expect(() => clock.schedule(micros(9), PRIORITY.timer, () => undefined)).toThrow(
      'a task for 9 µs came at 10 µs',
    );
  });
});

describe('a world', () => {
  it('says that it is unsettled after a wake-up, once', () => {
    const world = new World(Random.of(1));
    expect(world.takeUnsettled()).toBe(false);
    world.wake();
    expect([world.takeUnsettled(), world.takeUnsettled()]).toEqual([true, false]);
  });

  it('is unsettled as long as counted work goes on, and once more behind it, also when it fails', async () => {
    for (const outcome of ['resolve', 'reject'] as const) {
      const world = new World(Random.of(1));
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const done = world.real(promise).catch(() => 'failed');
      expect([world.takeUnsettled(), world.takeUnsettled()]).toEqual([true, true]);
      if (outcome === 'resolve') resolve();
      else reject(new Error('no'));
      await done;
      expect([world.takeUnsettled(), world.takeUnsettled()]).toEqual([true, false]);
    }
  });

  it('writes nothing after it was closed', () => {
    const world = new World(Random.of(1));
    expect(world.record('knobs', { settings: {} })).toBe(0);
    world.close();
    expect(world.record('knobs', { settings: {} })).toBe(-1);
    expect(world.trace.length).toBe(1);
  });
});
