/** Where one is in a run, and how far a while of playing leads. */
import { type Micros, micros } from '../base/index.ts';

export interface Playhead {
  readonly cursor: Micros;
  /** Microseconds that are less than one: they are not lost from frame to frame. */
  readonly rest: number;
}

/** A hidden tab gets no frames: time does not run on without a watcher. */
const LONGEST_FRAME_MS = 100;

/** After so much real time, at most at `until`; never further back than it was. */
export function playedOn(
  { cursor, rest }: Playhead,
  elapsedMs: number,
  speed: number,
  until: number,
): Playhead {
  const elapsed = Math.min(Math.max(0, elapsedMs), LONGEST_FRAME_MS);
  const exact = cursor + rest + elapsed * 1000 * speed;
  const reached = Math.min(exact, Math.max(until, cursor));
  const whole = Math.floor(reached);
  return { cursor: micros(whole), rest: reached < exact ? 0 : reached - whole };
}
