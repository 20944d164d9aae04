/** Edits make new scenarios, and undo is the list without its last. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { micros } from '../../src/base/index.ts';
import {
  PLAIN_TRANSPORTS,
  applyEdit,
  applyEdits,
  type Edit,
  freshId,
  pushEdit,
} from '../../src/scenario/index.ts';
import { editSchema } from '../../src/scenario/json/index.ts';
import { bobSays, runAll, scenario, textOf } from '../session/harness.ts';

describe('edits', () => {
  const knobs = (set: object, lane?: string): Edit =>
    v.parse(editSchema, { edit: 'knobs', set, ...(lane !== undefined && { lane }) });

  it('a knob changes its figure and nothing else', () => {
    const { link, ...rest } = applyEdit(scenario(), knobs({ rtt: 200_000 }));
    const { link: before, ...restBefore } = scenario();
    expect(link).toEqual({ ...before, rtt: 200_000 });
    expect(rest).toEqual(restBefore);
  });

  it('interval and keep-alive are those of polling clients, of all lanes or of the one that is named', () => {
    const polling = scenario().lanes[0]?.clients ?? [];
    const two = scenario({
      lanes: [{ id: 'a', clients: polling }, { id: 'b', clients: polling }, scenario().lanes[1]!],
    });
    const intervals = (edit: Edit): unknown[] =>
      applyEdit(two, edit).lanes.map(
        ({ clients: [client] }) => client?.transport.kind === 'polling' && client.transport.interval,
      );
    expect(intervals(knobs({ interval: 250_000 }))).toEqual([250_000, 250_000, false]);
    expect(intervals(knobs({ interval: 250_000 }, 'b'))).toEqual([1_000_000, 250_000, false]);
  });

  it('a transport is that of a whole lane', () => {
    const next = applyEdit(scenario(), {
      edit: 'transport',
      lane: 'a',
      transport: PLAIN_TRANSPORTS.websocket,
    });
    expect(next.lanes.map(({ clients: [client] }) => client?.transport.kind)).toEqual([
      'websocket',
      'websocket',
    ]);
  });

  it('an action is added, changed and removed by its id', () => {
    const edits: Edit[] = [
      { edit: 'add', action: bobSays(100, 'one', 'u1') },
      { edit: 'change', action: bobSays(300, 'other', 'u1') },
      { edit: 'remove', id: 'u1' },
    ];
    const found = edits.map((_, n) => applyEdits(scenario({ actions: [] }), edits.slice(0, n + 1)).actions);
    expect(found).toEqual([[bobSays(100, 'one', 'u1')], [bobSays(300, 'other', 'u1')], []]);
  });

  it('what an edit names and the scenario lacks changes nothing', () => {
    const nowhere: Edit[] = [
      { edit: 'remove', id: 'nobody' },
      { edit: 'change', action: bobSays(1, 'x', 'nobody') },
      { edit: 'transport', lane: 'z', transport: PLAIN_TRANSPORTS.websocket },
    ];
    expect(applyEdits(scenario(), nowhere)).toEqual(scenario());
  });

  it('never change the scenario they are given', () => {
    const before = scenario();
    const copy = structuredClone(before);
    applyEdits(before, [
      knobs({ rtt: 1, interval: 20_000 }),
      { edit: 'add', action: bobSays(1, 'x') },
      { edit: 'remove', id: 'b600' },
    ]);
    expect(before).toEqual(copy);
  });

  it('undo is the list without its last: of a knob, the figure before it', async () => {
    const edits = [knobs({ rtt: 200_000 }), knobs({ rtt: 10_000 }), knobs({ interval: 300_000 })];
    const rtts = [3, 2, 1, 0].map((n) => applyEdits(scenario(), edits.slice(0, n)).link.rtt);
    expect(rtts).toEqual([10_000, 10_000, 200_000, 80_000]);
    const undone = applyEdits(scenario(), edits.slice(0, 0));
    expect((await runAll(undone)).map(textOf)).toEqual((await runAll(scenario())).map(textOf));
  });

  it('turning one knob on and on is one edit; another knob or another lane is another', () => {
    const turns = [
      knobs({ rtt: 1 }),
      knobs({ rtt: 2 }),
      knobs({ rtt: 3 }),
      knobs({ jitter: 1 }),
      knobs({ rtt: 4 }),
      knobs({ rtt: 5 }, 'a'),
    ];
    const kept = turns.reduce<readonly Edit[]>(pushEdit, []);
    expect(kept).toEqual([
      knobs({ rtt: 3 }),
      knobs({ jitter: 1 }),
      knobs({ rtt: 4 }),
      knobs({ rtt: 5 }, 'a'),
    ]);
    expect(applyEdits(scenario(), kept)).toEqual(applyEdits(scenario(), turns));
  });

  it('turning a knob on and on from one moment is one action; from another moment it is another', () => {
    const from = (at: number, set: object): Edit => ({
      edit: 'add',
      action: { id: `u${at}`, at: micros(at), kind: 'knobs', set },
    });
    const said: Edit = { edit: 'add', action: bobSays(1, 'x') };
    const turns = [from(5, { loss: 1 }), from(5, { loss: 5 }), from(6, { loss: 9 }), said, said];
    const kept = turns.reduce<readonly Edit[]>(pushEdit, []);
    expect(kept).toEqual([from(5, { loss: 5 }), from(6, { loss: 9 }), said, said]);
  });

  it('a dragged figure of a transport is one edit; another transport or another choice is another', () => {
    const speak = (transport: object): Edit =>
      ({ edit: 'transport', lane: 'a', transport }) as unknown as Edit;
    const held = (hold: number): Edit => speak({ ...PLAIN_TRANSPORTS['long-polling'], hold });
    const socket = (more: object): Edit => speak({ ...PLAIN_TRANSPORTS.websocket, ...more });
    const turns = [socket({}), socket({ reconnect: 'at-once' }), held(1), held(2), held(3)];
    const kept = turns.reduce<readonly Edit[]>(pushEdit, []);
    expect(kept).toEqual([socket({}), socket({ reconnect: 'at-once' }), held(3)]);
  });

  it('a fresh id is one that no action has', () => {
    const actions = ['u1', 'u3', 'u4'].map((id) => bobSays(1, 'x', id));
    expect(freshId(actions)).toBe('u5');
    expect(freshId([])).toBe('u1');
  });
});
