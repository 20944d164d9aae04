// The learner's console on a shell with the real engine; nothing plays, so what is computed is told at once.
import { startEngine } from '../../../src/engine/index.ts';
import { assert } from 'chai';
import { millis } from '../../../src/base/index.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { CallIndex } from '../../../src/app/console/call-index.ts';
import { Calls } from '../../../src/app/console/calls.ts';
import { type Answer, type Asked, fetchFrom } from '../../../src/app/console/fetch-call.ts';
import { type SocketClass, socketClass } from '../../../src/app/console/console-socket.ts';
import type { WebSocketInterface } from '../../../src/clients/interfaces/index.ts';
import { editing } from '../../../src/lab/editing/index.ts';
import type { Fact } from '../../../src/trace/index.ts';
import { Shell } from '../../../src/app/shell.ts';
import { chat } from './chat.ts';

export const POLL: Asked = { method: 'GET', target: '/messages?since=0', fields: [], body: undefined };
export const ADDRESS = 'ws://chat.example/chat';

export let shell: Shell;
export let calls: Calls;
/** The console's own class. */
export let ConsoleSocket: SocketClass;
let engine: Worker;

beforeEach(async () => {
  // What another test has kept is no part of this one.
  localStorage.clear();
  engine = startEngine();
  const nobody = (): void => undefined;
  shell = new Shell(() => engine, { changed: nobody, moved: nobody, answered: nobody });
  shell.lab.editing = editing;
  calls = new Calls(shell);
  ConsoleSocket = socketClass(calls);
  await openLesson(4000);
});
afterEach(() => engine.terminate());

/** Opens a lesson that nobody has edited, and puts the playhead there. */
export async function openLesson(
  ms: number,
  scenario = chat(),
  server: Partial<Scenario['server']> = {},
): Promise<void> {
  shell.lab.open(`lesson ${crypto.randomUUID()}`, {
    ...scenario,
    server: { ...scenario.server, ...server },
  });
  await quiet();
  shell.lab.seek(millis(ms));
}

/** What the console has heard of the lane's run so far. */
export function heardOf(lane: string): { readonly index: CallIndex; readonly facts: readonly Fact[] } {
  const told = shell.lab.engine.calls(lane) ?? [];
  const index = new CallIndex();
  for (const patch of told) index.apply(patch);
  return { index, facts: told.flatMap(({ facts }) => facts) };
}

/** Waits until the run is there. */
export async function quiet(): Promise<void> {
  while (shell.lab.engine.busy) await new Promise(requestAnimationFrame);
}

/** A socket with everything that its handlers have heard. */
export function listening(): { readonly socket: WebSocketInterface; readonly heard: string[] } {
  const socket = new ConsoleSocket(ADDRESS);
  const heard: string[] = [];
  socket.onopen = () => heard.push('open');
  socket.onmessage = ({ data }) => heard.push((JSON.parse(String(data)) as { text: string }).text);
  socket.onclose = ({ code }) => heard.push(`close ${code}`);
  return { socket, heard };
}

export const hears = (target: EventTarget, type: string): Promise<Event> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** What the console did last in this lesson, and when. */
export function newest(): { readonly deed: string; readonly at: number } {
  const action = shell.lab.scenario?.actions.at(-1);
  return { deed: action?.kind === 'client' ? action.do.deed : '', at: action?.at ?? NaN };
}

export const fetched = (asked: Asked = POLL): Promise<Answer | undefined> => fetchFrom(calls, asked);

export const textOf = (answer: Answer | undefined): Promise<string> => new Response(answer?.body).text();

/** A call stands at the playhead, and one that waited for its answer behind that. */
export async function assertAtPlayhead(): Promise<void> {
  const at = shell.lab.cursor + 1;
  const socket = new ConsoleSocket(ADDRESS);
  assert.deepEqual(newest(), { deed: 'socket-open', at }, 'a socket');
  await hears(socket, 'open');
  const answer = fetched();
  assert.equal(newest().deed, 'fetch');
  assert.isAbove(newest().at, at, 'time has passed');
  assert.equal((await answer)?.head.status, 200);
}
