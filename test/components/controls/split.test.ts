import { assert } from 'chai';
import { Split } from '../../../src/ui/controls/index.ts';
import { assertAccessibleInBothThemes, heard, inside, mount, press, settle } from '../inspector/setup.ts';

const split = (given: Partial<Split> = {}): Split =>
  Object.assign(new Split(), {
    size: 300,
    least: 240,
    most: 480,
    usual: 320,
    name: 'Width',
    unfold: 'Show',
    ...given,
  });

/** A drag from one place to another, by the mouse's main button. */
function drag(element: Split, by: number, isReleased = true): void {
  const edge = inside(element, '.edge');
  edge.setPointerCapture = () => undefined; // There is no such pointer in a test.
  const fire = (type: string, clientX: number) =>
    edge.dispatchEvent(new PointerEvent(type, { clientX, button: 0, bubbles: true, composed: true }));
  fire('pointerdown', 500);
  fire('pointermove', 500 + by);
  if (isReleased) fire('pointerup', 500 + by);
}

describe('w-split', () => {
  for (const size of [300, 0]) {
    it(`is accessible, ${size} px wide`, async () => {
      await assertAccessibleInBothThemes(await mount(split({ size }), 40, 300));
    });
  }

  it('says how wide its column is', async () => {
    const edge = inside(await mount(split(), 9, 300), '[role=separator]');
    const said = ['aria-label', 'aria-valuenow', 'aria-valuemin', 'aria-valuemax'].map((name) =>
      edge.getAttribute(name),
    );
    assert.deepEqual(said, ['Width', '300', '240', '480']);
  });

  it('moves by arrow keys towards where they point, within its limits, and folds by Enter', async () => {
    for (const [side, key, size] of [
      ['start', 'ArrowRight', 316],
      ['start', 'ArrowLeft', 284],
      ['end', 'ArrowRight', 284],
      ['end', 'ArrowLeft', 316],
      ['end', 'Home', 240],
      ['start', 'End', 480],
      ['start', 'Enter', 0],
    ] as const) {
      const element = await mount(split({ side }), 9, 300);
      const sizes = heard(element, 'w-split');
      press(inside(element, '.edge'), key);
      assert.deepEqual(sizes, [{ size, isHeld: false }], `${side} ${key}`);
    }
  });

  it('follows the pointer, stops at its limits, and folds far beyond the least', async () => {
    for (const [side, by, size] of [
      ['start', 40, 340],
      ['end', 40, 260],
      ['start', 1000, 480],
      ['start', -100, 240],
      ['start', -200, 0],
    ] as const) {
      const element = await mount(split({ side }), 9, 300);
      const sizes = heard(element, 'w-split');
      drag(element, by);
      // What folds is not held any more; what was held says so once more when it is let go.
      const moved = size === 0 ? [] : [{ size, isHeld: true }];
      assert.deepEqual(sizes, [...moved, { size, isHeld: false }], `${side} ${by}`);
    }
  });

  it('lets go of a column that folds under the pointer', async () => {
    const element = await mount(split(), 9, 300);
    // The edge is taken away, and hears of no release.
    drag(element, -200, false);
    element.size = 0;
    await settle(element);
    element.size = 320;
    await settle(element);
    const sizes = heard(element, 'w-split');
    inside(element, '.edge').dispatchEvent(new PointerEvent('pointermove', { clientX: 700, bubbles: true }));
    assert.deepEqual(sizes, []);
  });

  it('comes back to its usual width by a double click, and from its rail', async () => {
    const element = await mount(split(), 9, 300);
    const sizes = heard(element, 'w-split');
    inside(element, '.edge').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    element.size = 0;
    await settle(element);
    assert.isTrue(element.hasAttribute('folded'));
    inside(element, 'button').click();
    assert.deepEqual(sizes, [
      { size: 320, isHeld: false },
      { size: 320, isHeld: false },
    ]);
  });
});
