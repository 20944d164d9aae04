import { assert } from 'chai';
import { Faults } from '../../../src/ui/faults/index.ts';
import type { Broken } from '../../../src/ui/faults/index.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

const WHOLE: Broken = { cable: false, server: false, tab: false, slow: false, sockets: true };

async function opened(broken: Broken = WHOLE, language: 'en' | 'vi' = 'en'): Promise<Faults> {
  const element = await mount(Object.assign(new Faults(), { broken, language }), 400, 60);
  inside(element, '.open').click();
  await settle(element);
  return element;
}

const offered = (element: Faults): (string | undefined)[] =>
  insideAll(element, '[data-what]').map((button) => button.dataset['what']);

describe('w-faults', () => {
  for (const language of ['en', 'vi'] as const) {
    it(`is accessible, closed and open, in ${language}`, async () => {
      const element = await opened(WHOLE, language);
      await assertAccessibleInBothThemes(element);
      inside(element, '#menu').hidePopover();
      await assertAccessibleInBothThemes(element);
    });
  }

  it('offers what can break while all is well', async () => {
    assert.deepEqual(offered(await opened()), ['cable-out', 'crash', 'slow', 'close', 'ping', 'sleep']);
  });

  it('offers to mend what is broken, and nothing that a dead server would have to do', async () => {
    const element = await opened({ cable: true, server: true, tab: true, slow: true, sockets: true });
    assert.deepEqual(offered(element), ['cable-in', 'restart', 'fast', 'wake']);
  });

  it('has nothing for sockets where there are none', async () => {
    assert.notIncludeMembers(offered(await opened({ ...WHOLE, sockets: false })), ['close', 'ping']);
  });

  it('strikes once and closes', async () => {
    const element = await opened();
    const faults = heard(element, 'w-fault');
    inside(element, '[data-what=cable-out]').click();
    assert.deepEqual(faults, [{ what: 'cable-out', code: 1001 }]);
    assert.isFalse(inside(element, '#menu').matches(':popover-open'));
  });

  it('closes sockets with the code that is picked', async () => {
    const element = await opened();
    const faults = heard(element, 'w-fault');
    const codes = inside(element, 'select');
    if (!(codes instanceof HTMLSelectElement)) throw new Error('That is no list.');
    codes.value = '1011';
    codes.dispatchEvent(new Event('change', { bubbles: true }));
    inside(element, '[data-what=close]').click();
    assert.deepEqual(faults, [{ what: 'close', code: 1011 }]);
  });

  it('asks what is broken whenever it opens', async () => {
    const element = await mount(Object.assign(new Faults(), { broken: WHOLE }), 400, 60);
    const looks = heard(element, 'w-look');
    inside(element, '.open').click();
    await settle(element);
    inside(element, '.open').click();
    await settle(element);
    assert.lengthOf(looks, 1);
  });
});
