import { assert } from 'chai';
import { Settings } from '../../../src/ui/settings/index.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

async function opened(): Promise<Settings> {
  const element = await mount(new Settings(), 40, 40);
  inside(element, '.open').click();
  await settle(element);
  return element;
}

describe('w-settings', () => {
  it('is accessible, closed and open', async () => {
    await assertAccessibleInBothThemes(await mount(new Settings(), 40, 40));
    await assertAccessibleInBothThemes(await opened());
  });

  it('offers three themes, and says which is chosen', async () => {
    const element = await opened();
    const themes = heard(element, 'w-theme');
    const [system, , dark] = insideAll(element, 'input[type=radio]');
    assert.isTrue(system instanceof HTMLInputElement && system.checked);
    dark?.click();
    assert.deepEqual(themes, [{ theme: 'dark' }]);
  });

  it('folds a column and brings it back', async () => {
    const element = await opened();
    const columns = heard(element, 'w-column');
    const [words] = insideAll(element, 'input[type=checkbox]');
    words?.click();
    element.columns = { words: 0, bytes: 360 };
    await settle(element);
    words?.click();
    assert.deepEqual(columns, [
      { column: 'words', shown: false },
      { column: 'words', shown: true },
    ]);
  });
});
