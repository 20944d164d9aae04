import { assert } from 'chai';
import { micros } from '../../../src/base/index.ts';
import { Knobs } from '../../../src/ui/knobs/index.ts';
import { nearestStep, SCALES } from '../../../src/ui/knobs/scales.ts';
import { assertAccessibleInBothThemes, heard, inside, insideAll, mount, settle } from '../inspector/setup.ts';

const lane = { interval: micros(1_000_000), keepAlive: true, handshake: 'valid' } as const;

function knobs(set: Partial<Knobs> = {}): Knobs {
  return Object.assign(new Knobs(), {
    lanes: [
      { id: 'a', transport: 'polling', ...lane },
      { id: 'b', transport: 'websocket', ...lane },
    ],
    rtt: micros(80_000),
    jitter: micros(10_000),
    ...set,
  });
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
    it(`is accessible at ${width} px, closed and open`, async () => {
      const element = await mount(knobs(), width, 60);
      await assertAccessibleInBothThemes(element);
      inside(element, '#all').showPopover();
      await settle(element);
      await assertAccessibleInBothThemes(element);
    });
  }

  it('fires on every input, with the value in the scenario’s units', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    slide(inside(element, '#chip-rtt-all'), SCALES.rtt.indexOf(200_000));
    slide(inside(element, '#sheet-bandwidth-all'), SCALES.bandwidth.length - 1);
    slide(inside(element, '#sheet-interval-a'), 0);
    assert.deepEqual(turns, [
      { set: { rtt: 200_000 } },
      { set: { bandwidth: 0 } },
      { set: { interval: 100_000 }, lane: 'a' },
    ]);
  });

  it('speaks its value with the unit', async () => {
    const element = await mount(knobs({ heartbeat: micros(0) }), 1000, 60);
    assert.equal(inside(element, '#sheet-rtt-all').getAttribute('aria-valuetext'), '80 ms');
    assert.equal(inside(element, '#sheet-jitter-all').getAttribute('aria-valuetext'), '±10 ms');
    assert.equal(inside(element, '#sheet-heartbeat-all').getAttribute('aria-valuetext'), 'never');
  });

  it('changes a lane’s transport and lets its handshake fail', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    const lists = insideAll(element, 'select');
    pick(lists[0], 'websocket');
    pick(lists[2], 'no-key');
    assert.deepEqual(turns, [
      { set: { transport: 'websocket' }, lane: 'a' },
      { set: { handshake: 'no-key' }, lane: 'b' },
    ]);
  });

  it('switches keep-alive, and "from here on"', async () => {
    const element = await mount(knobs(), 1000, 60);
    const turns = heard(element, 'w-knob');
    const froms = heard(element, 'w-from-here');
    inside(element, '[role=switch]:not(.from)').click();
    inside(element, '.from.outside').click();
    assert.deepEqual(turns, [{ set: { keepAlive: false }, lane: 'a' }]);
    assert.deepEqual(froms, [{ on: true }]);
  });

  it('opens a slider from its value', async () => {
    const element = await mount(knobs(), 1000, 60);
    inside(element, '[popovertarget=pop-rtt]').click();
    assert.isTrue(inside(element, '#pop-rtt').matches(':popover-open'));
  });

  it('shows a value between two steps as it is, and stands at the nearest', () => {
    assert.equal(nearestStep(SCALES.rtt, 83_000), SCALES.rtt.indexOf(80_000));
    assert.equal(nearestStep(SCALES.idleCut, 0), SCALES.idleCut.length - 1);
    assert.equal(nearestStep(SCALES.bandwidth, 1), 0);
  });
});
