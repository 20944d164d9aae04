/** Where the steps of a lesson stop. */
import { describe, expect, it } from 'vitest';
import { type CompiledLesson, type Step } from '../../src/course/play/index.ts';
import { previousStop, stopOf } from '../../src/course/play/judge/index.ts';
import { compile, GOOD } from './small-lesson.ts';
import { TEXT_FRAME, traceOf } from './traces.ts';

const base = compile(GOOD).lessons.en;
const step = (stop: Step['stop'], scenario = 0): Step => ({
  id: 'x',
  title: 'X',
  stop,
  scenario,
  blocks: [],
});
const lesson = (...steps: Step[]): CompiledLesson => ({ ...base, steps });

const frame = { lane: 'b', fact: 'frame-sent' } as const;
const traces = new Map([
  [
    'b',
    traceOf((at) => {
      for (const ms of [100, 200]) at(ms, 'frame-sent', TEXT_FRAME);
      at(300, 'socket-event', { conn: 0, event: 'close' });
      at(400, 'frame-sent', TEXT_FRAME);
    }),
  ],
]);

describe('the stop of a step', () => {
  it('is the first or last moment', () => {
    expect(stopOf(lesson(step('start')), 0, traces)).toEqual({ lane: '', index: -1, at: 0 });
    expect(stopOf(lesson(step('end')), 0, traces)).toEqual({ lane: '', index: -1, at: 4_000_000 });
  });

  it('comes after the stop before it', () => {
    const three = lesson(step(frame), step(frame), step(frame));
    expect([0, 1, 2].map((n) => stopOf(three, n, traces)?.index)).toEqual([0, 1, 3]);
    expect(stopOf(lesson(step(frame), step(frame), step(frame), step(frame)), 3, traces)).toBeUndefined();
  });

  it('passes over an earlier step that is unreachable', () => {
    const never = step({ ...frame, opcode: 'pong' });
    expect(stopOf(lesson(step(frame), never, step(frame)), 2, traces)?.index).toBe(1);
  });

  it('passes over steps with another scenario: their stops are in another run', () => {
    const mixed = lesson(step(frame), step(frame, 1), step(frame));
    expect(stopOf(mixed, 1, traces)?.index).toBe(0);
    expect(stopOf(mixed, 2, traces)?.index).toBe(1);
    expect(previousStop(mixed, 2, traces).index).toBe(0);
  });

  it('may lie before the previous stop when it looks after the start; playing to it starts there', () => {
    const back = lesson(step({ ...frame, nth: 3 }), step({ ...frame, after: 'start' }));
    expect(stopOf(back, 1, traces)?.index).toBe(0);
    expect(previousStop(back, 1, traces).at).toBe(0);
  });
});
