import { assert } from 'chai';
import { type Micros, micros } from '../../../src/base/index.ts';
import { type Part, Turns } from '../../../src/app/turns.ts';
import { Frames } from '../frames.ts';

const PARTS: readonly Part[] = ['clocks', 'figures', 'lists'];

class Playhead {
  cursor: Micros = micros(0);
  playing = false;
}

describe('turns', () => {
  let frames: Frames;
  beforeEach(() => (frames = new Frames()));
  afterEach(() => frames.restore());

  it('draw one part a frame while the playhead moves, and all of them in the end', () => {
    const playhead = new Playhead();
    const drawn: { part: Part; at: number }[][] = [[]];
    const turns = new Turns(playhead, (part) => drawn.at(-1)?.push({ part, at: turns.at(part) }));
    for (let n = 1; n <= 18; n++) {
      playhead.cursor = micros(n * 1000);
      turns.moved();
      frames.next();
      drawn.push([]);
    }
    assert.isAtMost(Math.max(...drawn.map((parts) => parts.length)), 1);
    const rounds = drawn.flat();
    for (const part of PARTS) assert.isAbove(rounds.filter((one) => one.part === part).length, 1, part);
    assert.isAbove(drawn.filter((parts) => parts.length === 0).length, 4, 'frames that only move');
    for (let rest = 0; rest < 30; rest++) frames.next();
    assert.deepEqual(
      PARTS.map((part) => turns.at(part)),
      [18_000, 18_000, 18_000],
    );
    const before = drawn.flat().length;
    for (let rest = 0; rest < 12; rest++) frames.next();
    assert.lengthOf(drawn.flat(), before, 'at rest nothing is drawn');
  });

  it('are over when everything was drawn anyway', () => {
    const playhead = new Playhead();
    const drawn: Part[] = [];
    const turns = new Turns(playhead, (part) => drawn.push(part));
    playhead.cursor = micros(5000);
    turns.settle();
    turns.moved();
    for (let n = 0; n < 8; n++) frames.next();
    assert.lengthOf(drawn, 0);
    assert.equal(turns.at('lists'), 5000);
  });
});
