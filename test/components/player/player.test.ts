import { assert } from 'chai';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import tokens from '../../../src/ui/theme/tokens.css?inline';
import { micros } from '../../../src/base/index.ts';
import type { Tick } from '../../../src/projections/index.ts';
import '../../../src/ui/player/index.ts';
import { type Mark, type PlayerEventMap, WPlayer } from '../../../src/ui/player/player.ts';
import { assertAccessible } from '../axe.ts';

speakVietnamese();

// As a sheet of our own: a plain import would bring Vite's client along, which looks for a socket.
const theme = new CSSStyleSheet();
theme.replaceSync(tokens);
document.adoptedStyleSheets.push(theme);

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const at = (ms: number) => micros(ms * 1000);
const ticks: Tick[] = [100, 500, 900, 4000].map((ms, n) => ({
  at: at(ms),
  hue: n > 1 ? 'text' : 'http',
  lane: n % 2,
}));
const marks: Mark[] = [{ id: 'm1', at: at(2000), label: 'Bob: hi', text: 'hi', kind: 'server' }];
const settings: Mark = { id: 'm2', at: at(10_000), label: 'settings', text: undefined, kind: 'client' };

async function mounted(more: Partial<WPlayer> = {}, width = 1000): Promise<WPlayer> {
  const player = new WPlayer();
  const box = document.createElement('div');
  box.style.cssText = `width:${width}px;margin-top:120px;background:var(--surface)`;
  Object.assign(
    player,
    { cursor: at(1161), clock: at(1161), computed: at(8000), ticks, tickLimit: at(1161), marks },
    more,
  );
  box.append(player);
  document.body.replaceChildren(box);
  await frame();
  await player.updateComplete;
  return player;
}

function part<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
const track = (player: WPlayer) => part(player.renderRoot, '[role=slider]');
const marksIn = (player: WPlayer) => part(player.renderRoot, 'w-marks').shadowRoot ?? document;
const mark = (player: WPlayer, id = 'm1') => part(marksIn(player), `.mark[data-id=${id}]`);
// Truths, not elements: a failed assertion about an element hangs the runner’s report.
const isOpen = (player: WPlayer) => marksIn(player).querySelector('form') !== null;
const hasFocus = (player: WPlayer, element: Element) => marksIn(player).activeElement === element;
const field = (player: WPlayer) => part<HTMLInputElement>(marksIn(player), 'form input');

/** Clicks the pin, and waits until its box has the focus. */
async function openEditor(player: WPlayer, id?: string): Promise<HTMLFormElement> {
  mark(player, id).click();
  await frame();
  return part(marksIn(player), 'form');
}

function heard<K extends keyof PlayerEventMap>(type: K): PlayerEventMap[K]['detail'][] {
  const list: PlayerEventMap[K]['detail'][] = [];
  const listen = (event: Event) => event instanceof CustomEvent && list.push(event.detail);
  document.body.firstElementChild?.addEventListener(type, listen);
  return list;
}

function press(element: Element, key: string, shiftKey = false): boolean {
  return element.dispatchEvent(
    new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true, composed: true }),
  );
}

