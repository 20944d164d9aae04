import { assert } from 'chai';
import { assertAccessible } from '../axe.ts';
import {
  frame,
  at,
  marks,
  settings,
  mounted,
  part,
  track,
  marksIn,
  mark,
  isOpen,
  hasFocus,
  field,
  openEditor,
  heard,
  press,
} from './setup.ts';

describe('w-player: marks', () => {
  afterEach(() => {
    delete document.documentElement.dataset['theme'];
    document.body.replaceChildren();
  });

  it('moves and removes a mark by keys', async () => {
    const player = await mounted();
    const [moves, removals] = [heard('w-mark-move'), heard('w-mark-remove')];
    const pin = mark(player);
    assert.equal(pin.ariaLabel, 'Bob: hi, 2.000 s');
    press(pin, 'ArrowRight');
    press(pin, 'ArrowLeft', true);
    press(pin, 'Delete');
    assert.isTrue(press(pin, 'Tab'));
    assert.deepEqual(moves, [
      { id: 'm1', at: at(2010) },
      { id: 'm1', at: at(1900) },
    ]);
    assert.deepEqual(removals, [{ id: 'm1' }]);
  });

  it('edits a mark’s words in a box over its pin', async () => {
    const player = await mounted();
    const edits = heard('w-mark-edit');
    const form = await openEditor(player);
    assert.equal(form.ariaLabel, 'Bob: hi, 2.000 s');
    assert.equal(mark(player).ariaExpanded, 'true');
    const words = field(player);
    assert.isTrue(hasFocus(player, words));
    assert.deepEqual([words.value, words.selectionStart, words.selectionEnd], ['hi', 0, 2]);
    words.value = 'hello';
    form.requestSubmit(); // as Enter does; a script's Enter does not
    await frame();
    assert.deepEqual(edits, [{ id: 'm1', text: 'hello' }]);
    assert.isFalse(isOpen(player));
    assert.isTrue(hasFocus(player, mark(player)));
  });

  it('closes the box by Escape, and keeps all its keys to itself', async () => {
    const player = await mounted();
    const [edits, moves, removals] = [heard('w-mark-edit'), heard('w-mark-move'), heard('w-mark-remove')];
    const passed: string[] = [];
    player.addEventListener('keydown', ({ key }) => passed.push(key));
    await openEditor(player);
    const words = field(player);
    words.value = 'hello';
    for (const key of ['k', '.', 'ArrowLeft', 'Delete', 'Home', 'Escape']) press(words, key);
    await frame();
    assert.isFalse(isOpen(player));
    assert.isTrue(hasFocus(player, mark(player)));
    assert.lengthOf([...passed, ...edits, ...moves, ...removals], 0);
    await openEditor(player);
    assert.equal(field(player).value, 'hi');
  });

  it('closes the box when the focus or a pointer goes elsewhere', async () => {
    const player = await mounted();
    const edits = heard('w-mark-edit');
    const down = (target: Element) =>
      target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, button: 1 }));
    await openEditor(player);
    // By hand: of two windows Firefox tells only one of its focus.
    const leaveFor = (relatedTarget: Element) =>
      field(player).dispatchEvent(
        new FocusEvent('focusout', { bubbles: true, composed: true, relatedTarget }),
      );
    down(field(player));
    leaveFor(part(marksIn(player), 'form button'));
    await frame();
    assert.isTrue(isOpen(player));
    leaveFor(track(player));
    await frame();
    assert.isFalse(isOpen(player));
    await openEditor(player);
    down(document.body);
    await frame();
    assert.isFalse(isOpen(player));
    assert.lengthOf(edits, 0);
  });

  it('removes by the box’s button, with or without words, and the next mark gets the focus', async () => {
    const player = await mounted({ marks: [...marks, settings] });
    const removals = heard('w-mark-remove');
    const names = (form: Element) => [...form.querySelectorAll('button')].map((each) => each.textContent);
    const remove = async (form: Element) => {
      part(form, '.remove').click();
      player.marks = player.marks.filter(({ id }) => id !== removals.at(-1)?.id);
      await frame();
    };
    const wordy = await openEditor(player);
    assert.deepEqual(names(wordy), ['Save', 'Remove']);
    await remove(wordy);
    assert.isTrue(hasFocus(player, mark(player, 'm2')));
    const wordless = await openEditor(player, 'm2');
    assert.deepEqual(names(wordless), ['Remove']);
    assert.include(wordless.textContent, 'settings, 10.000 s');
    // Not its button: the Enter that opened it is perhaps still held.
    assert.isTrue(hasFocus(player, wordless));
    await remove(wordless);
    assert.deepEqual(removals, [{ id: 'm1' }, { id: 'm2' }]);
    player.marks = [settings]; // undone
    await frame();
    assert.isFalse(isOpen(player));
  });

  for (const name of ['light', 'dark']) {
    it(`is accessible with a box open, ${name}`, async () => {
      document.documentElement.dataset['theme'] = name;
      const player = await mounted({ marks: [...marks, settings] });
      for (const id of ['m1', 'm2']) {
        const form = await openEditor(player, id);
        for (const { offsetHeight } of form.querySelectorAll('button')) assert.isAtLeast(offsetHeight, 24);
        await assertAccessible(player);
      }
    });
  }

  it('keeps the box within the timeline', async () => {
    for (const width of [1000, 374]) {
      for (const ms of [0, 5000, 10_000]) {
        const player = await mounted({ marks: marks.map((each) => ({ ...each, at: at(ms) })) }, width);
        const box = (await openEditor(player)).getBoundingClientRect();
        const line = track(player).getBoundingClientRect();
        assert.isAtLeast(box.left, line.left);
        assert.isAtMost(box.right, line.right + 0.01);
        assert.isAtMost(box.bottom, mark(player).getBoundingClientRect().top);
      }
    }
  });

  it('drags a mark, and a drag is no click', async () => {
    const player = await mounted();
    const [moves, seeks] = [heard('w-mark-move'), heard('w-seek')];
    const pin = mark(player);
    pin.setPointerCapture = () => {};
    // Whole pixels: WebKit cuts off the rest of a pointer's place.
    const tenth = Math.round(track(player).clientWidth / 10);
    const point = (type: string, x: number) =>
      pin.dispatchEvent(new PointerEvent(type, { clientX: 300 + x, bubbles: true, composed: true }));
    point('pointerdown', 0);
    point('pointermove', tenth);
    point('pointerup', tenth);
    pin.click();
    await player.updateComplete;
    assert.isFalse(isOpen(player));
    assert.lengthOf(moves, 1);
    assert.deepInclude(moves[0], { id: 'm1' });
    assert.closeTo((moves[0] as { at: number }).at, at(3000), at(20));
    assert.lengthOf(seeks, 0);
  });
});
