import { explainFailures } from '../../../src/text/failures/index.ts';
import { assert } from 'chai';
import { geometryOf } from '../../../src/ui/stage/geometry.ts';
import { layOut } from '../../../src/ui/stage/layout.ts';
import type { ArrowLabel, Measure } from '../../../src/ui/stage/layout-model.ts';
import { wording } from '../../../src/ui/stage/words.ts';
import { Random } from '../../../src/base/index.ts';
import type { EventView, LaneView } from '../../../src/projections/index.ts';
import { ALICE, NODES, arrow, at, dot } from './sample.ts';

explainFailures();

const measure: Measure = { mono: (text) => text.length * 7.2, sans: (text) => text.length * 6.6 };

function laneOf(random: Random, steepness: number): LaneView {
  let y = 0;
  const arrows = Array.from({ length: 30 }, (_, n) => {
    y += random.below(40);
    return arrow('a', n, y, {
      up: random.below(2) === 0,
      y1: y + steepness,
      labelled: random.below(2) === 0,
    });
  });
  const dots = arrows.map((one, n) => dot('a', n, one.y0, random.below(2) === 0 ? 'born' : 'shown'));
  return { id: 'a', arrows, dots, waits: [], events: [], stretches: [], hidden: 0 };
}

/** The least vertical distance of two labels' middle lines where one is above the other. */
function clearance(a: ArrowLabel, b: ArrowLabel): number {
  const halves = [a, b].map((label) => (label.chip || measure.mono(label.text)) / 2);
  const from = Math.max(a.x - (halves[0] ?? 0), b.x - (halves[1] ?? 0));
  const to = Math.min(a.x + (halves[0] ?? 0), b.x + (halves[1] ?? 0));
  if (from > to) return Number.POSITIVE_INFINITY;
  const slope = (label: ArrowLabel) => Math.tan((label.turn * Math.PI) / 180);
  const apart = (x: number) => a.y + slope(a) * (x - a.x) - b.y - slope(b) * (x - b.x);
  return apart(from) * apart(to) <= 0 ? 0 : Math.min(Math.abs(apart(from)), Math.abs(apart(to)));
}

describe('layOut', () => {
  it('never lets two labels overlap, in any of 200 random lanes', () => {
    const random = Random.of(101);
    for (let round = 0; round < 200; round++) {
      const geometry = geometryOf(300 + random.below(400), NODES);
      const { arrows, words } = layOut(
        laneOf(random, 3 + random.below(40)),
        geometry,
        measure,
        wording('en'),
      );
      const labels = arrows.flatMap(({ label }) => (label ? [label] : []));
      for (const a of labels) {
        for (const b of labels) {
          if (a === b) continue;
          const between = `${a.text} at ${a.y}, ${b.text} at ${b.y}`;
          assert.isAtLeast(clearance(a, b), a.chip > 0 && b.chip > 0 ? 20 : 12, between);
        }
      }
      const lines = words.flatMap((one) => [
        { side: one.side, y: one.y },
        ...(one.second ? [{ side: one.side, y: one.y + one.secondBy }] : []),
      ]);
      for (const a of lines) {
        for (const b of lines) assert.isTrue(a === b || a.side !== b.side || Math.abs(a.y - b.y) >= 14.9);
      }
    }
  });

  it('measures a long text once per halving, not once per letter', () => {
    const text = `GET /messages?x=${'a'.repeat(20_000)}`;
    const long = arrow('a', 0, 40, { y1: 60, labelled: true, label: { code: text } });
    const told = { ...dot('a', 0, 200, 'born'), text };
    let measured = 0;
    const counting: Measure = {
      mono: (one) => (measured++, measure.mono(one)),
      sans: (one) => (measured++, measure.sans(one)),
    };
    const lane = { ...laneOf(Random.of(1), 10), arrows: [long], dots: [told] };
    const { arrows, words } = layOut(lane, geometryOf(500, NODES), counting, wording('en'));
    assert.equal(arrows[0]?.label?.text, 'GET', 'a path that has no room is left out, not cut');
    assert.match(words.find(({ second }) => second !== '')?.second ?? '', /^GET .*…$/);
    assert.isBelow(measured, 80);
  });

  it('puts a level chip on a line that falls, between its lifelines, and says less where these are close', () => {
    const falling = arrow('a', 0, 40, { y1: 120, labelled: true, label: { code: 'GET /messages?since=0' } });
    const lane = { ...laneOf(Random.of(1), 10), arrows: [falling], dots: [] };
    const texts = [700, 420, 320, 240].map((width) => {
      const geometry = geometryOf(width, NODES);
      const [placed] = layOut(lane, geometry, measure, wording('en')).arrows;
      const label = placed?.label;
      assert.equal(label?.turn, 0);
      assert.isAbove((label?.x ?? 0) - (label?.chip ?? 0) / 2, geometry.left);
      assert.isBelow((label?.x ?? 0) + (label?.chip ?? 0) / 2, geometry.right);
      return label?.text;
    });
    assert.deepEqual(texts, ['GET /messages?since=0', 'GET /messages?since=0', 'GET ?since=0', 'GET']);
  });

  it('says less where there is less room, and never cuts a figure', () => {
    const lane = laneOf(Random.of(1), 5);
    const { words } = layOut(lane, geometryOf(220, NODES), measure, wording('en'));
    for (const { first } of words) assert.notInclude(first, '…');
  });

  it('breaks a moment into two lines where it has no room in one', () => {
    const event: EventView = { y: 90, at: at(90), node: ALICE, hue: 'close', code: 'onclose 1000' };
    const lane: LaneView = {
      id: 'a',
      arrows: [],
      dots: [],
      waits: [],
      events: [event],
      stretches: [],
      hidden: 0,
    };
    const said = (width: number) =>
      layOut(lane, geometryOf(width, NODES), measure, wording('en')).words.map(({ first, second }) => [
        first,
        second,
      ]);
    assert.deepEqual(said(500), [['onclose 1000', 'normal end']]);
    const [[first, second] = []] = said(300);
    assert.equal(first, 'onclose');
    assert.match(second ?? '', /^1000 n.*…$/);
  });

  it('lets messages that arrive together share their words', () => {
    const lane: LaneView = {
      id: 'a',
      arrows: [],
      dots: [dot('a', 1, 50, 'shown'), dot('a', 2, 50, 'shown')],
      waits: [],
      events: [],
      stretches: [],
      hidden: 0,
    };
    const { words } = layOut(lane, geometryOf(500, NODES), measure, wording('en'));
    assert.deepEqual(
      words.map(({ first, second }) => [first, second]),
      [['41.0 ms', '#1, #2']],
    );
  });
});
