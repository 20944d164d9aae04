import { assert } from 'chai';
import { Sheet } from '../../../src/ui/controls/index.ts';
import { assertAccessibleInBothThemes, heard, inside, mount } from '../inspector/setup.ts';

const sheet = (given: Partial<Sheet> = {}): Sheet => {
  const made = Object.assign(new Sheet(), {
    name: 'Bytes',
    open: 'Open',
    shut: 'Close',
    more: 'All',
    less: 'Half',
    ...given,
  });
  const line = Object.assign(document.createElement('span'), { slot: 'line', textContent: '↑ text' });
  made.append(line, Object.assign(document.createElement('p'), { textContent: 'content' }));
  return made;
};

/** From one height of the pointer to another, on the line. */
function drag(element: Sheet, by: number): void {
  const what = inside(element, '.what');
  const at = (clientY: number): PointerEventInit => ({ clientY, bubbles: true, composed: true });
  what.dispatchEvent(new PointerEvent('pointerdown', at(500)));
  what.dispatchEvent(new PointerEvent('pointerup', at(500 + by)));
  what.click();
}

describe('w-sheet', () => {
  for (const height of ['low', 'half', 'full'] as const) {
    it(`is accessible, ${height}`, async () => {
      await assertAccessibleInBothThemes(await mount(sheet({ height }), 360, 300));
    });
  }

  it('opens and closes by its line, which says what is in it', async () => {
    for (const [height, to] of [
      ['low', 'half'],
      ['half', 'low'],
      ['full', 'low'],
    ] as const) {
      const element = await mount(sheet({ height }), 360, 300);
      const heights = heard(element, 'w-sheet');
      const what = inside(element, '.what');
      assert.equal(what.getAttribute('aria-expanded'), String(height !== 'low'));
      what.click();
      assert.deepEqual(heights, [{ height: to }]);
    }
  });

  it('takes all of the window, and half of it again', async () => {
    for (const [height, to] of [
      ['half', 'full'],
      ['full', 'half'],
    ] as const) {
      const element = await mount(sheet({ height }), 360, 300);
      const heights = heard(element, 'w-sheet');
      inside(element, '.more').click();
      assert.deepEqual(heights, [{ height: to }]);
    }
  });

  it('is dragged one height up or down, and a drag is no click', async () => {
    for (const [height, by, to] of [
      ['low', -80, ['half']],
      ['half', -80, ['full']],
      ['full', -80, []],
      ['half', 80, ['low']],
      ['low', 80, []],
      ['low', 10, ['half']],
    ] as const) {
      const element = await mount(sheet({ height }), 360, 300);
      const heights = heard(element, 'w-sheet');
      drag(element, by);
      assert.deepEqual(
        heights,
        to.map((each) => ({ height: each })),
        `${height} ${by}`,
      );
    }
  });
});
