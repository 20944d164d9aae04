import { assert } from 'chai';
import { Random } from '../../../src/base/index.ts';
import { BLOCK, type LaneView } from '../../../src/projections/index.ts';
import { Blocks, groupsOf } from '../../../src/ui/stage/blocks.ts';
import { geometryOf } from '../../../src/ui/stage/geometry.ts';
import type { ArrowLabel } from '../../../src/ui/stage/layout-model.ts';
import { type InSight, Mounting } from '../../../src/ui/stage/mounting.ts';
import { Tempo } from '../../../src/ui/stage/tempo.ts';
import { twinItems } from '../../../src/ui/stage-list/twin.ts';
import { wording } from '../../../src/ui/stage/words.ts';
import { Frames } from '../frames.ts';
import { arrow, crowd, dot, NODES, pictureWith } from './sample.ts';

const measure = { mono: (text: string) => text.length * 7.2, sans: (text: string) => text.length * 6.6 };
const geometry = geometryOf(460, NODES);
const style = { geometries: [geometry], measure, words: wording('en'), most: 60 };
const HEIGHT = 4 * BLOCK;

const sight = (block: number, also: readonly number[] = []): InSight => {
  const top = block * BLOCK + 1;
  return { top, height: HEIGHT - 2, focus: top + HEIGHT / 2, also };
};

/** What is drawn after each frame, until nothing is missing any more. */
function framesOf(mounting: Mounting, blocks: Blocks, where: InSight): number[][] {
  const frames: number[][] = [];
  do frames.push(mounting.next(blocks, where, false).drawn.map(({ n }) => n));
  while (mounting.missing && frames.length < 100);
  return frames;
}

const NAMES = ['server', 'Alice'];

describe('mounting', () => {
  const blocks = new Blocks(crowd(700), style);

  it('brings one new block a frame, those in sight before those around it', () => {
    const mounting = new Mounting();
    const first = mounting.next(blocks, sight(10), true).drawn.map(({ n }) => n);
    const frames = framesOf(mounting, blocks, sight(13));
    frames.forEach((drawn, i) => {
      const before = frames[i - 1] ?? first;
      assert.isAtMost(drawn.filter((n) => !before.includes(n)).length, 1);
    });
    assert.includeMembers(frames[3] ?? [], [13, 14, 15, 16]);
    assert.includeMembers(frames.at(-1) ?? [], [12, 13, 14, 15, 16, 17]);
    assert.notInclude(frames.at(-1) ?? [], 9);
  });

  it('brings everything in sight at once where it is told to', () => {
    const mounting = new Mounting();
    const { drawn, listed } = mounting.next(blocks, sight(10, [2]), true);
    assert.includeMembers(
      drawn.map(({ n }) => n),
      [2, 10, 11, 12, 13],
    );
    assert.deepEqual(listed, drawn);
  });

  it('brings nothing while sight flies, and everything when it has landed', () => {
    const mounting = new Mounting();
    const first = mounting.next(blocks, sight(0), true);
    assert.equal(mounting.next(blocks, sight(20), false), first);
    assert.isTrue(mounting.missing);
    assert.equal(mounting.next(blocks, sight(30), false), first);
    const frames = framesOf(mounting, blocks, sight(30));
    assert.includeMembers(frames.at(-1) ?? [], [30, 31, 32, 33]);
    assert.notInclude(frames.at(-1) ?? [], 0);
  });

  it('says the same as long as nothing has changed', () => {
    const mounting = new Mounting();
    framesOf(mounting, blocks, sight(10));
    const settled = mounting.next(blocks, sight(10), false);
    assert.equal(mounting.next(blocks, sight(10), false), settled);
    assert.equal(mounting.next(blocks, sight(10), true), settled);
  });

  it('keeps to 400 groups: blocks around sight wait where sight is full', () => {
    const full = new Blocks(crowd(3000, 0.5), { ...style, most: 80 });
    const mounting = new Mounting();
    framesOf(mounting, full, sight(5));
    const { drawn } = mounting.next(full, sight(5), false);
    const groups = drawn.reduce((sum, block) => sum + groupsOf(block), 0);
    assert.isAtMost(groups, 400);
    assert.isAbove(groups, 300);
  });
});

