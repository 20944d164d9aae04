/** Routes: a hash and the index → a lesson and a step that exist. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLessons, type CourseIndex, formatRoute, parseRoute } from '../../src/course/play/index.ts';

const lesson = (id: string, ...steps: string[]): CourseIndex['lessons'][number] => ({
  id,
  steps,
});
const index: CourseIndex = {
  lessons: [
    lesson('1.2', 'hello'),
    lesson('2.1a', 'one-chat', 'the-ask', 'the-101'),
    lesson('2.1c', 'envelope'),
  ],
};
const at = (hash: string): string => {
  const route = parseRoute(hash, index);
  return `${route?.lesson}/${route?.step}${route?.changed ? ' changed' : ''}`;
};

describe('a route', () => {
  it('names a lesson and a step', () => {
    expect(at('#/2.1a/the-101')).toBe('2.1a/the-101');
    expect(at('2.1a/the-101')).toBe('2.1a/the-101');
  });

  it('leads to the beginning when it names less', () => {
    expect(at('')).toBe('1.2/hello');
    expect(at('#/')).toBe('1.2/hello');
    expect(at('#/2.1a')).toBe('2.1a/one-chat');
  });

  it('leads to the nearest lesson, and says so', () => {
    expect(at('#/2.1b/crossing')).toBe('2.1a/one-chat changed');
    expect(at('#/9/x')).toBe('2.1c/envelope changed');
    expect(at('#/0.1')).toBe('1.2/hello changed');
  });

  it('leads to the step whose id begins most alike, else to the first, and says so', () => {
    expect(at('#/2.1a/the-100')).toBe('2.1a/the-101 changed');
    expect(at('#/2.1a/gone')).toBe('2.1a/one-chat changed');
  });

  it('keeps what stands behind the question mark', () => {
    expect(parseRoute('#/2.1a/the-ask?c=7&e=a?b', index)?.query).toBe('c=7&e=a?b');
    expect(formatRoute({ lesson: '2.1a', step: 'the-ask', query: 'c=7' })).toBe('#/2.1a/the-ask?c=7');
    expect(formatRoute({ lesson: '2.1a', step: 'the-ask' })).toBe('#/2.1a/the-ask');
  });

  it('always leads somewhere, and to itself once it is formatted', () => {
    fc.assert(
      fc.property(fc.string(), (hash) => {
        const route = parseRoute(hash, index);
        expect(route).toBeDefined();
        if (route) expect(parseRoute(formatRoute(route), index)).toEqual({ ...route, changed: false });
      }),
    );
    expect(parseRoute('#/2.1a/%', index)?.lesson).toBe('2.1a');
    expect(parseRoute('#/x', { lessons: [] })).toBeUndefined();
  });
});

describe('the order of lessons', () => {
  it('is the course’s: numbers by value, letters behind them', () => {
    const order = ['1.1', '1.2', '1.3.1', '1.3.2', '1.10', '2.1a', '2.1b', '2.2', '3.1', '3.1b'];
    expect(order.toReversed().sort(compareLessons)).toEqual(order);
  });
});
