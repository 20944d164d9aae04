/**
 * How much a learner reads at each step of each lesson, in both languages: sentences, a question with its options, the
 * longest reply to the question before, a task, what stands around code, a recap. Quotes and code are apart, and so is a
 * hint, which is asked for.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileLesson, findFolders } from '../../src/course/compile/index.ts';
import type { Block, Inlines, Language, Step } from '../../src/course/play/index.ts';
import { plainText } from './plain-text.ts';

const course = findFolders(fileURLToPath(new URL('../..', import.meta.url))).map(compileLesson);

/** Words of a median step, and of the longest. */
const MEDIAN = 60;
const LONGEST = 90;
/** Words of a step on average: before the lessons were shortened, these were 61 and 68. */
const MEAN: Readonly<Record<Language, number>> = { en: 56, vi: 61 };

const count = (inlines: Inlines): number =>
  plainText(
    inlines.filter(({ mark }) => mark !== 'code'),
    () => 'figure',
  )
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;

const sum = (parts: readonly Inlines[]): number => parts.reduce((all, part) => all + count(part), 0);

function read(block: Block): number {
  switch (block.block) {
    case 'paragraph':
    case 'verdict':
    case 'task':
      return count(block.inline);
    case 'list':
      return sum(block.items);
    case 'predict':
      return sum([block.question, ...block.options.map(({ text }) => text)]);
    case 'try':
      return sum([block.before, block.after]);
    case 'recap':
      return sum(block.lines.map(({ inline }) => inline));
    case 'quote':
    case 'code':
    case 'hint':
      return 0;
  }
}

function wordsOf({ blocks }: Step, before: Step | undefined): number {
  const question = before?.blocks.find((block) => block.block === 'predict');
  const reply = Math.max(0, ...(question?.options ?? []).map((option) => count(option.reply)));
  return blocks.reduce((all, block) => all + read(block), reply);
}

const median = (counts: readonly number[]): number => {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.slice(middle - 1, middle + 1);
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

describe.each(['en', 'vi'] as const)('words per step, in %s', (language) => {
  const counted = course.map(({ entry, lessons }) => {
    const { steps } = lessons[language];
    return { id: entry.id, words: steps.map((step, n) => wordsOf(step, steps[n - 1])) };
  });

  for (const { id, words } of counted) {
    it(`lesson ${id}: half of the steps have at most ${MEDIAN}, and none has more than ${LONGEST}`, () => {
      expect(median(words), words.join(' ')).toBeLessThanOrEqual(MEDIAN);
      expect(Math.max(...words), words.join(' ')).toBeLessThanOrEqual(LONGEST);
    });
  }

  it('on average they are shorter than they were', () => {
    const all = counted.flatMap(({ words }) => words);
    expect(all.reduce((a, b) => a + b, 0) / all.length).toBeLessThanOrEqual(MEAN[language]);
  });
});

describe('options', () => {
  const questions = course.flatMap(({ lessons }) =>
    Object.values(lessons).flatMap(({ language, steps }) =>
      steps.flatMap(({ id, blocks }) =>
        blocks.flatMap((block) => (block.block === 'predict' ? [{ ...block, id, language }] : [])),
      ),
    ),
  );

  it('stand in an order that gives nothing away: the right one comes first, in the middle and last', () => {
    const places = questions.map(({ order, right }) => order.indexOf(right));
    expect([...new Set(places)].toSorted((a, b) => a - b)).toEqual(expect.arrayContaining([0, 1, 2]));
  });

  it('stand in the same order in both languages', () => {
    const orders = (language: Language) =>
      questions.filter((each) => each.language === language).map(({ order }) => order);
    expect(orders('vi')).toEqual(orders('en'));
  });

  it('are not given away by their length: the right one is the longest in at most half of the questions', () => {
    const isLongest = questions.filter(({ options, right }) => {
      const lengths = options.map(({ text }) => plainText(text, () => '').length);
      return lengths[right] === Math.max(...lengths);
    });
    expect(isLongest.length).toBeLessThanOrEqual(questions.length / 2);
  });
});
