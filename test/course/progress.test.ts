/** Progress: what is kept, and that no text breaks its reading. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  forget,
  formatProgress,
  markAnswer,
  markDone,
  markLast,
  merge,
  NO_PROGRESS,
  parseProgress,
  progressOf,
} from '../../src/course/play/index.ts';

const some = markLast(
  markAnswer(markDone(NO_PROGRESS, '2.1a', 'the-101'), '2.1a', 'the-ask', 1),
  '2.1a',
  'the-101',
);

describe('progress', () => {
  it('keeps done steps, answers and the last step', () => {
    expect(progressOf(some, '2.1a')).toEqual({
      done: ['the-101'],
      answers: { 'the-ask': 1 },
      last: 'the-101',
    });
    expect(progressOf(some, '2.1b')).toEqual({ done: [], answers: {} });
  });

  it('is the same value when nothing changes', () => {
    expect(markDone(some, '2.1a', 'the-101')).toBe(some);
    expect(markLast(some, '2.1a', 'the-101')).toBe(some);
  });

  it('keeps the newest choice', () => {
    expect(progressOf(markAnswer(some, '2.1a', 'the-ask', 2), '2.1a').answers).toEqual({ 'the-ask': 2 });
    expect(markAnswer(some, '2.1a', 'the-ask', 1)).toBe(some);
  });

  it('forgets one lesson', () => {
    expect(forget(markDone(some, '2.1b', 'x'), '2.1a').lessons).toEqual({
      '2.1b': { done: ['x'], answers: {} },
    });
  });

  it('merges two devices', () => {
    const other = markAnswer(markDone(NO_PROGRESS, '2.1a', 'one-chat'), '2.1a', 'the-ask', 0);
    expect(progressOf(merge(some, other), '2.1a')).toEqual({
      done: ['one-chat', 'the-101'],
      answers: { 'the-ask': 1 },
      last: 'the-101',
    });
  });

  it('comes back from its text', () => {
    expect(parseProgress(formatProgress(some))).toEqual({ progress: some });
    expect(parseProgress(null)).toEqual({ progress: NO_PROGRESS });
  });

  it('sets aside what it cannot read: a version that is not this one, no JSON', () => {
    for (const text of [
      '{"version":2,"lessons":{}}',
      '{"version":0,"lessons":{}}',
      '{"version":1}',
      '[]',
      'nonsense',
      '{',
    ]) {
      expect(parseProgress(text)).toEqual({ progress: NO_PROGRESS, aside: text });
    }
  });

  it('drops what makes no sense inside, and keeps the rest', () => {
    const text =
      '{"version":1,"lessons":{"a":{"done":["x",3],"answers":{"p":-1,"q":0.5,"r":2},"last":7},"b":4}}';
    expect(parseProgress(text).progress.lessons).toEqual({ a: { done: ['x'], answers: { r: 2 } } });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => void parseProgress(text)));
    fc.assert(fc.property(fc.string(), (text) => void parseProgress(text)));
  });
});
