import { assert } from 'chai';
import { assertAccessible } from '../axe.ts';
import { frame, at, mounted, part, track, heard, press } from './setup.ts';

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
