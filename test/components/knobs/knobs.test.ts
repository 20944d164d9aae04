import { assert } from 'chai';
import { micros } from '../../../src/base/index.ts';
import {
  ALL_KNOBS,
  KNOBS,
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  settingsOf,
  TRANSPORT_KINDS,
  type Transport,
} from '../../../src/scenario/index.ts';
import { APP_NAMES, settingsOfApp } from '../../../src/scenario/json/index.ts';
import { knobsText } from '../../../src/text/knobs/index.ts';
import { choicesOf, figureOf, type SettingName } from '../../../src/ui/controls/index.ts';
import { nearestStep } from '../../../src/ui/controls/steps.ts';
import { Knobs } from '../../../src/ui/knobs/index.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

const lanes = (a: Transport['kind'], b: Transport['kind'] = 'websocket') => [
  { id: 'a', transport: PLAIN_TRANSPORTS[a] },
  { id: 'b', transport: PLAIN_TRANSPORTS[b] },
];

function knobs(set: Partial<Knobs> = {}): Knobs {
  return Object.assign(new Knobs(), {
    lanes: lanes('polling'),
    link: { ...PLAIN_LINK, jitter: micros(10_000) },
    ...set,
  });
}

/** The number of the step that a setting of a transport has for a value. */
function stepOf(kind: Transport['kind'], name: string, value: number): number {
  const form = new Map(settingsOf(kind)).get(name);
  return form !== undefined && 'steps' in form ? form.steps.indexOf(value) : -1;
}

/** Opens the sheet at a tab: lanes first, then the path and the server. */
async function sheet(element: Knobs, tab: number): Promise<void> {
  inside(element, '#all').showPopover();
  inside(element, `#tab-${tab}`).click();
  await settle(element);
}

