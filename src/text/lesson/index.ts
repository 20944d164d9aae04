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
  'predict-first': 'Choose before you step on: a guess makes the answer stick.',
  'predict-step': 'Step on to see it happen.',
  right: 'Right',
  'right-was': 'It is this one',
  'not-this': 'Not this one',
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
