import { assert } from 'chai';
import { Composer } from '../../../src/ui/composer/index.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

function type(element: Element, text: string): void {
  const input = inside(element, '.text');
  if (!(input instanceof HTMLInputElement)) throw new Error('That is no text field.');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

const send = (element: Element): void => inside(element, 'button').click();

describe('w-composer', () => {
  for (const width of [800, 360]) {
    it(`is accessible at ${width} px`, async () => {
      await assertAccessibleInBothThemes(await mount(new Composer(), width, 60));
    });
  }

  it('says who says what, then empties', async () => {
    const element = await mount(new Composer(), 800, 60);
    const said = heard(element, 'w-say');
    insideAll(element, 'input[type=radio]')[1]?.click();
    type(element, 'xin chào 👋');
    await settle(element);
    send(element);
    await settle(element);
    assert.deepEqual(said, [{ from: 'Bob', text: 'xin chào 👋' }]);
    assert.include(inside(element, 'output').textContent, '0 bytes');
  });

  it('has no line where nobody says anything, and still what else can be done', async () => {
    const composer = new Composer();
    composer.append(document.createElement('button'));
    const element = await mount(composer, 800, 60);
    composer.mute = true;
    await settle(element);
    assert.lengthOf(insideAll(element, 'form, input, p'), 0);
    assert.isAbove(composer.querySelector('button')?.getBoundingClientRect().width ?? 0, 0);
  });

  it('takes so many characters, and says so', async () => {
    const element = await mount(new Composer(), 800, 60);
    const said = heard(element, 'w-say');
    type(element, 'a'.repeat(65_535));
    await settle(element);
    assert.equal(inside(element, '.limit').textContent, '');
    type(element, 'a'.repeat(2_000_000));
    await settle(element);
    assert.include(inside(element, '.limit').textContent, 'at most 1,048,576 characters');
    assert.equal(inside(element, 'output').textContent, '1,048,576 bytes');
    send(element);
    assert.deepEqual(said, [{ from: 'Alice', text: 'a'.repeat(1_048_576) }]);
  });

  it('counts octets of UTF-8, not characters', async () => {
    const element = await mount(new Composer(), 800, 60);
    type(element, 'chào 👋');
    await settle(element);
    assert.equal(inside(element, 'output').textContent, '10 bytes');
  });

  it('sends an empty message, and its button says so', async () => {
    const element = await mount(new Composer(), 800, 60);
    const said = heard(element, 'w-say');
    assert.equal(inside(element, 'button').title, 'Send empty message');
    send(element);
    assert.deepEqual(said, [{ from: 'Alice', text: '' }]);
  });
});
