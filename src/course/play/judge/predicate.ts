/**
 * Trace predicates: the closed grammar in which a lesson says where a step stops and what a check wants to
 * see. "The first 101 in lane b after the previous stop" is
 *
 *     { lane: 'b', fact: 'response-received', status: 101 }
 *
 * never a time and never an index, so a step finds its moment again after the learner's edits.
 */
import { type Micros, micros } from '../../../base/index.ts';
import { askable, type Asked, fits, type Kind, type Trace } from '../../../trace/index.ts';
import type { Place } from './place.ts';

/** A lane's facts of one kind, narrowed down by those of its fields that the kind's descriptor lets a lesson ask for. */
export type Predicate<K extends Kind = Kind> = K extends Kind
  ? {
      readonly lane: string;
      readonly fact: K;
      /** The nth fact that fits, from 1. */
      readonly nth?: number;
      readonly after?: 'previous stop' | 'start';
    } & Asked<K>
  : never;

/** Before every fact. */
export const BEGINNING: Place = { lane: '', index: -1, at: micros(0) };

/**
 * The first (or nth) fact that fits, behind `after`: later in time, or at the same instant in another lane
 * or further on in its own. Undefined when the run has none (yet).
 */
export function findStop(
  traces: ReadonlyMap<string, Trace>,
  predicate: Predicate,
  after: Place,
): Place | undefined {
  const trace = traces.get(predicate.lane);
  if (trace === undefined) return undefined;
  const behind = predicate.after === 'start' ? BEGINNING : after;
  let missing = predicate.nth ?? 1;
  const first = behind.lane === predicate.lane ? behind.index + 1 : firstAt(trace, behind.at);
  const isWanted = fitting(predicate);
  for (let index = first; index < trace.length; index += 1) {
    if (trace.kindAt(index) !== predicate.fact || !isWanted(trace.at(index))) continue;
    missing -= 1;
    if (missing === 0) return { lane: predicate.lane, index, at: trace.timeAt(index) };
  }
  return undefined;
}

/** Index of the first fact at this time or later: times never fall, so halving finds it. */
function firstAt(trace: Trace, at: Micros): number {
  let low = 0;
  let high = trace.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (trace.timeAt(middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Values = Readonly<Record<string, unknown>>;

/** Does a fact, whose kind is right, have every field that the predicate names? */
function fitting(predicate: Predicate): (fact: Values) => boolean {
  const words: Values = predicate;
  const asked = askable(predicate.fact).filter(({ name }) => words[name] !== undefined);
  return (fact) => asked.every(({ name, field }) => fits(field, words[name], fact[name]));
}
