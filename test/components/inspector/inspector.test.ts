import { assert } from 'chai';
import { Inspector } from '../../../src/ui/inspector/index.ts';
import { frameRows, get, hello, helloAgain, ok, requestRows, syn } from './samples.ts';
import {
  assertAccessibleInBothThemes,
  focused,
  heard,
  inside,
  insideAll,
  mount,
  press,
  settle,
} from './setup.ts';

function inspector(set: Partial<Inspector> = {}): Inspector {
  const frames = frameRows(20);
  const requests = requestRows(5);
  return Object.assign(new Inspector(), { frames, frameCount: 20, requests, requestCount: 5, ...set });
}

const named = (element: Element, selector: string, name: string): HTMLElement => {
  const found = insideAll(element, selector).find((each) => each.textContent?.trim().startsWith(name));
  if (!found) throw new Error(`No ${selector} is called ${name}.`);
  return found;
};

describe('w-inspector is accessible', () => {
  for (const tab of ['frame', 'hex', 'handshake', 'timing'] as const) {
    it(`with a frame, tab ${tab}`, async () => {
      await assertAccessibleInBothThemes(
        await mount(inspector({ detail: hello, tab, byte: 6, selected: hello.address })),
      );
    });
  }
  it('with a compressed frame', async () => {
    await assertAccessibleInBothThemes(await mount(inspector({ detail: helloAgain, byte: 0 })));
  });
  it('with an HTTP message', async () => {
    await assertAccessibleInBothThemes(await mount(inspector({ detail: get, byte: 0 })));
  });
  it('with a segment', async () => {
    await assertAccessibleInBothThemes(await mount(inspector({ detail: syn })));
  });
  it('with nothing selected', async () => {
    await assertAccessibleInBothThemes(await mount(inspector({ frames: [], frameCount: 0 })));
  });
  for (const lens of ['code', 'devtools'] as const) {
    it(`through the lens ${lens}`, async () => {
      await assertAccessibleInBothThemes(await mount(inspector({ detail: hello, lens })));
    });
  }
  it('on a phone, in Vietnamese', async () => {
    const element = await mount(inspector({ detail: hello, tab: 'hex', byte: 6, language: 'vi' }), 390, 900);
    await assertAccessibleInBothThemes(element);
  });
});

