export type { Check, Verified } from './judge/check.ts';
export {
  FIGURES,
  type FigureField,
  type FigureName,
  type FigureParts,
  type Figures,
  type FigureUnit,
  parseFigure,
} from './figures.ts';
export type {
  Block,
  ByLanguage,
  CompiledLesson,
  CourseIndex,
  CourseMap,
  Inline,
  Inlines,
  Language,
  LessonEntry,
  MapChapter,
  MapGroup,
  MapLesson,
  Option,
  Titles,
  Predict,
  Step,
  Stop,
  Task,
  Verdict,
} from './lesson.ts';
export { orderOf } from './order.ts';
export type { Place } from './judge/place.ts';
export type { Prerun, Way, Written } from './prerun.ts';
export type { Predicate } from './judge/predicate.ts';
export {
  forget,
  formatProgress,
  type LessonProgress,
  markAnswer,
  markDone,
  markLast,
  merge,
  NO_PROGRESS,
  parseProgress,
  type Progress,
  progressOf,
  type ReadProgress,
} from './progress.ts';
export { compareLessons, formatRoute, parseRoute, type ParsedRoute, type Route } from './route.ts';
export type { Stops } from './judge/stops.ts';
