/** Checks: a state and a check → done, or what is missing. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { type Check, type CheckState, knobOf, verify } from '../../src/course/play/judge/index.ts';
import { PLAIN_TRANSPORTS, applyEdit } from '../../src/scenario/index.ts';
import { compile, GOOD } from './small-lesson.ts';
import { TEXT_FRAME, traceOf } from './traces.ts';

const scenario = compile(GOOD).lessons.en.scenarios[0]!;
const state: CheckState = {
  scenario,
  traces: new Map([
    [
      'b',
      traceOf((at) => {
        at(160, 'socket-event', { conn: 0, event: 'open' });
        at(900, 'frame-sent', TEXT_FRAME);
      }),
    ],
  ]),
  cursor: millis(500),
  figures: (name) => (name === 'a.median' ? 250_000 : -1),
};
const missing = (check: Check, changes: Partial<CheckState> = {}): string => {
  const verified = verify(check, { ...state, ...changes });
  return verified.done ? 'done' : verified.missing;
};

describe('a check', () => {
  it('of a transport looks at every client of the lane', () => {
    expect(missing({ check: 'transport', lane: 'b', is: 'websocket' })).toBe('done');
    expect(missing({ check: 'transport', lane: 'a', is: 'websocket' })).toBe('transport');
    expect(missing({ check: 'transport', lane: 'z', is: 'websocket' })).toBe('transport');
  });

  it('of a knob includes its bounds', () => {
    expect(knobOf(scenario, 'interval')).toBe(1_200_000);
    expect(missing({ check: 'knob', name: 'rtt', atLeast: 80_000, atMost: 80_000 })).toBe('done');
    expect(missing({ check: 'knob', name: 'rtt', atLeast: 80_001 })).toBe('knob-too-low');
    expect(missing({ check: 'knob', name: 'interval', atMost: 1_000_000 })).toBe('knob-too-high');
    const faster = applyEdit(scenario, { edit: 'knobs', set: { interval: millis(300) } });
    expect(missing({ check: 'knob', name: 'interval', atMost: 1_000_000 }, { scenario: faster })).toBe(
      'done',
    );
  });

  it('of the poll interval fails when nobody polls', () => {
    const sockets = applyEdit(scenario, {
      edit: 'transport',
      lane: 'a',
      transport: PLAIN_TRANSPORTS.websocket,
    });
    expect(knobOf(sockets, 'interval')).toBeUndefined();
    expect(missing({ check: 'knob', name: 'interval', atMost: 1_000_000 }, { scenario: sockets })).toBe(
      'knob-too-high',
    );
  });

  it('of a fact waits for the cursor', () => {
    const open = { check: 'fact', predicate: { lane: 'b', fact: 'socket-event', event: 'open' } } as const;
    const frame = { check: 'fact', predicate: { lane: 'b', fact: 'frame-sent' } } as const;
    expect(missing(open)).toBe('done');
    expect(missing(frame)).toBe('fact-later');
    expect(missing(frame, { cursor: millis(900) })).toBe('done');
    expect(missing({ check: 'fact', predicate: { lane: 'b', fact: 'failure' } })).toBe('fact');
  });

  it('of a figure excludes its bounds, and wants a value', () => {
    expect(missing({ check: 'figure', name: 'a.median', below: 250_001 })).toBe('done');
    expect(missing({ check: 'figure', name: 'a.median', below: 250_000 })).toBe('figure-too-high');
    expect(missing({ check: 'figure', name: 'a.median', above: 250_000 })).toBe('figure-too-low');
    expect(missing({ check: 'figure', name: 'b.median', below: 250_000 })).toBe('figure-too-high');
  });

  it('of an action counts those of the kind and deed', () => {
    expect(missing({ check: 'action', kind: 'client', deed: 'say', count: 1 })).toBe('done');
    expect(missing({ check: 'action', kind: 'client', deed: 'say', count: 2 })).toBe('action');
    expect(missing({ check: 'action', kind: 'server', deed: 'close', count: 1 })).toBe('action');
    expect(missing({ check: 'action', kind: 'client', count: 1 })).toBe('done');
    expect(missing({ check: 'action', kind: 'server', lane: 'b', count: 1 })).toBe('done');
  });

  it('of several names the first that is missing, what is so far, and the goal', () => {
    const all: Check = {
      check: 'all',
      of: [
        { check: 'transport', lane: 'b', is: 'websocket' },
        { check: 'knob', name: 'rtt', atMost: 10_000 },
        { check: 'action', kind: 'server', deed: 'close', count: 1 },
      ],
    };
    expect(verify(all, state)).toEqual({
      done: false,
      missing: 'knob-too-high',
      name: 'rtt',
      is: 80_000,
      limit: 10_000,
    });
    expect(missing({ check: 'all', of: [] })).toBe('done');
  });
});
