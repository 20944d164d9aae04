import { stepBy } from '../lab/editing/index.ts';
import type { Lab } from '../lab/index.ts';

/** The player's keys on the picture, and only there; Tab, Enter and the arrows are not theirs. */
export function playByKey(lab: Lab, event: KeyboardEvent): void {
  const [target] = event.composedPath();
  if (event.altKey || event.ctrlKey || event.metaKey || target instanceof HTMLSelectElement) return;
  if (event.key === 'k' && lab.playing) lab.pause();
  else if (event.key === 'k') lab.play();
  else if (event.key === ',') stepBy(lab, -1);
  else if (event.key === '.') stepBy(lab, 1);
}