function slide(input: HTMLElement, step: number): void {
  if (!(input instanceof HTMLInputElement)) throw new Error('That is no slider.');
  input.value = String(step);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function pick(select: HTMLElement | undefined, value: string): void {
  if (!(select instanceof HTMLSelectElement)) throw new Error('That is no list.');
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('w-knobs', () => {
  for (const width of [1000, 360]) {
    it(`is accessible at ${width} px, closed and with each tab open`, async () => {
      const element = await mount(knobs(), width, 60);
      await assertAccessibleInBothThemes(element);
      for (const tab of [0, 1, 2, 3]) {
        await sheet(element, tab);
        await assertAccessibleInBothThemes(element);
      }
    });
  }

  it('fires on every input, with the value in the scenario’s units', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    slide(inside(element, '#chip-rtt-all'), KNOBS.rtt.steps.indexOf(200_000));
    slide(inside(element, '#sheet-interval-a'), 0);
    await sheet(element, 2);
    slide(inside(element, '#sheet-bandwidth-all'), KNOBS.bandwidth.steps.length - 1);
    slide(inside(element, '#sheet-loss-all'), KNOBS.loss.steps.indexOf(5));
    pick(inside(element, '#sheet-tls-all'), 'tls13');
    inside(element, '#sheet-delayedAck-all').click();
    await sheet(element, 3);
    slide(inside(element, '#sheet-cookie-all'), KNOBS.cookie.steps.indexOf(1000));
    assert.deepEqual(turns, [
      { set: { rtt: 200_000 } },
      { set: { interval: 100_000 }, lane: 'a' },
      { set: { bandwidth: 0 } },
      { set: { loss: 5 } },
      { set: { tls: 'tls13' } },
      { set: { delayedAck: true } },
      { set: { cookie: 1000 } },
    ]);
  });

  it('speaks its value with the unit', async () => {
    const element = await mount(knobs({ server: { ...PLAIN_SERVER, heartbeat: micros(0) } }), 1000, 60);
    const spoken = (id: string) => inside(element, id).getAttribute('aria-valuetext');
    await sheet(element, 2);
    assert.equal(spoken('#sheet-rtt-all'), '80 ms');
    assert.equal(spoken('#sheet-jitter-all'), '±10 ms');
    assert.equal(spoken('#sheet-initialWindow-all'), '10 segments');
    await sheet(element, 3);
    assert.equal(spoken('#sheet-heartbeat-all'), 'never');
    assert.equal(spoken('#sheet-cookie-all'), 'none');
  });

  it('writes thousandths as percent, in the reader’s digits', () => {
    const shown = (perMille: number) => [
      figureOf(KNOBS.loss, perMille, 'en'),
      figureOf(KNOBS.loss, perMille, 'vi'),
    ];
    assert.deepEqual([0, 1, 5, 200].map(shown), [
      ['0 %', '0 %'],
      ['0.1 %', '0,1 %'],
      ['0.5 %', '0,5 %'],
      ['20 %', '20 %'],
    ]);
  });

  it('offers every transport, and asks for the one that is picked', async () => {
    const element = await mount(knobs(), 1000, 60);
    const wishes = heard(element, 'w-transport');
    const [list] = insideAll(element, 'select');
    assert.deepEqual(
      [...(list?.querySelectorAll('option') ?? [])].map(({ value }) => value),
      [...TRANSPORT_KINDS],
    );
    pick(list, 'event-stream');
    assert.deepEqual(wishes, [{ lane: 'a', transport: 'event-stream' }]);
  });

  for (const [kind, names] of [
    ['polling', ['interval', 'pace', 'keepAlive', 'http2']],
    ['long-polling', ['hold']],
    ['event-stream', ['retry']],
    ['streaming', []],
    ['websocket', ['handshake', 'compression', 'reconnect']],
  ] as const) {
    it(`has the knobs of ${kind} and no others`, async () => {
      const element = await mount(knobs({ lanes: lanes(kind) }), 1000, 60);
      const ids = insideAll(element, '[id^=sheet-][id$=-a]').map(({ id }) => id);
      assert.deepEqual(
        ids,
        names.map((name) => `sheet-${name}-a`),
      );
    });
  }

  it('sends a lane’s whole transport with one setting changed', async () => {
    const element = await mount(knobs({ lanes: lanes('long-polling') }), 1000, 60);
    const tuned = heard(element, 'w-retune');
    slide(inside(element, '#sheet-hold-a'), stepOf('long-polling', 'hold', 5_000_000));
    await sheet(element, 1);
    pick(inside(element, '#sheet-handshake-b'), 'no-key');
    assert.deepEqual(tuned, [
      { lane: 'a', transport: { kind: 'long-polling', hold: 5_000_000 } },
      { lane: 'b', transport: { ...PLAIN_TRANSPORTS.websocket, handshake: 'no-key' } },
    ]);
  });

  it('switches keep-alive, and "from here on"', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    const froms = heard(element, 'w-from-here');
    inside(element, '#sheet-keepAlive-a').click();
    inside(element, '.from.outside').click();
    assert.deepEqual(turns, [{ set: { keepAlive: false }, lane: 'a' }]);
    assert.deepEqual(froms, [{ on: true }]);
  });

  it('walks its tabs with the arrow keys, focus and choice together', async () => {
    const element = await mount(knobs(), 1000, 60);
    await sheet(element, 1);
    const tab = inside(element, '#tab-1');
    tab.focus();
    tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle(element);
    assert.equal(element.shadowRoot?.activeElement?.id, 'tab-2');
    assert.equal(inside(element, '[aria-selected=true]').id, 'tab-2');
    assert.equal(inside(element, '[role=tabpanel]').getAttribute('aria-labelledby'), 'tab-2');
  });

  it('has words for every choice, in both languages', () => {
    for (const words of Object.values(knobsText)) {
      for (const [name, form] of [
        ...ALL_KNOBS,
        ...TRANSPORT_KINDS.flatMap(settingsOf),
        ...APP_NAMES.flatMap(settingsOfApp),
      ]) {
        if (form.is !== 'choice') continue;
        for (const { title, values } of choicesOf(name as SettingName, form.choices)) {
          for (const value of title === '' ? values : [title, ...values])
            assert.property(words, `${name}-${value}`);
        }
      }
    }
  });

  it('opens a slider from its value', async () => {
    const element = await mount(knobs(), 1000, 60);
    inside(element, '[popovertarget=pop-rtt]').click();
    assert.isTrue(inside(element, '#pop-rtt').matches(':popover-open'));
  });

  it('shows a value between two steps as it is, and stands at the nearest', () => {
    assert.equal(nearestStep(KNOBS.rtt.steps, 83_000), KNOBS.rtt.steps.indexOf(80_000));
    assert.equal(nearestStep(KNOBS.idleCut.steps, 0), KNOBS.idleCut.steps.length - 1);
    assert.equal(nearestStep(KNOBS.bandwidth.steps, 1), 0);
  });
});
