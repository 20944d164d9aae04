/** What breaks becomes an action at the playhead that any scenario may have, and playing shows what comes of it. */
import { assert, describe, it } from 'vitest';
import * as v from 'valibot';
import type { Lab } from '../../src/lab/index.ts';
import { brokenAt, injectFault, turn } from '../../src/lab/editing/index.ts';
import { micros } from '../../src/base/index.ts';
import type { Action, Edit } from '../../src/scenario/index.ts';
import { actionSchema } from '../../src/scenario/json/index.ts';
import type { Fault } from '../../src/ui/faults/index.ts';
import { chat } from '../components/app/chat.ts';

/** A lab that only writes down what it is asked for. */
function asked() {
  const actions: Action[] = [];
  const edits: Edit[] = [];
  const log = { actions, edits, plays: 0 };
  const lab = {
    scenario: chat(),
    act: (make: (id: string, at: ReturnType<typeof micros>) => Action) =>
      actions.push(make(`u${actions.length}`, micros(5000 + actions.length))),
    edit: (edit: Edit) => edits.push(edit),
    play: () => (log.plays += 1),
  };
  return { log, lab: lab as unknown as Lab };
}

const ALL: readonly Fault['what'][] = [
  'cable-out',
  'cable-in',
  'crash',
  'restart',
  'sleep',
  'wake',
  'slow',
  'fast',
  'close',
  'ping',
];

describe('intents', () => {
  for (const what of ALL) {
    it(`turns "${what}" into an action that the schema lets in, and plays on`, () => {
      const { log, lab } = asked();
      injectFault(lab, { what, code: 1011 });
      assert.lengthOf(log.actions, 1);
      assert.isTrue(v.is(actionSchema, log.actions[0]), JSON.stringify(log.actions[0]));
      assert.equal(log.plays, 1);
    });
  }

  it('breaks what the menu then offers to mend', () => {
    const { log, lab } = asked();
    for (const what of ['cable-out', 'crash', 'sleep', 'slow'] as const)
      injectFault(lab, { what, code: 1000 });
    const { cable, server, tab, slow } = brokenAt({ ...chat(), actions: log.actions }, micros(6000));
    assert.deepEqual({ cable, server, tab, slow }, { cable: true, server: true, tab: true, slow: true });
  });

  it('turns a knob of the whole run by an edit, and from here on by an action', () => {
    const { log, lab } = asked();
    turn(lab, false, { loss: 5 });
    turn(lab, true, { loss: 10 });
    assert.deepEqual(log.edits, [{ edit: 'knobs', set: { loss: 5 } }]);
    assert.deepEqual(log.actions, [{ id: 'u0', at: micros(5000), kind: 'knobs', set: { loss: 10 } }]);
  });

  it('turns TLS for the whole run only: a page is https or it is not', () => {
    const { log, lab } = asked();
    turn(lab, true, { tls: 'tls13' });
    assert.deepEqual(log.edits, [{ edit: 'knobs', set: { tls: 'tls13' } }]);
    assert.deepEqual(log.actions, []);
  });
});
