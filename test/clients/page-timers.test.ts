/** Timers of a page whose tab is in front, hidden, or long hidden. Times in ms. */
import { describe, expect, it } from 'vitest';
import { millis, Random } from '../../src/base/index.ts';
import { PageTimers } from '../../src/clients/page-timers.ts';
import { World } from '../../src/network/index.ts';
import { factsOf } from '../trace/facts-of.ts';

class Tab {
  readonly world = new World(Random.of(7));
  readonly timers = new PageTimers(this.world, 1);
  readonly ran: number[] = [];

  after(ms: number) {
    return this.timers.after(millis(ms), () => this.ran.push(this.world.now / 1000));
  }

  /** As setInterval, or a timer that sets the next. */
  every(ms: number): void {
    this.timers.after(millis(ms), () => {
      this.ran.push(this.world.now / 1000);
      this.every(ms);
    });
  }

  at(ms: number, run: () => void): void {
    this.world.clock.schedule(millis(ms), 0, run);
  }

  until(ms: number): number[] {
    const { clock } = this.world;
    for (let task = clock.next(millis(ms)); task !== undefined; task = clock.next(millis(ms))) task.run?.();
    return this.ran;
  }
}

describe('in front', () => {
  it('timers run on time, in the order in which they were set', () => {
    const tab = new Tab();
    const order: string[] = [];
    tab.timers.after(millis(5), () => order.push('a'));
    tab.timers.after(millis(5), () => order.push('b'));
    tab.after(3);
    expect(tab.until(10)).toEqual([3]);
    expect(order).toEqual(['a', 'b']);
  });

  it('a cancelled one does not', () => {
    const tab = new Tab();
    tab.after(3).run = undefined;
    expect(tab.until(10)).toEqual([]);
  });
});

describe('hidden', () => {
  it('timers run once a second', () => {
    const tab = new Tab();
    for (const ms of [300, 999, 1000, 1001, 2500]) tab.after(ms);
    tab.at(100, () => tab.timers.sleep());
    expect(tab.until(10_000)).toEqual([1000, 1000, 1000, 2000, 3000]);
  });

  it('after five minutes, those of a long chain once a minute', () => {
    const tab = new Tab();
    tab.every(250);
    tab.at(10_000, () => tab.timers.sleep());
    const ran = tab.until(600_000).filter((ms) => ms > 10_000);
    const [seconds, minutes] = [ran.filter((ms) => ms < 310_000), ran.filter((ms) => ms >= 310_000)];
    // Each tick sets the next for 250 ms later, and it waits for its second.
    expect(seconds).toEqual(Array.from({ length: 299 }, (_, i) => 11_000 + i * 1000));
    expect(minutes).toEqual([360_000, 420_000, 480_000, 540_000, 600_000]);
  });

  it('but a timer that something else sets is no chain', () => {
    const tab = new Tab();
    tab.timers.sleep();
    tab.at(400_300, () => tab.after(100));
    expect(tab.until(500_000)).toEqual([401_000]);
  });

  it('a chain counts from five: four timers long it runs once a second', () => {
    const tab = new Tab();
    tab.timers.sleep();
    const chain = (left: number): void => {
      tab.timers.after(millis(100), () => {
        tab.ran.push(tab.world.now / 1000);
        if (left > 1) chain(left - 1);
      });
    };
    tab.at(400_000, () => chain(6));
    expect(tab.until(600_000)).toEqual([401_000, 402_000, 403_000, 404_000, 420_000, 480_000]);
  });
});

describe('in front again', () => {
  it('what is overdue runs at once, in the order of its time; the rest on time', () => {
    const tab = new Tab();
    const order: number[] = [];
    tab.at(100, () => tab.timers.sleep());
    for (const ms of [450, 300, 800]) tab.timers.after(millis(ms), () => order.push(ms));
    for (const ms of [450, 300, 800]) tab.after(ms);
    tab.at(500, () => tab.timers.wake());
    expect(tab.until(10_000)).toEqual([500, 500, 800]);
    expect(order).toEqual([300, 450, 800]);
  });

  it('asleep and awake are facts, said once each, with whose tab it is', () => {
    const tab = new Tab();
    for (const ms of [100, 200]) tab.at(ms, () => tab.timers.sleep());
    for (const ms of [300, 400]) tab.at(ms, () => tab.timers.wake());
    tab.until(1000);
    const { trace } = tab.world;
    expect(trace.length).toBe(2);
    expect(factsOf(trace, 'fault').map(({ at, fault, node }) => [at / 1000, fault, node])).toEqual([
      [100, 'asleep', 1],
      [300, 'awake', 1],
    ]);
  });
});