describe('w-player', () => {
  afterEach(() => {
    delete document.documentElement.dataset['theme'];
    document.body.replaceChildren();
  });

  for (const name of ['light', 'dark']) {
    it(`is accessible, ${name}`, async () => {
      document.documentElement.dataset['theme'] = name;
      await assertAccessible(await mounted());
    });
  }

  it('asks for what its buttons say', async () => {
    const player = await mounted({ canUndo: true });
    const asked: string[] = [];
    const types = ['w-play', 'w-pause', 'w-step', 'w-undo', 'w-redo', 'w-restart', 'w-scale'];
    for (const type of types) player.addEventListener(type, () => asked.push(type));
    const click = (name: string) => part(player.renderRoot, `button[aria-label="${name}"]`).click();
    for (const name of ['Play', 'Step back', 'Step forward', 'Undo', 'Redo', 'Restart', 'Cut gaps'])
      click(name);
    player.playing = true;
    await player.updateComplete;
    click('Pause');
    assert.deepEqual(asked, ['w-play', 'w-step', 'w-step', 'w-undo', 'w-restart', 'w-scale', 'w-pause']);
  });

  it('is a slider that speaks its value', async () => {
    const player = await mounted();
    assert.equal(track(player).ariaLabel, 'Timeline');
    assert.equal(track(player).ariaValueText, '1.161 s of 10.000 s');
    player.language = 'vi';
    await player.updateComplete;
    assert.equal(track(player).ariaValueText, '1,161 s trên 10,000 s');
  });

  it('moves its cursor without a render or a paint', async () => {
    const player = await mounted();
    const canvas = part<HTMLCanvasElement>(player.renderRoot, 'canvas');
    let paints = 0;
    const context = canvas.getContext('2d');
    const fill = context?.fillRect.bind(context);
    if (context && fill) context.fillRect = (...box) => (paints++, fill(...box));
    const nodes: Node[] = [];
    const observer = new MutationObserver((records) =>
      nodes.push(...records.flatMap((r) => [...r.addedNodes])),
    );
    observer.observe(player.renderRoot, { subtree: true, childList: true });
    for (let ms = 1200; ms < 3900; ms += 100) {
      player.cursor = at(ms);
      player.clock = at(ms);
      player.tickLimit = at(ms);
      await player.updateComplete;
    }
    assert.equal(paints, 0);
    await frame();
    assert.isTrue(
      nodes.every((node) => node.nodeType === Node.TEXT_NODE),
      'only the time is written',
    );
    assert.equal(track(player).ariaValueText, '3.800 s of 10.000 s');
    player.tickLimit = at(4000);
    await player.updateComplete;
    assert.equal(paints, 1);
  });

  it('draws no tick of the future, and each in its kind’s hue', async () => {
    document.documentElement.dataset['theme'] = 'light';
    const player = await mounted();
    const canvas = part<HTMLCanvasElement>(player.renderRoot, 'canvas');
    const inked = (ms: number, y: number) => {
      const x = Math.round((ms / 10_000) * canvas.clientWidth * devicePixelRatio) - 1;
      return [...(canvas.getContext('2d')?.getImageData(x, y * devicePixelRatio, 1, 1).data ?? [])];
    };
    assert.deepEqual(inked(100, 20), [0x17, 0x60, 0xd2, 255]);
    assert.deepEqual(inked(500, 36), [0x17, 0x60, 0xd2, 255]);
    assert.deepEqual(inked(900, 20), [0x08, 0x71, 0x50, 255]);
    assert.equal(inked(4000, 36)[3], 0);
  });

  it('seeks by keys and leaves all others alone', async () => {
    const player = await mounted();
    const seeks = heard('w-seek');
    const bar = track(player);
    press(bar, 'ArrowRight');
    press(bar, 'ArrowLeft', true);
    for (const key of ['PageUp', 'PageDown', 'Home', 'End']) press(bar, key);
    const moments = seeks.map((seek) => seek.at / 1000);
    assert.deepEqual(moments, [1171, 1061, 2161, 161, 0, 10_000]);
    for (const key of ['Tab', 'Enter', ' ', 'a']) assert.isTrue(press(bar, key));
  });

  it('seeks by pointer, only while it is down', async () => {
    const player = await mounted();
    const seeks = heard('w-seek');
    const bar = track(player);
    bar.setPointerCapture = () => {}; // no such pointer exists
    const { left, width } = bar.getBoundingClientRect();
    const point = (type: string, share: number) =>
      bar.dispatchEvent(new PointerEvent(type, { clientX: left + width * share, bubbles: true }));
    point('pointermove', 0.1);
    point('pointerdown', 0.5);
    point('pointermove', 0.25);
    point('pointerup', 0.25);
    point('pointermove', 0.9);
    // A script's event stands on whole pixels, so to 1 % of the bar.
    assert.deepEqual(
      seeks.map((seek) => Math.round(seek.at / 100_000)),
      [50, 25],
    );
  });

  it('offers the speeds', async () => {
    const player = await mounted({ speed: 0.5 });
    const speeds = heard('w-speed');
    const select = part<HTMLSelectElement>(player.renderRoot, 'select');
    assert.deepEqual(
      [...select.options].map((option) => option.text),
      ['0.05×', '0.1×', '0.25×', '0.5×', '1×', '2×', '4×'],
    );
    assert.equal(select.value, '0.5');
    select.value = '2';
    select.dispatchEvent(new Event('change'));
    assert.deepEqual(speeds, [{ speed: 2 }]);
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

  it('fits a phone: the bar on a line of its own', async () => {
    const player = await mounted({}, 374);
    const bar = track(player).getBoundingClientRect();
    const play = part(player.renderRoot, 'button[aria-label=Play]').getBoundingClientRect();
    assert.isAbove(bar.width, 340);
    assert.isAtLeast(play.top, bar.bottom);
    assert.isBelow(player.offsetHeight, 110);
    assert.isAtMost(player.scrollWidth, 374);
  });
});
