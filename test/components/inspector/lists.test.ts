import { assert } from 'chai';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import { frameRows, inspector, ok } from './samples.ts';
import { heard, inside, insideAll, mount, press, settle } from './setup.ts';

speakVietnamese();

const named = (element: Element, selector: string, name: string): HTMLElement => {
  const found = insideAll(element, selector).find((each) => each.textContent?.trim().startsWith(name));
  if (!found) throw new Error(`No ${selector} is called ${name}.`);
  return found;
};

describe('w-inspector: lists', () => {
  it('shows the rows before the cursor only', async () => {
    const element = await mount(inspector({ frames: frameRows(3) }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-rowcount'), '4');
    assert.lengthOf(insideAll(element, '.body[role=row]'), 3);
  });

  it('mounts few of 100,000 rows and reaches the last', async () => {
    const element = await mount(inspector({ frames: frameRows(100_000) }));
    assert.isBelow(insideAll(element, '[role=row]').length, 80);
    const selects = heard(element, 'w-select');
    press(inside(element, '[role=grid]'), 'End');
    await settle(element);
    assert.deepEqual(selects, [{ address: 'b/c0/up/f99999' }]);
    const last = inside(element, '[aria-selected=true][role=row]');
    assert.include(last.textContent, 'message 99999');
    const grid = inside(element, '[role=grid]').getBoundingClientRect();
    assert.isAtMost(last.getBoundingClientRect().bottom, grid.bottom + 1);
    assert.isBelow(insideAll(element, '[role=row]').length, 80);
  });

  it('says which frames are in sight, whenever they are others', async () => {
    const element = inspector({ frames: frameRows(1000) });
    const told = heard(element, 'w-sight');
    await mount(element);
    const { from, to } = told.at(-1) as { from: number; to: number };
    assert.equal(to, 1000);
    assert.isAbove(from, 900);
    const before = told.length;
    element.frames = frameRows(1000);
    await settle(element);
    assert.lengthOf(told, before);
    press(inside(element, '[role=grid]'), 'Home');
    await settle(element);
    assert.equal((told.at(-1) as { from: number }).from, 0);
    inside(element, '#lists-requests').click();
    await settle(element);
    assert.equal((told.at(-1) as { from: number }).from, 0);
    assert.lengthOf(told, before + 1);
  });

  it('mounts few rows where nothing bounds its height', async () => {
    const element = inspector({ frames: frameRows(100_000) });
    document.body.replaceChildren(element);
    await settle(element);
    assert.isBelow(insideAll(element, '[role=row]').length, 80);
  });

  it('reaches the last of 500,000 rows by the scroll bar, beyond the tallest element', async () => {
    const element = await mount(inspector({ frames: frameRows(500_000) }));
    const grid = inside(element, '[role=grid]');
    grid.scrollTop = grid.scrollHeight;
    await settle(element);
    assert.include(inside(element, '[aria-rowindex="500001"]').textContent, 'message 499999');
  });

  it('walks with the arrow keys and names the active row', async () => {
    const element = await mount(inspector({ selected: 'b/c0/up/f4' }));
    const grid = inside(element, '[role=grid]');
    const selects = heard(element, 'w-select');
    press(grid, 'ArrowDown');
    press(grid, 'ArrowUp');
    press(grid, 'Home');
    await settle(element);
    assert.deepEqual(
      selects,
      ['f5', 'f4', 'f0'].map((frame) => ({ address: `b/c0/up/${frame}` })),
    );
    const active = grid.getAttribute('aria-activedescendant') ?? '';
    assert.include(inside(element, `#${active}`).textContent, 'message 0');
  });

  it('leaves Tab and Enter alone', async () => {
    const element = await mount(inspector());
    for (const key of ['Tab', 'Enter', 'a']) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      inside(element, '[role=grid]').dispatchEvent(event);
      assert.isFalse(event.defaultPrevented, key);
    }
  });

  it('selects a clicked row', async () => {
    const element = await mount(inspector());
    const selects = heard(element, 'w-select');
    inside(element, '#r18').click();
    assert.deepEqual(selects, [{ address: 'b/c0/up/f18' }]);
  });

  it('turns to the list that has the selected row', async () => {
    const element = await mount(inspector({ selected: 'a/c0/up/m2' }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Requests');
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'since=2');
  });

  it('shows an answer in the row of its request', async () => {
    const element = await mount(inspector({ selected: ok.address, detail: ok }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Requests');
    const [row, ...others] = insideAll(element, '[aria-selected=true][role=row]');
    assert.lengthOf(others, 0);
    assert.include(row?.textContent, 'since=2');
    const lit = row && getComputedStyle(row).backgroundColor;
    assert.notEqual(
      lit,
      getComputedStyle(inside(element, '[aria-selected=false][role=row]')).backgroundColor,
    );

    // The same row for the request itself: a click on it selects that, as it always did.
    const selects = heard(element, 'w-select');
    row?.click();
    await settle(element);
    assert.deepEqual(selects, [{ address: 'a/c0/up/m2' }]);
    assert.deepEqual(insideAll(element, '[aria-selected=true][role=row]'), row && [row]);
  });

  it('walks on from the row of an answer', async () => {
    const element = await mount(inspector({ selected: ok.address, detail: ok }));
    const selects = heard(element, 'w-select');
    press(inside(element, '[role=grid]'), 'ArrowDown');
    await settle(element);
    assert.deepEqual(selects, [{ address: 'a/c0/up/m3' }]);
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'since=3');
  });

  it('lights no row for a message that an answer brought, although its detail is the answer', async () => {
    const element = await mount(inspector({ selected: 'a/shown/3', detail: ok }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Frames');
    named(element, '[role=tab]', 'Requests').click();
    await settle(element);
    assert.lengthOf(insideAll(element, '[aria-selected=true][role=row]'), 0);
  });

  it('shows an answer that is a row of the open list there, a 101 among the frames', async () => {
    const detail = { ...ok, address: 'b/c0/up/f4' };
    const element = await mount(inspector({ selected: detail.address, detail }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Frames');
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'message 4');
    named(element, '[role=tab]', 'Requests').click();
    await settle(element);
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'since=2');
  });

  it('calls the first list by what the lanes push', async () => {
    const element = await mount(inspector({ pushes: 'both', language: 'vi' }));
    assert.equal(inside(element, '#lists-frames').textContent.trim(), 'Khung, khúc 20');
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Khung, khúc');
  });

  for (const [pushes, says] of [
    ['frames', /^No frames yet\. .* until a WebSocket opens\.$/],
    ['chunks', /^No chunks yet\. .* until the server writes to a stream\.$/],
    ['both', /^Nothing yet\. .* until a WebSocket or a stream opens\.$/],
  ] as const) {
    it(`says how it gets rows: ${pushes}`, async () => {
      const element = await mount(inspector({ pushes, frames: frameRows(0) }));
      assert.match(inside(element, '.empty').textContent, says);
    });
  }

  it('shows the requests where the lanes only ask, until one pushes', async () => {
    const element = await mount(inspector({ pushes: 'none', frames: frameRows(0) }));
    const open = () => inside(element, '[role=tab][aria-selected=true]').id;
    assert.equal(open(), 'lists-requests');
    inside(element, '#lists-frames').click();
    await settle(element);
    assert.include(inside(element, '.empty').textContent, 'all under Requests');
    inside(element, '#lists-requests').click();
    element.pushes = 'chunks';
    await settle(element);
    assert.equal(open(), 'lists-frames');
    inside(element, '#lists-requests').click();
    element.pushes = 'both';
    await settle(element);
    assert.equal(open(), 'lists-requests', 'the reader’s choice, as both push');
  });
});
