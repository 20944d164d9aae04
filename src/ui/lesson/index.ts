export { Lesson } from './lesson.ts';
export type {
  Block,
  Inline,
  LessonLink,
  LessonView,
  Notice,
  Predict,
  StepLink,
  Task,
  VerdictKind,
} from './model.ts';
