export { Lesson } from './lesson.ts';
export type {
  Block,
  Inline,
  LessonEventMap,
  LessonLink,
  LessonView,
  Notice,
  Predict,
  Said,
  StepLink,
  Task,
  VerdictKind,
} from './model.ts';
