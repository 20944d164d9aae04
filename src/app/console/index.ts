/** The learner's own console: `fetch` and `wire101.WebSocket` speak to the lanes on the screen. */
import * as editing from '../editing.ts';
import type { Visit } from '../visit.ts';
import { Calls } from './calls.ts';
import { ConsoleSocket } from './console-socket.ts';
import { type Mode, startHttpLab } from './http-lab.ts';

export type { Mode } from './http-lab.ts';

/** Opens the console to the visit. The lessons never depend on it: what fails here is only said. */
export async function openConsole(visit: Visit, base: URL, workerUrl: string): Promise<Mode> {
  visit.bench.editing = editing;
  const calls = new Calls(visit);
  const WebSocket = class extends ConsoleSocket {
    constructor(url: string | URL, protocols: string | readonly string[] = []) {
      super(url, calls, protocols);
    }
  };
  Object.assign(globalThis, { wire101: { WebSocket } });
  return startHttpLab(base, workerUrl, async (asked) => {
    const answer = await calls.fetch(asked);
    if (answer === undefined) return Response.error();
    const { status, reason, fields } = answer.head;
    const headers = new Headers(fields.map(([name, value]): [string, string] => [name, value]));
    const bodiless = status === 204 || status === 304;
    return new Response(bodiless ? null : answer.body, { status, statusText: reason, headers });
  });
}
