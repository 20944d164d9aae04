/** What the timeline says of the learner's actions, and what they have left broken. */
import { assert, describe, it } from 'vitest';
import { brokenAt, marksOf } from '../../src/lab/editing/index.ts';
import { millis } from '../../src/base/index.ts';
import { type Action, PLAIN_SERVER, type Scenario } from '../../src/scenario/index.ts';
import { chat } from '../components/app/chat.ts';

type Unplaced = Pick<Action, 'kind'> & object;

/** Actions a second apart, from 1 s on. */
function after(...unplaced: readonly Unplaced[]): Scenario {
  const actions = unplaced.map(
    (action, n) => ({ ...action, id: `u${n}`, at: millis((n + 1) * 1000) }) as Action,
  );
  return { ...chat(), actions };
}

const network = (deed: string) => ({ kind: 'network', do: { deed } }) as const;
const server = (deed: string, more: object = {}) => ({ kind: 'server', do: { deed, ...more } }) as const;
const alice = (deed: string) => ({ kind: 'client', client: 'Alice', do: { deed } }) as const;
const thinking = (ms: number) => ({ kind: 'knobs', set: { thinking: millis(ms) } }) as const;

describe('marks', () => {
  it('says each deed in words, in the reader’s language', () => {
    const scenario = after(
      network('cable-out'),
      server('crash'),
      server('close', { code: 1011 }),
      alice('sleep'),
      thinking(2000),
      thinking(0),
      { kind: 'knobs', set: { rtt: millis(1) } } as Unplaced,
      server('burst', { n: 20 }),
      server('halt'),
    );
    const labels = (language: 'en' | 'vi') =>
      marksOf(undefined, scenario, language).map(({ label }) => label);
    assert.deepEqual(labels('en'), [
      'cable out',
      'server crash',
      'server closes the sockets, 1011',
      'Alice’s tab falls asleep',
      'slow handlers',
      'fast handlers again',
      'settings',
      'burst of 20',
      'trading halted',
    ]);
    assert.deepEqual(labels('vi').slice(0, 4), [
      'rút cáp',
      'máy chủ sập',
      'máy chủ đóng các socket, 1011',
      'tab của Alice ngủ',
    ]);
    assert.deepEqual(labels('vi').slice(-2), ['20 giao dịch dồn dập', 'ngừng giao dịch']);
  });

  it('leaves out what the lesson itself does', () => {
    const base = chat();
    assert.deepEqual(marksOf(base, base, 'en'), []);
  });

  it('knows what is broken at a moment, not before and not after it was mended', () => {
    const scenario = after(
      network('cable-out'),
      server('crash'),
      alice('sleep'),
      thinking(2000),
      network('cable-in'),
      server('restart'),
      alice('wake'),
      thinking(0),
    );
    const whole = { cable: false, server: false, tab: false, slow: false, sockets: true };
    assert.deepEqual(brokenAt(scenario, millis(999)), whole);
    assert.deepEqual(brokenAt(scenario, millis(2000)), { ...whole, cable: true, server: true });
    assert.deepEqual(brokenAt(scenario, millis(6000)), { ...whole, tab: true, slow: true });
    assert.deepEqual(brokenAt(scenario, millis(9000)), whole);
  });

  it('says of the tab that can be put to sleep here, and of no other page', () => {
    const carol = (deed: 'sleep' | 'wake') => ({ kind: 'client', client: 'Carol', do: { deed } }) as const;
    assert.isFalse(brokenAt(after(carol('sleep')), millis(5000)).tab);
    assert.isTrue(brokenAt(after(alice('sleep'), carol('wake')), millis(5000)).tab);
  });

  it('takes the time of a deed, not its place in the list', () => {
    const { actions, ...rest } = after(network('cable-in'), network('cable-out'));
    const moved = actions.map((action) => ({ ...action, at: millis(3000 - action.at / 1000) }));
    assert.isFalse(brokenAt({ ...rest, actions: moved }, millis(5000)).cable);
  });

  it('calls a server slow that was slow from the start', () => {
    assert.isTrue(brokenAt({ ...chat(), server: { ...PLAIN_SERVER, thinking: millis(5) } }, millis(0)).slow);
  });
});
