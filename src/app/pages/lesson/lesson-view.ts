/** A compiled lesson and the page's state → what the lesson element draws: figures looked up, text finished. */
import {
  type Block,
  type FigureName,
  formatRoute,
  type Inline,
  type Inlines,
  parseFigure,
  type Predict,
  progressOf,
  type Step,
} from '../../../course/play/index.ts';
import { appText, fill, formatFigure, type Language } from '../../../text/index.ts';
import type { Block as BlockView, Inline as InlineView, LessonView } from '../../../ui/lesson/index.ts';
import type { LessonPage } from './lesson-page.ts';

type Words = (inlines: Inlines) => InlineView[];

export function lessonView(page: LessonPage): LessonView | undefined {
  const { lesson, step: index, progress } = page.state;
  const { language, status } = page.shell.state;
  const titles = page.shell.late?.titles ?? {};
  const { step } = page;
  if (lesson === undefined || step === undefined) return undefined;
  const text = appText[language];
  const figures = figuresOf(page);
  const words: Words = (inlines) => inlines.map((inline) => word(inline, language, figures));
  const { done } = progressOf(progress, lesson.id);
  return {
    chapter: fill(language, text['chapter.2']),
    title: lesson.title,
    lessons: page.course.index.lessons.map(({ id, steps }) => ({
      id,
      title: titles[id]?.[language] ?? '',
      done: steps.every((each) => progressOf(progress, id).done.includes(each)),
      href: formatRoute({ lesson: id, step: steps[0] ?? '' }),
    })),
    steps: lesson.steps.map(({ id, title }, n) => ({
      href: formatRoute({ lesson: lesson.id, step: id }),
      title,
      done: done.includes(id),
      current: n === index,
    })),
    index,
    heading: step.title,
    blocks: step.blocks.flatMap((block) => blockView(block, words)),
    ...said(page, words),
    ...asks(page, step.blocks, words),
    status,
  };
}

/** Where the reader is: the chapter and the lesson. */
export function trailOf({
  state: { lesson },
  shell,
}: LessonPage): readonly [chapter: string, lesson: string] {
  const { language } = shell.state;
  const chapter = fill(language, appText[language]['chapter.2']);
  return lesson === undefined ? ['', ''] : [`${lesson.chapter} ${chapter}`, lesson.title];
}

/** The figures that prose names, as the lanes' headings have them. */
function figuresOf({ lab: { views, cursor } }: LessonPage): (name: FigureName) => number {
  const ledgers = views.ledgers(cursor);
  return (name) => {
    const parts = parseFigure(name);
    const lane = views.lanes.findIndex((each) => each.lane === parts?.lane);
    return parts === undefined ? -1 : (ledgers[lane]?.[parts.field] ?? -1);
  };
}

/** What a step asks of its reader, each at most once. */
function asks(page: LessonPage, blocks: readonly Block[], words: Words): Partial<LessonView> {
  const { hintShown, isAsking } = page.state;
  const { step } = page;
  const find = <K extends Block['block']>(kind: K): (Block & { block: K }) | undefined =>
    blocks.find((block): block is Block & { block: K } => block.block === kind);
  const [predict, task, hint, attempt, recap] = [
    find('predict'),
    find('task'),
    find('hint'),
    find('try'),
    find('recap'),
  ];
  return {
    ...(predict !== undefined && {
      predict: {
        question: plain(words(predict.question)),
        options: predict.order.map((option) => ({ text: optionOf(predict, option, words), option })),
        chosen: guessOf(page, step),
        isOpen: isAsking,
      },
    }),
    ...(task !== undefined && {
      task: {
        text: words(task.inline),
        done: page.state.task?.done === true,
        ...missing(page),
        ...(hint !== undefined && { hint: words(hint.inline) }),
        hintShown,
        solvable: (step?.task?.solution.length ?? 0) > 0,
      },
    }),
    ...(attempt !== undefined && {
      tryIt: { before: words(attempt.before), code: attempt.code.split('\n'), after: words(attempt.after) },
    }),
    ...(recap !== undefined && {
      recap: recap.lines.map(({ inline, rfc }) => ({ parts: words(inline), rfc })),
    }),
  };
}

/** Which option the learner has chosen of a step's question; -1 for none. */
const guessOf = ({ state: { lesson, progress } }: LessonPage, step: Step | undefined): number =>
  progressOf(progress, lesson?.id ?? '').answers[step?.id ?? ''] ?? -1;

const optionOf = ({ options }: Predict, option: number, words: Words): string =>
  plain(words(options[option]?.text ?? []));

/** What the run has answered to the question of the step before: told at this step's stop, and not before. */
function said(page: LessonPage, words: Words): Partial<LessonView> {
  const { lesson, step, isReached } = page.state;
  const before = lesson?.steps[step - 1];
  const predict = before?.blocks.find((block) => block.block === 'predict');
  const guess = guessOf(page, before);
  const chosen = predict?.options[guess];
  if (!isReached || predict === undefined || chosen === undefined) return {};
  const { right } = predict;
  return {
    said: {
      option: optionOf(predict, guess, words),
      ...(guess !== right && { right: optionOf(predict, right, words) }),
      reply: words(chosen.reply),
    },
  };
}

function missing({ state: { task }, shell }: LessonPage): { readonly missing?: string } {
  const { late, lab } = shell;
  if (task === undefined || task.done || late === undefined || lab.scenario === undefined) return {};
  return { missing: late.missingOf(task, lab.scenario, shell.state.language) };
}

function blockView(block: Block, words: Words): BlockView[] {
  switch (block.block) {
    case 'paragraph':
      return [{ kind: 'paragraph', parts: words(block.inline) }];
    case 'list':
      return [{ kind: 'list', items: block.items.map(words) }];
    case 'code':
      return [{ kind: 'paragraph', parts: [{ kind: 'code', text: block.text }] }];
    case 'quote': {
      const parts: InlineView[] = [{ kind: 'plain', text: block.text }];
      const { source, translation } = block;
      if (translation === undefined) return [{ kind: 'quote', source, parts }];
      return [{ kind: 'quote', source, parts, translation: [{ kind: 'plain', text: translation }] }];
    }
    case 'verdict':
      return [{ kind: 'verdict', verdict: block.verdict, parts: words(block.inline) }];
    case 'try':
    case 'predict':
    case 'task':
    case 'hint':
    case 'recap':
      return []; // drawn behind the prose, by `asks`
  }
}

const plain = (parts: readonly InlineView[]): string => parts.map(({ text }) => text).join('');

function word(inline: Inline, language: Language, figures: (name: FigureName) => number): InlineView {
  if (inline.mark === 'rfc') return { kind: 'plain', text: inline.text };
  if (inline.mark !== 'figure') return { kind: inline.mark, text: inline.text };
  const value = figures(inline.name);
  return {
    kind: 'figure',
    text:
      value < 0 ? fill(language, appText[language]['none-yet']) : formatFigure(language, value, inline.unit),
  };
}
