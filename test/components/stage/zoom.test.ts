import { assert } from 'chai';
import { heard, mounted, part } from './setup.ts';

describe('the zoom of time', () => {
  it('has a button to draw it smaller and one to draw it larger', async () => {
    const stage = await mounted();
    const zooms = heard(stage, 'w-zoom');
    part(stage, '.zoom button:first-child').click();
    part(stage, '.zoom button:last-child').click();
    assert.deepEqual(
      zooms.map(({ grown }) => Math.round(grown * 1000) / 1000),
      [0.667, 1.5],
    );
  });

  it('fits the whole run into what is in sight of it', async () => {
    const stage = await mounted();
    const zooms = heard(stage, 'w-zoom');
    part(stage, '.zoom button:nth-child(2)').click();
    const head = part(stage, '.lane.current .head').offsetHeight;
    const inSight = part(stage, '.scroller').clientHeight - head;
    assert.closeTo((zooms[0]?.grown ?? 0) * stage.picture.height, inSight, 1);
  });

  it('follows a pinch, which a browser tells as a wheel with the control key, and leaves the page its own zoom', async () => {
    const stage = await mounted();
    const zooms = heard(stage, 'w-zoom');
    const wheel = (more: WheelEventInit): boolean =>
      part(stage, '.scroller').dispatchEvent(
        new WheelEvent('wheel', { deltaY: -100, bubbles: true, cancelable: true, composed: true, ...more }),
      );
    assert.isTrue(wheel({}));
    assert.lengthOf(zooms, 0, 'a wheel alone scrolls');
    assert.isFalse(wheel({ ctrlKey: true }));
    assert.isAbove(zooms[0]?.grown ?? 0, 1);
    wheel({ ctrlKey: true, deltaY: 100 });
    assert.isBelow(zooms[1]?.grown ?? 2, 1);
  });
});

describe('the figures of a lane', () => {
  it('are one line, and all of them where their switch is open', async () => {
    const stage = await mounted();
    const shown = (): number =>
      [...stage.renderRoot.querySelectorAll('#lane-0 .ledger .second')].filter((each) =>
        each.checkVisibility(),
      ).length;
    const high = part(stage, '#lane-0 .head').offsetHeight;
    assert.equal(shown(), 0);
    part(stage, '#lane-0 .all summary').click();
    assert.equal(shown(), 3);
    assert.isAbove(part(stage, '#lane-0 .head').offsetHeight, high);
  });
});
