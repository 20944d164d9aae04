export { Lesson } from './lesson.ts';
export type {
  Block,
  Inline,
  LessonLink,
  LessonView,
  Predict,
  StepLink,
  Task,
  VerdictKind,
} from './model.ts';