describe('w-inspector: lists', () => {
  it('shows the rows before the cursor only', async () => {
    const element = await mount(inspector({ frameCount: 3 }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-rowcount'), '4');
    assert.lengthOf(insideAll(element, '.body[role=row]'), 3);
  });

  it('mounts few of 100,000 rows and reaches the last', async () => {
    const element = await mount(inspector({ frames: frameRows(100_000), frameCount: 100_000 }));
    assert.isBelow(insideAll(element, '[role=row]').length, 80);
    const selects = heard(element, 'w-select');
    press(inside(element, '[role=grid]'), 'End');
    await settle(element);
    assert.deepEqual(selects, [{ address: 'b/c0/up/f99999' }]);
    const last = inside(element, '[aria-selected=true][role=row]');
    assert.include(last.textContent, 'message 99999');
    const grid = inside(element, '[role=grid]').getBoundingClientRect();
    assert.isAtMost(last.getBoundingClientRect().bottom, grid.bottom + 1);
    assert.isBelow(insideAll(element, '[role=row]').length, 80);
  });

  it('mounts few rows where nothing bounds its height', async () => {
    const element = inspector({ frames: frameRows(100_000), frameCount: 100_000 });
    document.body.replaceChildren(element);
    await settle(element);
    assert.isBelow(insideAll(element, '[role=row]').length, 80);
  });

  it('reaches the last of 500,000 rows by the scroll bar, beyond the tallest element', async () => {
    const element = await mount(inspector({ frames: frameRows(500_000), frameCount: 500_000 }));
    const grid = inside(element, '[role=grid]');
    grid.scrollTop = grid.scrollHeight;
    await settle(element);
    assert.include(inside(element, '[aria-rowindex="500001"]').textContent, 'message 499999');
  });

  it('walks with the arrow keys and names the active row', async () => {
    const element = await mount(inspector({ selected: 'b/c0/up/f4' }));
    const grid = inside(element, '[role=grid]');
    const selects = heard(element, 'w-select');
    press(grid, 'ArrowDown');
    press(grid, 'ArrowUp');
    press(grid, 'Home');
    await settle(element);
    assert.deepEqual(
      selects,
      ['f5', 'f4', 'f0'].map((frame) => ({ address: `b/c0/up/${frame}` })),
    );
    const active = grid.getAttribute('aria-activedescendant') ?? '';
    assert.include(inside(element, `#${active}`).textContent, 'message 0');
  });

  it('leaves Tab and Enter alone', async () => {
    const element = await mount(inspector());
    for (const key of ['Tab', 'Enter', 'a']) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      inside(element, '[role=grid]').dispatchEvent(event);
      assert.isFalse(event.defaultPrevented, key);
    }
  });

  it('selects a clicked row', async () => {
    const element = await mount(inspector());
    const selects = heard(element, 'w-select');
    inside(element, '#r18').click();
    assert.deepEqual(selects, [{ address: 'b/c0/up/f18' }]);
  });

  it('turns to the list that has the selected row', async () => {
    const element = await mount(inspector({ selected: 'a/c0/up/m2' }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Requests');
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'since=2');
  });

  it('shows an answer in the row of its request', async () => {
    const element = await mount(inspector({ selected: ok.address, detail: ok }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Requests');
    const [row, ...others] = insideAll(element, '[aria-selected=true][role=row]');
    assert.lengthOf(others, 0);
    assert.include(row?.textContent, 'since=2');
    const lit = row && getComputedStyle(row).backgroundColor;
    assert.notEqual(
      lit,
      getComputedStyle(inside(element, '[aria-selected=false][role=row]')).backgroundColor,
    );

    // The same row for the request itself: a click on it selects that, as it always did.
    const selects = heard(element, 'w-select');
    row?.click();
    await settle(element);
    assert.deepEqual(selects, [{ address: 'a/c0/up/m2' }]);
    assert.deepEqual(insideAll(element, '[aria-selected=true][role=row]'), row && [row]);
  });

  it('walks on from the row of an answer', async () => {
    const element = await mount(inspector({ selected: ok.address, detail: ok }));
    const selects = heard(element, 'w-select');
    press(inside(element, '[role=grid]'), 'ArrowDown');
    await settle(element);
    assert.deepEqual(selects, [{ address: 'a/c0/up/m3' }]);
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'since=3');
  });

  it('lights no row for a message that an answer brought, although its detail is the answer', async () => {
    const element = await mount(inspector({ selected: 'a/shown/3', detail: ok }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Frames');
    named(element, '[role=tab]', 'Requests').click();
    await settle(element);
    assert.lengthOf(insideAll(element, '[aria-selected=true][role=row]'), 0);
  });

  it('shows an answer that is a row of the open list there, a 101 among the frames', async () => {
    const detail = { ...ok, address: 'b/c0/up/f4' };
    const element = await mount(inspector({ selected: detail.address, detail }));
    assert.equal(inside(element, '[role=grid]').getAttribute('aria-label'), 'Frames');
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'message 4');
    named(element, '[role=tab]', 'Requests').click();
    await settle(element);
    assert.include(inside(element, '[aria-selected=true][role=row]').textContent, 'since=2');
  });
});

describe('w-inspector: views', () => {
  it('moves through its tabs with the arrows and says so', async () => {
    const element = await mount(inspector({ detail: hello }));
    const tabs = heard(element, 'w-tab');
    press(inside(element, '#views-frame'), 'ArrowRight');
    await settle(element);
    press(inside(element, '#views-hex'), 'End');
    await settle(element);
    assert.deepEqual(tabs, [{ tab: 'hex' }, { tab: 'timing' }]);
    assert.equal(inside(element, '#views-timing').getAttribute('aria-selected'), 'true');
  });

  it('looks through another lens', async () => {
    const element = await mount(inspector({ detail: hello }));
    const lenses = heard(element, 'w-lens');
    named(element, '.lenses button', 'Your code').click();
    await settle(element);
    assert.deepEqual(lenses, [{ lens: 'code' }]);
    assert.include(inside(element, 'pre').textContent, "socket.send('Hello')");
  });

  it('says it when the page sees nothing', async () => {
    const element = await mount(inspector({ detail: syn, lens: 'code' }));
    assert.include(inside(element, '.nothing').textContent, 'Your page never sees this');
  });

  it('says what to do when nothing is selected', async () => {
    const element = await mount(inspector());
    assert.include(inside(element, '.empty').textContent, 'Click any arrow to read its bytes');
  });

  it('opens a line of the handshake with its sentence', async () => {
    const element = await mount(inspector({ detail: hello, tab: 'handshake' }));
    named(element, 'button.line', 'Upgrade').click();
    await settle(element);
    assert.equal(named(element, 'button.line', 'Upgrade').getAttribute('aria-expanded'), 'true');
    assert.include(inside(element, '.why').textContent, 'protocol to switch to');
  });
});

describe('w-inspector: bytes', () => {
  it('walks octets with the arrows, by rows up and down', async () => {
    const element = await mount(inspector({ detail: hello, tab: 'hex', byte: 0 }), 500);
    const bytes = heard(element, 'w-byte');
    const dump = inside(element, '[role=grid].dump');
    for (const key of ['ArrowRight', 'ArrowDown', 'Home', 'End', 'ArrowLeft']) {
      press(dump, key);
      await settle(element);
    }
    assert.deepEqual(
      bytes,
      [1, 9, 0, 10, 9].map((byte) => ({ byte })),
    );
    assert.lengthOf(insideAll(element, '[role=gridcell][tabindex="0"]'), 1);
  });

  it('keeps the focus on the selected octet', async () => {
    const element = await mount(inspector({ detail: hello, tab: 'hex', byte: 2 }));
    inside(element, '[role=gridcell][data-octet="2"]').focus();
    press(inside(element, '.dump'), 'ArrowRight');
    await settle(element);
    assert.equal(focused()?.textContent?.trim(), 'fa');
  });

  it('links the ruler to the dump: a field lights its octets and says its sentence', async () => {
    const element = await mount(inspector({ detail: hello }));
    const bytes = heard(element, 'w-byte');
    named(element, '[role=option]', 'masking key').click();
    await settle(element);
    assert.deepEqual(bytes, [{ byte: 2 }]);
    assert.lengthOf(insideAll(element, '[role=gridcell].in'), 4);
    assert.include(inside(element, '.note').textContent, 'Four fresh random bytes');
  });

  it('links the dump to the ruler', async () => {
    const element = await mount(inspector({ detail: hello }));
    inside(element, '[role=gridcell][data-octet="7"]').click();
    await settle(element);
    assert.include(inside(element, '[role=option][aria-selected=true]').textContent, 'payload');
  });

  it('tells fields apart that share an octet', async () => {
    const element = await mount(inspector({ detail: hello }));
    named(element, '[role=option]', 'FIN').click();
    await settle(element);
    assert.include(inside(element, '.note').textContent, 'the message ends with this frame');
    press(inside(element, '[role=listbox]'), 'ArrowRight');
    await settle(element);
    assert.include(inside(element, '[role=option][aria-selected=true]').textContent, 'RSV1');
  });

  it('shows the bit of a flag and the opcode in hexadecimal', async () => {
    const element = await mount(inspector({ detail: hello }));
    const value = (name: string) => named(element, '[role=option]', name).querySelector('code')?.textContent;
    assert.deepEqual(['FIN', 'RSV1', 'MASK'].map(value), ['1', '0', '1']);
    assert.match(value('opcode') ?? '', /^0x1/);
  });

  it('unmasks: masked ⊕ key = plain', async () => {
    const element = await mount(inspector({ detail: hello, tab: 'hex', byte: 7 }));
    const cells = (row: string) => insideAll(element, `.xor .${row} td`).map((cell) => cell.textContent);
    assert.deepEqual(cells('masked'), ['7f', '9f', '4d', '51', '58']);
    assert.deepEqual(cells('plain'), ['48', '65', '6c', '6c', '6f']);
    assert.include(inside(element, '.inbits').textContent, '1001 1111');
  });

  it('draws an HTTP message as text whose fields can be reached', async () => {
    const element = await mount(inspector({ detail: get, byte: 0 }));
    const list = inside(element, '[role=listbox]');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) {
      press(list, key);
      await settle(element);
    }
    assert.include(inside(element, '.note').textContent, 'Which site is meant');
  });

  it('explains the flags of a segment', async () => {
    const element = await mount(inspector({ detail: syn }));
    assert.include(inside(element, '.flags').textContent, 'SYN opens the connection');
  });

  it('cuts nothing off at 390 px', async () => {
    for (const tab of ['frame', 'hex', 'handshake', 'timing'] as const) {
      const element = await mount(inspector({ detail: hello, tab, byte: 6 }), 390, 900);
      const body = inside(element, '#views-panel');
      assert.isAtMost(body.scrollWidth, body.clientWidth, tab);
    }
  });
});

describe('w-inspector: a compressed frame', () => {
  it('shows what it unpacks to, and says what RSV1 means', async () => {
    const element = await mount(inspector({ detail: helloAgain, byte: 0 }));
    const section = inside(element, 'section.unpacked');
    assert.include(section.textContent, '5 B of payload on the wire, 5 B unpacked.');
    assert.equal(section.querySelector('code')?.textContent, 'Hello');
    assert.include(named(element, '.summary strong', '↓').textContent, 'text · 5 B compressed');
    const rsv = insideAll(element, '[role=option]').find((each) => each.dataset['part'] === '1');
    rsv?.click();
    await settle(element);
    assert.include(inside(element, '.note').textContent, 'RSV1 is 1: this message is compressed.');
  });

  it('and other frames have no such part', async () => {
    const element = await mount(inspector({ detail: hello, byte: 0 }));
    assert.lengthOf(insideAll(element, 'section.unpacked'), 0);
  });
});
