import { assert } from 'chai';
import { crowd } from './sample.ts';
import { frame, mounted, part, heard } from './setup.ts';

describe('a followed cursor', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('follows the cursor until the learner scrolls', async () => {
    const stage = await mounted({ follow: true, cursorY: 1200 });
    const left = heard(stage, 'w-follow');
    const line = part(stage, '.curtain').getBoundingClientRect().top - stage.getBoundingClientRect().top;
    assert.isAbove(line, 300);
    assert.isBelow(line, 480);
    await frame();
    assert.lengthOf(left, 0);
    part(stage, '.scroller').scrollTop = 200;
    await frame();
    assert.deepEqual(left[0], { follow: false });
  });

  it('keeps it where the window shows it, above a phone’s player', async () => {
    document.body.style.paddingTop = `${innerHeight - 400}px`;
    const stage = await mounted({ follow: true, cursorY: 1200 });
    const line = part(stage, '.curtain').getBoundingClientRect().top;
    document.body.style.paddingTop = '';
    assert.isBelow(line, innerHeight - 88);
    assert.isAbove(line, innerHeight - 400);
  });

  it('keeps it in sight in a longer picture, which comes together with its place there', async () => {
    const stage = await mounted({ follow: true, cursorY: 450 });
    const left = heard(stage, 'w-follow');
    Object.assign(stage, { picture: crowd(700), cursorY: 3000 });
    for (let frames = 0; frames < 10; frames++) await frame();
    const line = part(stage, '.curtain').getBoundingClientRect().top - stage.getBoundingClientRect().top;
    assert.isAbove(line, 100);
    assert.isBelow(line, 480);
    assert.lengthOf(left, 0, 'nobody has scrolled');
  });
});
