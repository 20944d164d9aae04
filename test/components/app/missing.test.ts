import { assert } from 'chai';
import { micros, millis } from '../../../src/base/index.ts';
import { missingOf, type Undone } from '../../../src/app/pages/lesson/missing.ts';
import { chat } from './chat.ts';

type Lacking = Undone extends infer U ? (U extends Undone ? Omit<U, 'done'> : never) : never;
const said = (lack: Lacking): string[] =>
  (['en', 'vi'] as const).map((language) => missingOf({ ...lack, done: false }, chat(), language));

describe('what is missing of a task', () => {
  it('is a setting by its label, with its value and the goal in units', () => {
    assert.deepEqual(
      said({ missing: 'knob-too-low', name: 'idleCut', is: micros(2_000_000), limit: millis(6000) }),
      [
        '“idle cut” is 2 s; the goal is 6 s or more.',
        '“ngắt khi im lặng” đang là 2 s; mục tiêu là từ 6 s trở lên.',
      ],
    );
    assert.equal(
      said({ missing: 'knob-too-high', name: 'interval', is: undefined, limit: millis(300) })[0],
      'No lane has the setting “poll every” now.',
    );
  });

  it('is a figure beside its goal, or that there is none yet', () => {
    const figure = { missing: 'figure-too-high', unit: 'span', limit: 250_000 } as const;
    assert.equal(said({ ...figure, is: 303_400 })[0], 'So far 303 ms; the goal is less than 250 ms.');
    assert.equal(said({ ...figure, is: -1 })[0], 'Nothing to measure yet; the goal is less than 250 ms.');
    assert.equal(
      said({ missing: 'figure-too-low', unit: 'octets', is: 6, limit: 7 })[0],
      'So far 6 B; the goal is more than 7 B.',
    );
  });

  it('names lanes by their letters and transports by their names', () => {
    assert.equal(
      said({ missing: 'transport', lane: 'a', is: 'polling', goal: 'websocket' })[0],
      'Lane A speaks HTTP polling; the goal is WebSocket.',
    );
    assert.equal(said({ missing: 'fact', lane: 'b' })[0], 'It has not happened in lane B.');
    assert.equal(
      said({ missing: 'fact-later', lane: 'b', at: millis(1234) })[0],
      'It happens in lane B at 1.234 s: play on.',
    );
    assert.equal(said({ missing: 'action', count: 2, wanted: 5 })[1], 'Đến giờ: 2 trên 5.');
  });
});
