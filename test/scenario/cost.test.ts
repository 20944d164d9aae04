/** What a scenario costs is known before it runs: the bound that it breaks has a name. */
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import type { Action, Edit, Knobs } from '../../src/scenario/index.ts';
import { BOUNDS, costOf } from '../../src/scenario/json/index.ts';
import { scenario } from '../session/harness.ts';

const base = scenario();
const says = (deed: object, at = 1): Edit => ({
  edit: 'add',
  action: {
    id: 'x',
    at: micros(at),
    kind: 'server',
    do: { deed: 'say', from: 'Bob', text: 'a', ...deed },
  } as Action,
});
const turns = (set: Knobs): Edit => ({ edit: 'knobs', set });
const many = (n: number, edit: Edit): Edit[] => Array.from({ length: n }, () => edit);

describe('the cost of a scenario', () => {
  it('of what the page offers is none', () => {
    expect(costOf(base)).toBeUndefined();
    expect(
      costOf(base, [says({ times: 1_048_576 }), turns({ rtt: millis(5000), heartbeat: millis(10) })]),
    ).toBeUndefined();
    expect(costOf(base, [turns({ interval: millis(10) })])).toBeUndefined();
  });

  it.each([
    ['text × times', [says({ text: 'a'.repeat(400), times: 1_048_576 })], 'octets'],
    [
      'octets of UTF-8, not letters',
      [says({ text: 'ệ', times: 1_048_576 }), says({ text: 'ệ', times: 1_048_576 })],
      'octets',
    ],
    ['many messages', many(1001, says({})), 'actions'],
    ['more edits than anybody makes', many(5001, turns({ loss: 1 })), 'edits'],
    ['jitter of 2³¹', [turns({ jitter: micros(2 ** 31) })], 'time'],
    ['a pause of 2⁵³ − 1', [says({ pieces: 2, pause: micros(2 ** 53 - 1) })], 'time'],
    [
      'prices by the thousand',
      [{ edit: 'app', app: { name: 'ticker', every: millis(10), symbols: 1000, update: 'snapshot' } }],
      'octets',
    ],
    ['many pauses', [says({ pieces: 64, pause: micros(2 ** 26) })], 'time'],
    ['a moment that never comes', [says({}, 2 ** 53 - 1)], 'time'],
    [
      'a turned knob',
      [
        {
          edit: 'add',
          action: { id: 'k', at: micros(1), kind: 'knobs', set: { thinking: micros(2 ** 40) } },
        },
      ],
      'time',
    ],
  ] as const)('is too high for %s', (_what, edits, bound) => {
    expect(costOf(base, edits)?.bound).toBe(bound);
    expect(costOf(base, edits)?.is).toBeGreaterThan(BOUNDS[bound]);
  });

  it('counts what an application says by itself, and its bursts', () => {
    const prices = (every: number, more: object = {}): Edit => ({
      edit: 'app',
      app: { name: 'ticker', every: millis(every), symbols: 1, update: 'difference', ...more },
    });
    expect(costOf(base, [prices(10)])).toBeUndefined();
    const long = { ...base, until: micros(600_000_000), actions: [] };
    // Two lanes, with one page each: a poll each second, and 60,000 trades each.
    expect(costOf(long, [prices(10)])?.bound).toBe('events');
    expect(costOf(base, [prices(2 ** 22)])?.bound).toBe('time');
    const burst = { id: 'b', at: micros(1), kind: 'server', do: { deed: 'burst', n: 1000 } } as const;
    const bursts = many(100, { edit: 'add', action: burst });
    expect(costOf(base, [prices(1000), ...bursts])).toMatchObject({ bound: 'octets' });
  });

  it('counts what happens up to the end of the run, in all lanes', () => {
    const long = { ...base, until: micros(2_000_000_000) };
    expect(costOf(long, [turns({ interval: millis(10) })])?.bound).toBe('events');
    expect(costOf(long, [turns({ heartbeat: millis(10) })])?.bound).toBe('events');
    expect(costOf(long)).toBeUndefined();
  });
});
