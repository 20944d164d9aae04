import { assert } from 'chai';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import { Topbar } from '../../../src/ui/topbar/index.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

speakVietnamese();

const topbar = (): Topbar =>
  Object.assign(new Topbar(), { chapter: 'Chapter 2', lesson: '2.1a Opening handshake' });

describe('w-topbar', () => {
  for (const width of [1400, 390]) {
    it(`is accessible at ${width} px and cuts nothing`, async () => {
      const element = await mount(topbar(), width, 100);
      await assertAccessibleInBothThemes(element);
      const header = inside(element, 'header');
      assert.isAtMost(header.scrollWidth, header.clientWidth);
    });
  }

  it('switches the language; each names itself in its own', async () => {
    const element = await mount(topbar(), 1400, 60);
    const languages = heard(element, 'w-language');
    const [en, vi] = insideAll(element, 'button[lang]');
    vi?.click();
    assert.deepEqual(languages, [{ language: 'vi' }]);
    assert.equal(vi?.title, 'Tiếng Việt');
    assert.equal(en?.getAttribute('aria-pressed'), 'true');
  });

  it('shares and helps', async () => {
    const element = await mount(topbar(), 1400, 60);
    const events = [...heard(element, 'w-share'), ...heard(element, 'w-help')];
    const shares = heard(element, 'w-share');
    const helps = heard(element, 'w-help');
    for (const button of insideAll(element, '.plain')) button.click();
    await settle(element);
    assert.lengthOf(events, 0);
    assert.lengthOf(shares, 1);
    assert.lengthOf(helps, 1);
  });
});
