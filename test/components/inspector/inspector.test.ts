import { assert } from 'chai';
import { LENSES, TABS } from '../../../src/projections/inspection/index.ts';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import { delivery, frameRows, get, hello, helloAgain, inspector, syn } from './samples.ts';
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

speakVietnamese();

const named = (element: Element, selector: string, name: string): HTMLElement => {
  const found = insideAll(element, selector).find((each) => each.textContent?.trim().startsWith(name));
  if (!found) throw new Error(`No ${selector} is called ${name}.`);
  return found;
};

it('w-inspector says of a frame what its octets are made of, where that is measured', async () => {
  const element = await mount(inspector({ detail: hello }));
  assert.include(inside(element, '.summary').textContent, '6 B framing + 5 B payload');
  element.detail = get;
  await settle(element);
  assert.notInclude(inside(element, '.summary').textContent, 'framing');
});

describe('w-inspector is accessible', () => {
  for (const tab of ['frame', 'hex', 'handshake', 'timing'] as const) {
    it(`with a frame, tab ${tab}`, async () => {
      await assertAccessibleInBothThemes(
        await mount(inspector({ detail: hello, tab, byte: 6, selected: hello.address })),
      );
    });
  }
  it('with a message that was late', async () => {
    await assertAccessibleInBothThemes(
      await mount(inspector({ detail: { ...hello, delivery }, tab: 'timing' })),
    );
  });
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
    await assertAccessibleInBothThemes(await mount(inspector({ frames: frameRows(0) })));
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

describe('w-inspector: views', () => {
  it('draws each view that a lesson may name, in their order', async () => {
    const element = await mount(inspector({ detail: hello }));
    const drawn = () => insideAll(element, '#views-panel > :not(.summary)');
    const tabs = insideAll(element, '[role=tab][id^=views-]');
    assert.deepEqual(
      tabs.map(({ id }) => id),
      TABS.map(({ id }) => `views-${id}`),
    );
    for (const tab of tabs) {
      tab.click();
      await settle(element);
      assert.isNotEmpty(drawn(), tab.id);
    }
    const lenses = insideAll(element, '.lenses button');
    assert.lengthOf(lenses, LENSES.length);
    for (const [index, { id }] of LENSES.entries()) {
      lenses[index]?.click();
      await settle(element);
      assert.equal(element.lens, id);
      assert.isNotEmpty(drawn(), id);
    }
  });

  it('says in Timing why a message was late: the parts of its way, and their sum', async () => {
    const element = await mount(inspector({ detail: { ...hello, delivery }, tab: 'timing' }));
    const rows = insideAll(element, '.why tr').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    assert.deepEqual(rows, [
      'Waits for the next poll 1.70 s',
      'The request is on its way 40.0 ms',
      'Is on its way to the page 40.0 ms',
    ]);
    assert.match(inside(element, '.why caption').textContent ?? '', /Bob #2 .*1\.78 s/s);
    const widths = insideAll(element, '.why rect').map((rect) =>
      parseFloat(rect.getAttribute('width') ?? ''),
    );
    assert.closeTo(
      widths.reduce((sum, width) => sum + width, 0),
      100,
      0.1,
    );
  });

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
