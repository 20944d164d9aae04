import { micros, type Micros } from '../../base/index.ts';

const SECOND = 1_000_000;

/** The moment under a pixel of the track, within [0, end]. */
export function momentAt(x: number, width: number, end: Micros): Micros {
  const share = width > 0 ? x / width : 0;
  return within(share * end, end);
}

export function within(at: number, end: Micros): Micros {
  return micros(Math.round(Math.min(Math.max(at, 0), end)));
}

/** Share of the track, 0 to 1. */
export function shareOf(at: number, end: Micros): number {
  return end > 0 ? Math.min(Math.max(at / end, 0), 1) : 0;
}

/** Where a key takes the timeline, or undefined for a key that is none of its own. */
export function keyed(event: KeyboardEvent, at: Micros, end: Micros): Micros | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const small = event.shiftKey ? SECOND / 10 : SECOND / 100;
  const page = Math.max(SECOND, end / 20);
  const by: Readonly<Record<string, number>> = {
    ArrowRight: small,
    ArrowUp: small,
    ArrowLeft: -small,
    ArrowDown: -small,
    PageUp: page,
    PageDown: -page,
    Home: 0 - at,
    End: end - at,
  };
  const step = by[event.key];
  return step === undefined ? undefined : within(at + step, end);
}
