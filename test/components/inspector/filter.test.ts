import { assert } from 'chai';
import { ALL_ROWS, type RowFilter } from '../../../src/projections/index.ts';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import { frameRows, inspector, requestRows } from './samples.ts';
import { assertAccessibleInBothThemes, focused, heard, inside, insideAll, mount, settle } from './setup.ts';

speakVietnamese();

const HUES = ['upgrade', 'text', 'control'] as const;
const filters = (frames: Partial<RowFilter>) => ({ frames: { ...ALL_ROWS, ...frames }, requests: ALL_ROWS });
const toggle = (element: Element): HTMLElement => inside(element, '.filter');
const chip = (element: Element, name: string): HTMLElement => {
  const found = insideAll(element, '.chips button').find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent?.trim()) === name,
  );
  if (!found) throw new Error(`No chip is called ${name}.`);
  return found;
};

describe('w-inspector: the filter', () => {
  it('is out of the way until somebody wants it', async () => {
    const element = await mount(inspector());
    assert.lengthOf(insideAll(element, 'w-row-filter'), 0);
    toggle(element).click();
    await settle(element);
    assert.equal(toggle(element).getAttribute('aria-expanded'), 'true');
    assert.equal(inside(element, 'input').getAttribute('aria-label'), 'Find');
    toggle(element).click();
    await settle(element);
    assert.lengthOf(insideAll(element, 'w-row-filter'), 0);
  });

  it('offers what occurs, and directions of frames only', async () => {
    const frames = frameRows(20, { hues: HUES, lanes: ['b', 'a'] });
    const element = await mount(inspector({ frames, requests: requestRows(5) }));
    toggle(element).click();
    await settle(element);
    const groups = () => insideAll(element, '.chips').map((each) => each.getAttribute('aria-label'));
    assert.deepEqual(groups(), ['Direction', 'Lane', 'Kind']);
    assert.deepEqual(
      insideAll(element, '.chips button').map((each) => each.textContent?.trim()),
      ['↑', '↓', 'A', 'B', 'handshake', 'text', 'ping, pong'],
    );
    inside(element, '#lists-requests').click();
    await settle(element);
    assert.deepEqual(groups(), []);
  });

  it('says which rows are wanted, one choice on top of the other', async () => {
    const frames = frameRows(20, { hues: HUES, lanes: ['a', 'b'] });
    const element = await mount(inspector({ frames }));
    const told = heard(element, 'w-filter');
    toggle(element).click();
    await settle(element);
    const input = inside(element, 'input');
    if (!(input instanceof HTMLInputElement)) throw new Error('no input');
    for (const act of [
      () => chip(element, 'ping, pong').click(),
      () => chip(element, 'text').click(),
      () => chip(element, 'server to page').click(),
      () => chip(element, 'B').click(),
      () => {
        input.value = 'lunch';
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
      () => chip(element, 'ping, pong').click(),
      () => chip(element, 'B').click(),
      () => chip(element, 'server to page').click(),
    ]) {
      act();
      await settle(element);
    }
    const steps: readonly Partial<RowFilter>[] = [
      { hues: ['control'] },
      { hues: ['control', 'text'] },
      { way: 'down' },
      { lane: 'b' },
      { text: 'lunch' },
      { hues: ['text'] },
      { lane: '' },
      { way: 'both' },
    ];
    let filter = ALL_ROWS;
    assert.deepEqual(
      told,
      steps.map((step) => ({ list: 'frames', filter: (filter = { ...filter, ...step }) })),
    );
    const pressed = insideAll(element, '[aria-pressed=true]').filter((each) => each.closest('.chips'));
    assert.deepEqual(
      pressed.map((each) => each.textContent?.trim()),
      ['text'],
    );
  });

  it('says of how many it shows so many, shut too, and is cleared with one click', async () => {
    const frames = frameRows(12, { total: 3400 });
    const element = await mount(inspector({ frames, filters: filters({ text: 'lunch' }) }));
    assert.include(inside(element, '.shown').textContent, '12 of 3,400');
    assert.include(inside(element, '#lists-frames').textContent, '3,400');
    const told = heard(element, 'w-filter');
    inside(element, '.clear').click();
    await settle(element);
    assert.deepEqual(told, [{ list: 'frames', filter: ALL_ROWS }]);
    assert.equal(focused(), toggle(element));
    assert.lengthOf(insideAll(element, '.shown'), 0);
  });

  it('of one list leaves the other as it is', async () => {
    const element = await mount(inspector({ filters: filters({ text: 'lunch' }) }));
    inside(element, '#lists-requests').click();
    await settle(element);
    assert.lengthOf(insideAll(element, '.shown'), 0);
  });

  it('says that nothing fits, and offers to clear; not while it still looks', async () => {
    const frames = frameRows(0, { total: 7 });
    const element = await mount(inspector({ frames, language: 'vi', filters: filters({ text: 'x' }) }));
    assert.include(inside(element, '.empty').textContent, 'Không dòng nào khớp bộ lọc.');
    element.frames = frameRows(0, { total: 7, isBusy: true });
    await settle(element);
    assert.equal(inside(element, '.empty').textContent.trim(), '');
    element.frames = frames;
    await settle(element);
    const told = heard(element, 'w-filter');
    inside(element, '.empty button').click();
    assert.deepEqual(told, [{ list: 'frames', filter: ALL_ROWS }]);
  });

  it('has a filter that fits a narrow window, and leaves four rows in sight', async () => {
    const frames = frameRows(12, { hues: HUES, lanes: ['a', 'b'], total: 3400 });
    for (const language of ['en', 'vi'] as const) {
      const set = { frames, language, filters: filters({ text: 'lunch' }) };
      const element = await mount(inspector(set), 320, 500);
      toggle(element).click();
      await settle(element);
      const strip = inside(element, 'w-row-filter');
      assert.isAtMost(strip.scrollWidth, 320);
      assert.isAtMost(toggle(element).getBoundingClientRect().right, 320);
      const tab = inside(element, '#lists-frames').getBoundingClientRect();
      assert.isBelow(toggle(element).getBoundingClientRect().top, tab.bottom, 'beside the tabs');
      const grid = inside(element, '[role=grid]').getBoundingClientRect();
      const seen = insideAll(element, '.body[role=row]').map((row) => row.getBoundingClientRect());
      assert.isAtLeast(
        seen.filter(({ top, bottom }) => top >= grid.top + 27 && bottom <= grid.bottom).length,
        4,
      );
    }
  });

  it('is accessible open, with choices made, and with nothing found', async () => {
    const frames = frameRows(12, { hues: HUES, lanes: ['a', 'b'], total: 3400 });
    const chosen = filters({ hues: ['text', 'control'], way: 'up', lane: 'a', text: 'lunch' });
    for (const rows of [frames, { ...frameRows(0), total: 9 }]) {
      const element = await mount(inspector({ frames: rows, filters: chosen }));
      toggle(element).click();
      await settle(element);
      await assertAccessibleInBothThemes(element);
    }
  });
});

describe('w-inspector: sizes', () => {
  const titles = (element: Element): readonly (string | null)[] =>
    insideAll(element, '.body[role=row] .end[title]').map((cell) => cell.getAttribute('title'));

  it('are one number, with what it is made of on demand', async () => {
    const element = await mount(inspector());
    assert.equal(inside(element, '#r3 .end').textContent, '21');
    assert.equal(titles(element)[3], '6 B framing + 15 B payload');
    inside(element, '#lists-requests').click();
    await settle(element);
    assert.equal(inside(element, '#r3 .octets').textContent.trim(), '498');
    assert.equal(titles(element)[3], 'request 298 B + response 200 B');
  });

  it('of which nothing is known say nothing', async () => {
    const frames = frameRows(20);
    const at = (n: number) => {
      const row = frames.at(n);
      return row && { ...row, payload: -1 };
    };
    const element = await mount(inspector({ frames: { ...frames, at } }));
    assert.deepEqual(titles(element), []);
  });
});
