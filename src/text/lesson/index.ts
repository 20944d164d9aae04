/** What stands around a lesson's own words; loaded with the page of lessons. */
import { area } from '../catalogue.ts';

export const lessonText = area({
  region: 'Lesson',
  lessons: 'Lessons',
  'lesson-done': 'done',
  'step-of': 'Step {n} of {all}',
  steps: 'Steps',
  'step-name': 'Step {n}: {title}',
  back: 'Back',
  next: 'Next',
  'next-lesson': 'Next lesson',
  'read-on': 'Read on',
  'read-less': 'Read less',
  'report-says': 'The report says ({source})',
  confirmed: 'Confirmed',
  qualified: 'Qualified',
  refuted: 'Refuted',
  measured: 'Measured',
  predict: 'Predict',
  'predict-open': 'Choose; then let the run answer.',
  'predict-over': 'The next step says what the run showed.',
  'said-right': 'You said “{option}”: right.',
  'said-wrong': 'You said “{option}”. It was “{right}”.',
  'let-run': 'Let it run',
  skip: 'Skip',
  task: 'Do it',
  'task-done': 'Done',
  hint: 'Hint',
  solve: 'Show the solution',
  'open-play': 'Open in the playground',
  reset: 'Start this lesson over',
  'try-it': 'Try it in your own console',
  copy: 'Copy code',
  recap: 'To take home',
});

export type LessonKey = keyof (typeof lessonText)['en'];
