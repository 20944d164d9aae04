/** A mistake that a teacher can make: one piece of a good lesson replaced → place and sentence. */
import { describe, expect, it } from 'vitest';
import { LessonError } from '../../src/course/compile/index.ts';
import { broken, compile, type Name } from './small-lesson.ts';

export type Case = readonly [file: Name, piece: string, by: string, message: string];

const message = (file: Name, piece: string, by: string): string => {
  try {
    compile(broken(file, piece, by));
  } catch (error) {
    if (error instanceof LessonError) return error.message;
    throw error;
  }
  return 'no mistake found';
};

export const suite = (name: string, cases: readonly Case[]): void => {
  describe(name, () => {
    for (const [file, piece, by, expected] of cases) {
      it(`${JSON.stringify(piece).slice(0, 40)} → ${JSON.stringify(by).slice(0, 50)}`, () => {
        expect(message(file, piece, by)).toBe(expected);
      });
    }
  });
};
