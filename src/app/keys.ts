import type { Bench } from './bench.ts';

/** The player's keys on the picture, and only there; Tab, Enter and the arrows are not theirs. */
export function playByKey(bench: Bench, event: KeyboardEvent): void {
  const [target] = event.composedPath();
  if (event.altKey || event.ctrlKey || event.metaKey || target instanceof HTMLSelectElement) return;
  if (event.key === 'k' && bench.playing) bench.pause();
  else if (event.key === 'k') bench.play();
  else if (event.key === ',') bench.stepBy(-1);
  else if (event.key === '.') bench.stepBy(1);
}
