import { assert } from 'chai';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import { assertAccessible } from '../axe.ts';
import { ALICE, SERVER, at, crowd, heading } from './sample.ts';
import { frame, mounted, part, heard, names, settle } from './setup.ts';

speakVietnamese();

describe('w-stage', () => {
  afterEach(() => {
    delete document.documentElement.dataset['theme'];
    document.body.replaceChildren();
  });

  for (const name of ['light', 'dark']) {
    it('shows a time of the axis once the playhead’s badge is clear of it', async () => {
      const times = async (cursorY: number): Promise<string[]> => {
        const stage = await mounted({ cursorY, cursorAt: at(cursorY) });
        const shown = stage.renderRoot.querySelectorAll('.axis text:not([data-future])');
        return [...shown].map(({ textContent }) => textContent);
      };
      assert.deepEqual(await times(269), ['0.00 s']);
      assert.deepEqual(await times(270), ['0.00 s', '0.25 s']);
    });

    it('says beside the octets what they would be over HTTP/2, where a lane is counted so', async () => {
      const plain = heading('a', 'polling');
      const counted = { ...plain, ledger: { ...plain.ledger, octetsHttp2: 1910 } };
      const second = async (lane: typeof plain): Promise<string | undefined> => {
        const stage = await mounted({ lanes: [lane, heading('b', 'websocket')] });
        return part(stage, '.ledger .cell:nth-child(2) .second').textContent?.trim();
      };
      assert.match((await second(plain)) ?? '', /^98 % overhead/);
      assert.match((await second(counted)) ?? '', /^HTTP\/2: 1,910\sB$/);
    });

    it(`is accessible, ${name}`, async () => {
      document.documentElement.dataset['theme'] = name;
      document.body.style.background = 'var(--ground)';
      await assertAccessible(await mounted());
    });
  }

  it('names its regions by transport, and tells two of a kind apart', async () => {
    const stage = await mounted();
    const regions = () => [...stage.renderRoot.querySelectorAll('section')].map((lane) => lane.ariaLabel);
    assert.deepEqual(regions(), ['HTTP polling', 'WebSocket']);
    stage.lanes = [heading('a', 'polling'), heading('b', 'polling')];
    await stage.updateComplete;
    assert.deepEqual(regions(), ['HTTP polling, lane A', 'HTTP polling, lane B']);
  });

  it('speaks what the cursor has passed, and nothing more', async () => {
    const stage = await mounted();
    assert.deepEqual(names(stage, 1), [
      '0.100 s, Alice to server, GET /chat · Upgrade',
      '0.141 s, server to Alice, 101 Switching Protocols',
      '0.400 s, server to Alice, text frame, 26 octets',
      '0.400 s, the server has Bob #1: hi',
      '0.440 s, Alice’s page shows Bob #1, 41.0 ms after the server had it: hi',
    ]);
    stage.language = 'vi';
    await stage.updateComplete;
    assert.include(names(stage, 1), '0,400 s, từ máy chủ đến Alice, khung text, 26 byte');
  });

  it('moves its cursor by transforms: no render, no change in the picture', async () => {
    const stage = await mounted();
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const svg of stage.renderRoot.querySelectorAll('.lane svg, .twin')) {
      observer.observe(svg, { subtree: true, childList: true, attributes: true, characterData: true });
    }
    for (let y = 450; y < 590; y += 7) {
      stage.cursorY = y;
      stage.cursorAt = at(y);
      await stage.updateComplete;
    }
    assert.lengthOf(changes.concat(observer.takeRecords()), 0);
    assert.equal(part(stage, '.lane .curtain').style.transform, 'translateY(583px)');
    assert.equal(part(stage, '.now').textContent, '0.583 s');
    stage.cursorY = 610;
    stage.cursorAt = at(610);
    await stage.updateComplete;
    await settle(stage);
    const touched = changes.concat(observer.takeRecords()).map((record) => record.attributeName);
    assert.sameMembers([...new Set(touched)], ['data-future', 'tabindex']);
    assert.isBelow(touched.length, 6);
    assert.include(names(stage, 1).at(-1), 'lost on the way');
  });

  it('mounts at most 400 groups, block by block: what is in sight first', async () => {
    const stage = await mounted({ picture: crowd(700), cursorY: 3000, follow: true });
    const arrows = (): SVGElement[] => [...stage.renderRoot.querySelectorAll<SVGElement>('svg g.arrow')];
    for (let frames = 0; frames < 30; frames++) {
      await frame();
      assert.isAtMost(arrows().length, 400);
    }
    const { top, bottom } = part(stage, '.scroller').getBoundingClientRect();
    const seen = arrows().map((one) => one.getBoundingClientRect());
    assert.isAbove(seen.filter((box) => box.top < bottom && box.bottom > top).length, 100);
    assert.isTrue(seen.some((box) => box.top > bottom));
    assert.isTrue(seen.some((box) => box.bottom < top));
  });

  it('draws how what is selected was acknowledged, in its lane, and says so once that has begun', async () => {
    const ack = { lane: 'b', sender: ALICE, receiver: SERVER, t0: at(300), t1: at(340) } as const;
    const stage = await mounted({ selected: 'b/c0/down/f0', ack });
    assert.lengthOf(stage.renderRoot.querySelectorAll('.ack'), 1);
    const [, x0, y0, x1, y1] =
      /^M(.+) (.+)L(.+) (.+)$/.exec(part(stage, '#lane-1 .ack .shaft').getAttribute('d') ?? '') ?? [];
    assert.isBelow(Number(x0), Number(x1), 'from the page to the server');
    assert.closeTo(Number(y0), 300, 1);
    assert.closeTo(Number(y1), 340, 1);
    const label = part(stage, '.ack .label');
    assert.isFalse('future' in label.dataset);
    Object.assign(stage, { cursorY: 305, cursorAt: at(305) });
    await stage.updateComplete;
    assert.isTrue('future' in label.dataset);
  });

  it('lists what it has drawn', async () => {
    const stage = await mounted({ picture: crowd(700), cursorY: 3000, follow: true });
    for (let frames = 0; frames < 30; frames++) await frame();
    const addresses = (selector: string) =>
      [...stage.renderRoot.querySelectorAll<HTMLElement>(selector)].map((one) => one.dataset['address']);
    assert.sameMembers(addresses('.twin button'), addresses('g.arrow'));
  });

  it('is one Tab stop, walked by arrow keys, with Enter to select', async () => {
    const stage = await mounted();
    const selected = heard(stage, 'w-select');
    assert.lengthOf(stage.renderRoot.querySelectorAll('.twin button[tabindex="0"]'), 1);
    const focused = () => stage.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '';
    const press = (key: string) =>
      stage.shadowRoot?.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    part(stage, '.twin button[tabindex="0"]').focus();
    assert.match(focused(), /^0.400 s, the server has/);
    press('ArrowUp');
    assert.match(focused(), /nothing new$/);
    press('ArrowRight');
    assert.match(focused(), /101 Switching Protocols$/);
    press('ArrowLeft');
    press('Home');
    assert.match(focused(), /SYN$/);
    assert.isTrue(press('Tab'), 'Tab is never taken');
    assert.isTrue(press('Enter'), 'Enter is the button’s own');
    part<HTMLElement>(stage, '.twin button[tabindex="0"]').click();
    assert.deepEqual(selected, [{ address: 'a/c0/up/f0' }]);
  });

  it('gives the focus to the newest when the cursor goes back behind it', async () => {
    const stage = await mounted();
    part(stage, '.twin button[tabindex="0"]').focus();
    stage.cursorY = 150;
    stage.cursorAt = at(150);
    await stage.updateComplete;
    assert.match(stage.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '', /nothing new$/);
  });

  it('takes a click for the nearest line', async () => {
    const stage = await mounted();
    const selected = heard(stage, 'w-select');
    const plot = part(stage, '#lane-1 .plot');
    const { left, width, top } = plot.getBoundingClientRect();
    const click = (y: number) => {
      const where = { clientX: left + width / 2, clientY: top + y, detail: 1, bubbles: true, composed: true };
      plot.dispatchEvent(new MouseEvent('click', where));
    };
    click(424);
    click(520); // open space
    click(620); // behind the curtain
    assert.deepEqual(selected, [{ address: 'b/c0/down/f2' }]);
  });

  it('stays where it is when a heading gets the focus, and goes on following', async () => {
    const stage = await mounted({ follow: true, cursorY: 1200 });
    const left = heard(stage, 'w-follow');
    const scroller = part(stage, '.scroller');
    const top = scroller.scrollTop;
    assert.isAbove(top, 100);
    for (const select of stage.renderRoot.querySelectorAll('select')) {
      select.focus();
      await frame();
      assert.equal(scroller.scrollTop, top);
    }
    assert.lengthOf(left, 0);
  });

  it('keeps what is selected, wherever one scrolls', async () => {
    const stage = await mounted({ picture: crowd(700), cursorY: 3000, follow: true });
    const chosen = part(stage, '#lane-0 g.arrow:last-of-type').dataset['address'];
    stage.selected = chosen ?? '';
    await settle(stage);
    part(stage, '.scroller').scrollTop = 0;
    await settle(stage);
    assert.equal(part(stage, 'g.arrow.selected').dataset['address'], chosen);
  });

  it('asks for another transport', async () => {
    const stage = await mounted();
    const asked = heard(stage, 'w-transport');
    const select = part<HTMLSelectElement>(stage, '#lane-0 select');
    assert.equal(select.ariaLabel, 'Transport');
    select.value = 'websocket';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    assert.deepEqual(asked, [{ lane: 'a', transport: 'websocket' }]);
  });

  it('shows one lane on a phone, with tabs', async () => {
    const stage = await mounted({}, 390);
    const asked = heard(stage, 'w-lane');
    assert.equal(part(stage, '#lane-1').offsetParent, null);
    const tab = [...stage.renderRoot.querySelectorAll<HTMLElement>('[role=tab]')];
    assert.deepEqual(
      tab.map((one) => one.textContent?.trim()),
      ['HTTP polling', 'WebSocket'],
    );
    tab[1]?.click();
    assert.deepEqual(asked, [{ lane: 'b' }]);
    stage.lane = 'b';
    await stage.updateComplete;
    assert.equal(part(stage, '#lane-0').offsetParent, null);
    await assertAccessible(stage);
  });
});
