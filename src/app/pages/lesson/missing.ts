/** What is missing of a task, as a sentence: settings and lanes by what the page calls them, figures in their units. */
import type { Questions } from '../../../engine/index.ts';
import { KNOBS, type Scenario } from '../../../scenario/index.ts';
import { fill, formatFigure, formatMoment, type Language, stageWords } from '../../../text/index.ts';
import { type TasksKey, tasksText } from '../../../text/tasks/index.ts';
import { figureOf, sayIn } from '../../../ui/controls/index.ts';

/** A task that is not done yet, as the engine has judged it. */
export type Undone = Extract<NonNullable<Questions['judge']['answer']['task']>, { done: false }>;

export function missingOf(task: Undone, { lanes }: Scenario, language: Language): string {
  const say = (key: TasksKey, places: Readonly<Record<string, string | number>>): string =>
    fill(language, tasksText[language][key], places);
  const letterOf = (lane: string): string => {
    const index = lanes.findIndex(({ id }) => id === lane);
    return index < 0 ? lane : String.fromCharCode(65 + index);
  };
  switch (task.missing) {
    case 'transport': {
      const [lane, goal] = [letterOf(task.lane), stageWords(language, task.goal)];
      if (task.is === undefined) return say('no-lane', { lane });
      return say('transport', { lane, goal, is: stageWords(language, task.is) });
    }
    case 'knob-too-low':
    case 'knob-too-high': {
      const name = sayIn(language)(task.name);
      if (task.is === undefined) return say('no-knob', { name });
      const written = (value: number): string => figureOf(KNOBS[task.name], value, language);
      return say(task.missing, { name, is: written(task.is), limit: written(task.limit) });
    }
    case 'fact':
      return say('fact', { lane: letterOf(task.lane) });
    case 'fact-later':
      return say('fact-later', { lane: letterOf(task.lane), at: formatMoment(language, task.at) });
    case 'figure-too-low':
    case 'figure-too-high': {
      const written = (value: number): string => formatFigure(language, value, task.unit);
      const limit = written(task.limit);
      if (task.is < 0) return say('no-figure', { limit });
      return say(task.missing, { is: written(task.is), limit });
    }
    case 'action':
      return say('action', { count: task.count, wanted: task.wanted });
  }
}
