/** One table of knobs, and what follows from it. */
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import {
  ALL_KNOBS,
  applyEdits,
  type Knobs,
  knobsFor,
  knobsOf,
  NUMBER_NAMES,
  PLAIN_LINK,
  PLAIN_SERVER,
} from '../../src/scenario/index.ts';
import { knobsSchema, linkSchema, serverSchema } from '../../src/scenario/json/index.ts';
import * as v from 'valibot';
import { chat } from '../components/app/chat.ts';

const accepts = (name: string, value: unknown): boolean => v.is(knobsSchema, { [name]: value });

describe('the table of knobs', () => {
  it('says what a link and a server are unless a scenario says otherwise', () => {
    expect(PLAIN_LINK).toEqual({
      rtt: millis(80),
      jitter: 0,
      bandwidth: 0,
      idleCut: 0,
      loss: 0,
      reorder: 0,
      initialWindow: 10,
      delayedAck: false,
      tls: 'none',
      box: 'none',
    });
    expect(v.parse(linkSchema, {})).toEqual(PLAIN_LINK);
    expect(v.parse(serverSchema, {})).toEqual(PLAIN_SERVER);
    expect(Object.keys({ ...PLAIN_LINK, ...PLAIN_SERVER, interval: 0, keepAlive: 0 }).toSorted()).toEqual(
      ALL_KNOBS.map(([name]) => name).toSorted(),
    );
  });

  it('bounds every knob: its plain value is in, what is outside is not', () => {
    for (const [name, knob] of ALL_KNOBS) {
      expect([name, accepts(name, knob.plain)]).toEqual([name, true]);
      expect([name, accepts(name, 'nonsense'), accepts(name, -1)]).toEqual([name, false, false]);
      if (knob.is === 'count' || knob.is === 'rate') {
        const { least = 0, most } = knob;
        const values = [least - 1, least, most, most + 1].map((value) => accepts(name, value));
        expect([name, ...values]).toEqual([name, false, true, true, false]);
      }
      if (knob.is === 'time' && knob.least !== undefined) {
        const values = [0, 1, knob.least - 1, knob.least].map((value) => accepts(name, value));
        expect([name, ...values]).toEqual([name, knob.mayBeNone === true, false, false, true]);
      }
    }
  });

  it('says whose a turned knob is, and what it reaches on the way', () => {
    const set: Knobs = { rtt: micros(1), tls: 'tls13', etag: true, foreign: true, interval: millis(20) };
    expect(knobsOf(set, 'link')).toEqual({ rtt: 1, tls: 'tls13' });
    expect(knobsOf(set, 'server')).toEqual({ etag: true, foreign: true });
    expect(knobsOf(set, 'page')).toEqual({ interval: 20_000 });
    expect(knobsFor(set, 'link')).toEqual({ rtt: 1 });
    expect(knobsFor(set, 'host')).toEqual({ etag: true, foreign: true });
    expect(knobsFor({ ...set, keepAlive: false }, 'pages')).toEqual({ foreign: true, interval: 20_000 });
  });

  it('turns each of them in a scenario', () => {
    for (const [name, knob] of ALL_KNOBS) {
      const value = knob.is === 'flag' ? !knob.plain : knob.is === 'choice' ? knob.choices[1] : millis(50);
      const { link, server, lanes } = applyEdits(chat(), [{ edit: 'knobs', set: { [name]: value } }]);
      const places = { link, server, page: lanes[0]?.clients[0]?.transport };
      expect(places[knob.of]).toMatchObject({ [name]: value });
    }
  });

  it('knows which are numbers', () => {
    expect(NUMBER_NAMES).toContain('rtt');
    for (const name of ['tls', 'etag', 'keepAlive']) expect(NUMBER_NAMES).not.toContain(name);
  });
});
