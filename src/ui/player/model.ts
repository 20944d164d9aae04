import type { Micros } from '../../base/index.ts';
import type { ScaleMode } from '../../projections/index.ts';
import type { Action } from '../../scenario/index.ts';

/** A learner's own action on the timeline: what the page does, the back end, the path, or a hand at the knobs. */
export interface Mark {
  readonly id: string;
  readonly at: Micros;
  readonly label: string;
  /** All that it says, where it says something. */
  readonly text: string | undefined;
  readonly kind: Action['kind'];
}

export const SPEEDS: readonly number[] = [0.05, 0.1, 0.25, 0.5, 1, 2, 4];

/** The usual speeds, and a lesson's own among them. */
export const speedsWith = (speed: number): readonly number[] =>
  [...new Set([...SPEEDS, speed])].toSorted((a, b) => a - b);

/** The player's events; all bubble and cross shadow roots. */
export interface PlayerEventMap {
  'w-play': CustomEvent<Record<never, never>>;
  'w-pause': CustomEvent<Record<never, never>>;
  'w-restart': CustomEvent<Record<never, never>>;
  'w-undo': CustomEvent<Record<never, never>>;
  'w-redo': CustomEvent<Record<never, never>>;
  'w-step': CustomEvent<{ readonly by: 1 | -1 }>;
  'w-seek': CustomEvent<{ readonly at: Micros }>;
  'w-speed': CustomEvent<{ readonly speed: number }>;
  'w-scale': CustomEvent<{ readonly mode: ScaleMode }>;
  /** When a drag ends, or at each press of an arrow key. */
  'w-mark-move': CustomEvent<{ readonly id: string; readonly at: Micros }>;
  'w-mark-remove': CustomEvent<{ readonly id: string }>;
  /** It shall say this instead; perhaps what it says already. */
  'w-mark-edit': CustomEvent<{ readonly id: string; readonly text: string }>;
}