describe('blocks', () => {
  function randomLane(random: Random): LaneView {
    let y = 0;
    const arrows = Array.from({ length: 90 }, (_, n) => {
      y += random.below(40);
      const up = random.below(2) === 0;
      return arrow('a', n, y, { up, y1: y + 5 + random.below(40), labelled: random.below(2) === 0 });
    });
    const dots = arrows.map((one, n) => dot('a', n, one.y0, random.below(2) === 0 ? 'born' : 'shown'));
    return { id: 'a', arrows, dots, waits: [], events: [], stretches: [], hidden: 0 };
  }

  it('are laid out alike wherever the reader comes from', () => {
    const picture = pictureWith([randomLane(Random.of(7))], 2000);
    const [down, up] = [new Blocks(picture, style), new Blocks(picture, style)];
    const numbers = Array.from({ length: down.count }, (_, n) => n);
    const downwards = numbers.map((n) => down.at(n));
    const upwards = numbers.toReversed().map((n) => up.at(n));
    assert.deepEqual(upwards.toReversed(), downwards);
  });

  it('say how many arrows the limit leaves out, at the height where they are', () => {
    const block = new Blocks(crowd(700), { ...style, most: 30 }).at(3);
    const [placed] = block.lanes;
    const notes = placed?.layout.words.filter(({ tone }) => tone === 'left-out');
    assert.deepEqual(
      notes?.map(({ first, y }) => [first, y]),
      [[`+${19 - 15} more`, 3.5 * BLOCK]],
    );
    const spoken = placed ? twinItems('en', placed.view, placed.layout, geometry, NAMES) : [];
    assert.include(
      spoken.map(({ text }) => text),
      '4 more transfers are not drawn here',
    );
  });

  it('never let words overlap across their edges', () => {
    const random = Random.of(101);
    const leftOf = ({ x, text }: ArrowLabel) => x - measure.mono(text) / 2;
    for (let round = 0; round < 40; round++) {
      const all = new Blocks(pictureWith([randomLane(random)], 2000), style);
      const lanes = Array.from({ length: all.count }, (_, n) => all.at(n).lanes[0]?.layout);
      const labels = lanes.flatMap((lane) => lane?.arrows.flatMap(({ label }) => label ?? []) ?? []);
      for (const a of labels) {
        for (const b of labels) {
          if (a === b || a.turn !== b.turn) continue;
          const isBeside =
            leftOf(a) + measure.mono(a.text) <= leftOf(b) || leftOf(b) + measure.mono(b.text) <= leftOf(a);
          // Parallel labels: a line apart where one is above the other.
          const slope = Math.tan((a.turn * Math.PI) / 180);
          assert.isTrue(isBeside || Math.abs(a.y - b.y - slope * (a.x - b.x)) >= 12, `${a.y} and ${b.y}`);
        }
      }
      const words = lanes.flatMap((lane) => lane?.words ?? []);
      const lines = words.flatMap(({ side, y, second, secondBy }) =>
        (second === '' ? [y] : [y, y + secondBy]).map((at) => ({ side, at })),
      );
      for (const a of lines)
        for (const b of lines) assert.isTrue(a === b || a.side !== b.side || Math.abs(a.at - b.at) >= 14.9);
    }
  });
});

describe('tempo', () => {
  const LATE = 90; // milliseconds
  let frames: Frames;
  beforeEach(() => (frames = new Frames()));
  afterEach(() => frames.restore());

  /** Frames in which it is drawn, and how long each takes; the time after them. */
  function drawn(tempo: Tempo, ...took: readonly number[]): number {
    let now = frames.next();
    for (const one of took) {
      tempo.drawn(now);
      now = frames.next(one);
    }
    return now;
  }

  it('lets draw what keeps up, and what is late a single time', () => {
    const tempo = new Tempo();
    tempo.moved();
    assert.isTrue(tempo.mayDraw(frames.next(), false), 'nothing is known of it yet');
    const now = drawn(tempo, 16, 16, LATE, 16);
    tempo.moved();
    assert.isTrue(tempo.mayDraw(now, false), 'one late frame may be anybody’s doing');
  });

  it('lets what is late again draw only at rest', () => {
    const tempo = new Tempo();
    const now = drawn(tempo, LATE, 16, LATE);
    tempo.moved();
    assert.isFalse(tempo.mayDraw(now, false));
    tempo.moved();
    assert.isFalse(tempo.mayDraw(now + 400, false));
    assert.isFalse(tempo.mayDraw(now + 490, false));
    assert.isTrue(tempo.mayDraw(now + 510, false), 'the hand rests');
  });

  it('does not wait for a playhead that plays', () => {
    const tempo = new Tempo();
    const now = drawn(tempo, LATE, LATE); // the last of them was drawn 90 ms ago
    tempo.moved();
    assert.isFalse(tempo.mayDraw(now + 160, true));
    assert.isTrue(tempo.mayDraw(now + 161, true));
  });

  it('forgives what was late long ago', () => {
    const tempo = new Tempo();
    const now = drawn(tempo, LATE, LATE, ...Array.from({ length: 15 }, () => 16));
    tempo.moved();
    assert.isTrue(tempo.mayDraw(now, false));
  });
});
