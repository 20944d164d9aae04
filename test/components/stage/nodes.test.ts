/** Lifelines are nodes: two to eight in a lane, one to four lanes. */
import { assert } from 'chai';
import { stageList } from '../../../src/ui/stage-list/index.ts';
import { BLOCK, type LaneView } from '../../../src/projections/index.ts';
import type { LaneNode } from '../../../src/scenario/index.ts';
import { geometryOf, lineOf, strokeOf } from '../../../src/ui/stage/geometry.ts';
import type { WStage } from '../../../src/ui/stage/stage.ts';
import '../../../src/ui/index.ts';
import { assertAccessible } from '../axe.ts';
import { ALICE, arrow, dot, heading, pictureWith, SERVER } from './sample.ts';

const CAROL = 2;
const page = (name: string): LaneNode => ({ role: 'page', name });
const TWO: readonly LaneNode[] = [{ role: 'server' }, page('Alice'), page('Carol')];
const SEVEN: readonly LaneNode[] = [
  { role: 'server' },
  ...['Alice', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace'].map(page),
  { role: 'box', kind: 'cache' },
];

const lane = (id: string): LaneView => ({
  id,
  arrows: [
    arrow(id, 0, 20, { sender: SERVER, receiver: ALICE }),
    arrow(id, 1, 20, { sender: SERVER, receiver: CAROL, t1: -1, lost: true }),
  ],
  dots: [
    dot(id, 1, 20, 'born'),
    dot(id, 1, 60, 'shown'),
    { ...dot(id, 1, 60, 'shown'), address: `${id}/shown/1/p2`, node: CAROL },
  ],
  waits: [],
  events: [],
  stretches: [{ kind: 'asleep', node: CAROL, y0: 10, y1: 80 }],
  hidden: 0,
});

function isFitted(stage: WStage): boolean {
  const plot = stage.shadowRoot?.querySelector<HTMLElement>('.lane .plot');
  const dot = stage.shadowRoot?.querySelector('.lane .dot.born');
  if (!plot || !dot) return false;
  const geometry = geometryOf(plot.clientWidth, stage.lanes[0]?.nodes ?? []);
  return Number(dot.getAttribute('cx')) === lineOf(geometry, SERVER);
}

async function stageOf(...nodes: (readonly LaneNode[])[]): Promise<WStage> {
  const box = document.createElement('div');
  box.style.cssText = 'width:1200px;height:600px';
  const stage = document.createElement('w-stage');
  const ids = nodes.map((_, index) => 'abcd'.charAt(index));
  stage.picture = pictureWith(ids.map(lane), BLOCK);
  stage.lanes = nodes.map((each, index) => ({ ...heading('abcd'.charAt(index), 'websocket'), nodes: each }));
  stage.cursorY = BLOCK;
  stage.list = stageList;
  box.append(stage);
  document.body.replaceChildren(box);
  // The lanes' width comes from the page: it is there once the last lifeline keeps its margin.
  do await new Promise(requestAnimationFrame);
  while (!isFitted(stage));
  return stage;
}

const all = (stage: WStage, selector: string): Element[] => [
  ...(stage.shadowRoot?.querySelectorAll(selector) ?? []),
];
const middles = (elements: readonly Element[]): number[] =>
  elements.map((element) => {
    const { left, width } = element.getBoundingClientRect();
    return Math.round(left + width / 2);
  });

describe('lifelines', () => {
  it('stand pages first, then the box, then the server, evenly', () => {
    const geometry = geometryOf(600, SEVEN);
    const xs = [1, 2, 3, 4, 5, 6, 7, 0].map((node) => lineOf(geometry, node));
    assert.deepEqual(
      xs,
      xs.toSorted((a, b) => a - b),
    );
    const gaps = xs.slice(1).map((x, i) => x - (xs[i] ?? 0));
    assert.isAtMost(Math.max(...gaps) - Math.min(...gaps), 1);
    assert.isAtLeast(Math.min(...gaps), 26);
    assert.equal(geometry.box, 7);
  });

  it('keep their least distance in a narrow lane', () => {
    const { lines } = geometryOf(180, SEVEN);
    const xs = lines.toSorted((a, b) => a - b);
    xs.slice(1).forEach((x, i) => assert.isAtLeast(x - (xs[i] ?? 0), 25));
  });

  it('of two ends are where they were before there were nodes', () => {
    const geometry = geometryOf(500, [{ role: 'server' }, page('Alice')]);
    assert.deepEqual([geometry.left, geometry.right], [115, 375]);
  });

  it('are what arrows go from and to; one that is lost between an end and a box falls near it', () => {
    const geometry = geometryOf(600, [...TWO, { role: 'box', kind: 'proxy' }]);
    const [carol, box] = [lineOf(geometry, CAROL), lineOf(geometry, 3)];
    const course = { sender: CAROL, receiver: 3, y0: 0, y1: 40 };
    const whole = strokeOf({ ...course, lost: false }, geometry, []);
    assert.deepEqual([whole.x0, whole.x1], [carol + 1.5, box - 2]);
    const lost = strokeOf({ ...course, lost: true }, geometry, []);
    assert.closeTo(lost.x1, carol + (box - carol) * 0.8, 0.01);
  });
});

describe('several pages in a lane', () => {
  it('have a line, a name and a colour each; a dot, an arrow and a strip are at their own', async () => {
    const stage = await stageOf(TWO, TWO);
    const lines = all(stage, '#lane-0 .life');
    assert.equal(lines.length, 3);
    const names = all(stage, '#lane-0 .ends .end:not(.path)');
    assert.deepEqual(
      names.map(({ textContent }) => textContent?.trim()),
      ['Alice', 'Carol', 'server'],
    );
    const places = middles(lines);
    middles(names).forEach((x, n) => assert.closeTo(x, places[(n + 1) % 3] ?? 0, 1));
    assert.deepEqual(
      lines.map(({ classList }) => [...classList].filter((name) => name.startsWith('person-'))),
      [[], ['person-1'], ['person-2']],
    );
    const [born = 0, alice = 0, carol = 0] = middles(all(stage, '#lane-0 .dot'));
    const [server = 0, first = 0, second = 0] = middles(lines);
    assert.closeTo(born, server, 1);
    assert.closeTo(alice, first, 1);
    assert.closeTo(carol, second, 1);
    assert.closeTo(middles(all(stage, '#lane-0 .stretch.asleep'))[0] ?? 0, second, 1);
    const spoken = all(stage, '#lane-0 .twin button').map((button) => button.getAttribute('aria-label'));
    assert.include(spoken.join('\n'), 'server to Carol, ');
    assert.include(spoken.join('\n'), 'Carol’s page shows Bob #1');
    await assertAccessible(stage);
  });

  it('and a page that is alone has no colour of its own', async () => {
    const stage = await stageOf([{ role: 'server' }, page('Alice')]);
    assert.equal(all(stage, '.person').length, 0);
    const [, alice] = all(stage, '.life');
    assert.notEqual(alice && getComputedStyle(alice).backgroundColor, 'rgba(0, 0, 0, 0)');
  });
});

describe('lanes', () => {
  for (const n of [1, 2, 3, 4])
    it(`${n} stand side by side with the time ${n === 2 ? 'between' : 'before'} them`, async () => {
      const stage = await stageOf(...Array.from({ length: n }, () => TWO));
      const lanes = middles(all(stage, '.lane'));
      assert.equal(lanes.length, n);
      assert.deepEqual(
        lanes,
        lanes.toSorted((a, b) => a - b),
      );
      const [time = 0] = middles(all(stage, '.axis'));
      assert.equal(lanes.filter((x) => x < time).length, n === 2 ? 1 : 0);
      await assertAccessible(stage);
    });

  it('a box is half-way, in its own lane only', async () => {
    const stage = await stageOf(TWO, [...TWO, { role: 'box', kind: 'cache' }]);
    assert.equal(all(stage, '#lane-0 .life.box').length, 0);
    assert.equal(all(stage, '#lane-1 .life.box').length, 1);
  });
});

describe('what can be set', () => {
  it('is asked for by the pills over the lifelines, which say what differs', async () => {
    const stage = await stageOf(TWO, TWO);
    const plain = { figure: '', title: '', isChanged: false };
    const path = { figure: '80 ms +1', title: 'loss: 5 %', isChanged: true };
    stage.lanes = stage.lanes.map((lane) => ({ ...lane, pills: { page: plain, path, server: plain } }));
    await stage.updateComplete;
    const asked: unknown[] = [];
    stage.addEventListener('w-thing', (event) => asked.push(event instanceof CustomEvent && event.detail));
    for (const thing of ['page', 'path', 'server'])
      all(stage, `#lane-1 [data-thing=${thing}]`)[0]?.dispatchEvent(
        new MouseEvent('click', { bubbles: true }),
      );
    assert.deepEqual(
      asked,
      ['page', 'path', 'server'].map((thing) => ({ lane: stage.lanes[1]?.id, thing })),
    );
    const [pill] = all(stage, '#lane-1 [data-thing=path]');
    assert.equal(pill?.getAttribute('title'), 'loss: 5 %');
    assert.isTrue(pill?.classList.contains('changed'));
    await assertAccessible(stage);
  });
});
