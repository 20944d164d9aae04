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
import { Knobs, type OpenThing } from '../../../src/ui/knobs/index.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

const lanes = (a: Transport['kind'], b: Transport['kind'] = 'websocket') => [
  { id: 'a', name: 'Alice', transport: PLAIN_TRANSPORTS[a] },
  { id: 'b', name: 'Alice', transport: PLAIN_TRANSPORTS[b] },
];

const WHICH = {
  a: { lane: 'a', thing: 'page' },
  b: { lane: 'b', thing: 'page' },
  path: { lane: 'a', thing: 'path' },
  server: { lane: 'b', thing: 'server' },
} as const satisfies Readonly<Record<string, OpenThing>>;

const knobs = (set: Partial<Knobs> = {}): Knobs =>
  Object.assign(new Knobs(), {
    thing: WHICH.a,
    lanes: lanes('polling'),
    link: { ...PLAIN_LINK, jitter: micros(10_000) },
    at: micros(4_080_000),
    ...set,
  });

/** The number of the step that a setting of a transport has for a value. */
function stepOf(kind: Transport['kind'], name: string, value: number): number {
  const form = new Map(settingsOf(kind)).get(name);
  return form !== undefined && 'steps' in form ? form.steps.indexOf(value) : -1;
}

async function open(element: Knobs, thing: OpenThing): Promise<void> {
  element.thing = thing;
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
  for (const [name, thing] of Object.entries(WHICH)) {
    it(`is accessible, ${name} open`, async () => {
      await assertAccessibleInBothThemes(await mount(knobs({ thing }), 1000, 600));
    });
  }

  it('says whose settings they are, and which lane’s', async () => {
    const element = await mount(knobs(), 1000, 600);
    const said = () =>
      inside(element, 'header')
        .innerText.trim()
        .split(/\s*\n\s*/);
    assert.deepEqual(said(), ['Alice', 'Lane A']);
    await open(element, WHICH.server);
    assert.deepEqual(said(), ['Server', 'one server, all lanes']);
  });

  it('opens with the focus in it, at the top, and asks to be closed', async () => {
    const element = await mount(knobs({ thing: undefined }), 1000, 600);
    assert.lengthOf(insideAll(element, '.panel'), 0);
    await open(element, WHICH.path);
    assert.isTrue(inside(element, '.panel').matches(':popover-open'));
    assert.equal(element.shadowRoot?.activeElement?.id, 'title');
    const closes = heard(element, 'w-close');
    inside(element, '.close').click();
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    inside(element, '#set-rtt').dispatchEvent(escape);
    assert.lengthOf(closes, 2);
  });

  it('breaks what it is about, at the playhead', async () => {
    const element = await mount(knobs({ thing: WHICH.server }), 1000, 600);
    const faults = heard(element, 'w-fault');
    const offered = () => insideAll(element, '.breaks button').map(({ innerText }) => innerText);
    assert.deepEqual(offered(), ['Crash the server', 'Slow down the handlers']);
    insideAll(element, '.breaks button')[0]?.click();
    assert.deepEqual(faults, [{ what: 'crash', code: 1001 }]);
    assert.equal(inside(element, '#breaks').innerText, 'Break it, at 4.080 s');
    await open(element, WHICH.path);
    assert.deepEqual(offered(), ['Pull the cable']);
  });

  it('fires on every input, with the value in the scenario’s units', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    slide(inside(element, '#set-interval'), 0);
    await open(element, WHICH.path);
    slide(inside(element, '#set-rtt'), KNOBS.rtt.steps.indexOf(200_000));
    slide(inside(element, '#set-bandwidth'), KNOBS.bandwidth.steps.length - 1);
    slide(inside(element, '#set-loss'), KNOBS.loss.steps.indexOf(5));
    pick(inside(element, '#set-tls'), 'tls13');
    inside(element, '#set-delayedAck').click();
    await open(element, WHICH.server);
    slide(inside(element, '#set-cookie'), KNOBS.cookie.steps.indexOf(1000));
    assert.deepEqual(turns, [
      { set: { interval: 100_000 }, lane: 'a' },
      { set: { rtt: 200_000 } },
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
    await open(element, WHICH.path);
    assert.equal(spoken('#set-rtt'), '80 ms');
    assert.equal(spoken('#set-jitter'), '±10 ms');
    assert.equal(spoken('#set-initialWindow'), '10 segments');
    await open(element, WHICH.server);
    assert.equal(spoken('#set-heartbeat'), 'never');
    assert.equal(spoken('#set-cookie'), 'none');
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
      const ids = insideAll(element, '[id^=set-]:not([id$=-help])').map(({ id }) => id);
      assert.deepEqual(
        ids,
        names.map((name) => `set-${name}`),
      );
    });
  }

  it('sends a lane’s whole transport with one setting changed', async () => {
    const element = await mount(knobs({ lanes: lanes('long-polling') }), 1000, 60);
    const tuned = heard(element, 'w-retune');
    slide(inside(element, '#set-hold'), stepOf('long-polling', 'hold', 5_000_000));
    await open(element, WHICH.b);
    pick(inside(element, '#set-handshake'), 'no-key');
    assert.deepEqual(tuned, [
      { lane: 'a', transport: { kind: 'long-polling', hold: 5_000_000 } },
      { lane: 'b', transport: { ...PLAIN_TRANSPORTS.websocket, handshake: 'no-key' } },
    ]);
  });

  it('switches keep-alive, and from when on it holds', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    const froms = heard(element, 'w-from-here');
    inside(element, '#set-keepAlive').click();
    insideAll(element, '.halves button')[1]?.click();
    assert.equal(insideAll(element, '.halves button')[1]?.innerText, 'from 4.080 s on');
    assert.deepEqual(turns, [{ set: { keepAlive: false }, lane: 'a' }]);
    assert.deepEqual(froms, [{ on: true }]);
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

  it('shows a value between two steps as it is, and stands at the nearest', () => {
    assert.equal(nearestStep(KNOBS.rtt.steps, 83_000), KNOBS.rtt.steps.indexOf(80_000));
    assert.equal(nearestStep(KNOBS.idleCut.steps, 0), KNOBS.idleCut.steps.length - 1);
    assert.equal(nearestStep(KNOBS.bandwidth.steps, 1), 0);
  });
});
