/** The learner's own console: `fetch` and `wire101.WebSocket` speak to the lanes on the screen. */
import { editing } from '../../lab/editing/index.ts';
import type { Shell } from '../shell.ts';
import { answerTo } from './answering.ts';
import { Calls } from './calls.ts';
import { socketClass } from './console-socket.ts';
import { type Mode, startHttpLab } from './http-lab.ts';
import { Journeys } from './script-fetch.ts';

export type { Mode } from './http-lab.ts';

/** Opens the console to the lab. The lessons never depend on it: what fails here is only said. */
export async function openConsole(shell: Shell, base: URL, workerUrl: string): Promise<Mode> {
  shell.lab.editing = editing;
  const calls = new Calls(shell);
  Object.assign(globalThis, { wire101: { WebSocket: socketClass(calls) } });
  const journeys = new Journeys(calls, base);
  const mode = await startHttpLab(base, workerUrl, (request, target) =>
    answerTo(calls, request, target, journeys.of(request)),
  );
  globalThis.fetch = journeys.fetchBy(globalThis.fetch.bind(globalThis));
  return mode;
}
