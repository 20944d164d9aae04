/** The learner's console on a visit with the real engine; nothing plays, so what is computed is told at once. */
import { assert } from 'chai';
import { EMPTY, fromUtf8, micros, millis } from '../../../src/base/index.ts';
import type { Scenario } from '../../../src/scenario/index.ts';
import { type Asked, Calls } from '../../../src/app/console/calls.ts';
import { ConsoleSocket } from '../../../src/app/console/console-socket.ts';
import { Visit } from '../../../src/app/visit.ts';
import { chat } from './chat.ts';

const POLL: Asked = { method: 'GET', target: '/messages?since=0', fields: [], body: undefined };
const ADDRESS = 'ws://chat.example/chat';

let visit: Visit;
let calls: Calls;
let worker: Worker;
let lessons = 0;

beforeEach(async () => {
  worker = new Worker(new URL('../../../src/app/engine.ts', import.meta.url), { type: 'module' });
  const course = { index: { lessons: [] }, load: () => Promise.reject(new Error('no lesson')) };
  const nobody = (): void => undefined;
  visit = new Visit(worker, course, nobody, nobody);
  calls = new Calls(visit);
  await openLesson(4000);
});
afterEach(() => worker.terminate());

/** Opens a lesson that nobody has edited, and puts the playhead there. */
async function openLesson(
  ms: number,
  scenario = chat(),
  server: Partial<Scenario['server']> = {},
): Promise<void> {
  visit.bench.open(`lesson ${(lessons += 1)}`, { ...scenario, server: { ...scenario.server, ...server } });
  await quiet();
  visit.bench.seek(millis(ms));
}

/** Waits until the run is there. */
async function quiet(): Promise<void> {
  while (visit.bench.engine.busy) await new Promise(requestAnimationFrame);
}

/** A socket with everything that its handlers have heard. */
function listening(): { readonly socket: ConsoleSocket; readonly heard: string[] } {
  const socket = new ConsoleSocket(ADDRESS, calls);
  const heard: string[] = [];
  socket.onopen = () => heard.push('open');
  socket.onmessage = ({ data }) => heard.push((JSON.parse(String(data)) as { text: string }).text);
  socket.onclose = ({ code }) => heard.push(`close ${code}`);
  return { socket, heard };
}

const hears = (target: EventTarget, type: string): Promise<Event> =>
  new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));

/** What the console did last in this lesson, and when. */
function newest(): { readonly deed: string; readonly at: number } {
  const action = visit.bench.scenario?.actions.at(-1);
  return { deed: action?.kind === 'client' ? action.do.deed : '', at: action?.at ?? NaN };
}

/** Calls of both kinds stand at the playhead. */
async function assertAtPlayhead(): Promise<void> {
  const at = visit.bench.cursor + 1;
  const socket = new ConsoleSocket(ADDRESS, calls);
  assert.deepEqual(newest(), { deed: 'socket-open', at }, 'a socket');
  await hears(socket, 'open');
  const answer = calls.fetch(POLL);
  assert.deepEqual(newest(), { deed: 'fetch', at }, 'a fetch');
  assert.equal((await answer)?.head.status, 200);
}

describe('a call in the console', () => {
  it('may send octets, a part of a buffer too; a Blob is told what to do instead', async () => {
    const socket = new ConsoleSocket(ADDRESS, calls);
    assert.throws(() => socket.send('early'), 'Still in CONNECTING');
    await hears(socket, 'open');
    const last = (): unknown => {
      const action = visit.bench.scenario?.actions.at(-1);
      return action?.kind === 'client' ? action.do : undefined;
    };
    const { buffer } = Uint8Array.of(1, 2, 0xff);
    const call = (last() as { call: string }).call;
    socket.send(buffer);
    assert.deepEqual(last(), { deed: 'socket-send-octets', call, hex: '01 02 ff' });
    socket.send(new DataView(buffer, 1, 1));
    assert.deepEqual(last(), { deed: 'socket-send-octets', call, hex: '02' });
    assert.throws(() => socket.send(new Blob(['x']) as unknown as string), 'arrayBuffer()');
    socket.close();
    const actions = visit.bench.scenario?.actions.length;
    socket.send('é');
    socket.send(buffer);
    assert.equal(socket.bufferedAmount, 5);
    assert.equal(visit.bench.scenario?.actions.length, actions);
  });

  it('takes http for ws, and refuses other schemes and fragments (WHATWG WebSockets §3.1)', () => {
    assert.equal(new ConsoleSocket('https://chat.example/chat', calls).url, 'wss://chat.example/chat');
    for (const url of [
      'ftp://chat.example/chat',
      'ws://chat.example/chat#part',
      'ws://chat.example/chat#',
      'ws://[',
    ]) {
      assert.throws(() => new ConsoleSocket(url, calls), `'${url}' is no address of a socket. Expected ws:`);
    }
  });

  it('gets what was packed unpacked, and its copy for a 304', async () => {
    await openLesson(7500, chat(), { gzip: true, etag: true });
    for (const status of [200, 304]) {
      const answer = await calls.fetch(POLL);
      assert.equal(answer?.head.status, 200);
      const texts = (JSON.parse(fromUtf8(answer?.body ?? EMPTY)) as { text: string }[]).map(
        ({ text }) => text,
      );
      assert.deepEqual(texts, ['one', 'two', 'three']);
      const trace = visit.bench.engine.traces.get('a');
      const facts = Array.from({ length: trace?.length ?? 0 }, (_, i) => trace?.at(i));
      const received = facts.findLast((fact) => fact?.kind === 'call')?.cause ?? -1;
      assert.equal(trace?.at(received).value, status, 'on the wire');
      visit.bench.seek(millis(8500));
    }
  });

  it('gets nothing for HEAD, however that would be packed', async () => {
    await openLesson(7500, chat(), { gzip: true });
    const answer = await calls.fetch({ ...POLL, method: 'HEAD' });
    assert.equal(answer?.head.status, 200);
    assert.lengthOf(answer?.body ?? [1], 0);
  });

  it('may offer subprotocols: the server takes the first', async () => {
    const socket = new ConsoleSocket(ADDRESS, calls, ['chat.v2', 'chat.v1']);
    assert.equal(socket.protocol, '');
    await hears(socket, 'open');
    assert.equal(socket.protocol, 'chat.v2');
    for (const wrong of [['a', 'a'], ['a b'], '']) {
      const actions = visit.bench.scenario?.actions.length;
      assert.throws(() => new ConsoleSocket(ADDRESS, calls, wrong), 'different tokens');
      assert.equal(visit.bench.scenario?.actions.length, actions);
    }
  });

  it('closes with what a page may send, like any WebSocket (WHATWG WebSockets §3.1)', async () => {
    const { socket } = listening();
    await hears(socket, 'open');
    const actions = visit.bench.scenario?.actions.length;
    const mistakes: [name: string, code: number, reason?: string][] = [
      ['InvalidAccessError', 1001],
      ['InvalidAccessError', Number.NaN],
      ['InvalidAccessError', 5000],
      ['SyntaxError', 3000, 'é'.repeat(62)],
    ];
    for (const [name, ...args] of mistakes) {
      let thrown: unknown;
      try {
        socket.close(...args);
      } catch (error) {
        thrown = error;
      }
      assert.equal(thrown instanceof DOMException && thrown.name, name, JSON.stringify(args));
    }
    assert.equal(socket.readyState, 1);
    assert.equal(visit.bench.scenario?.actions.length, actions);
    // Web IDL: [Clamp] makes whole numbers, USVString whole characters.
    socket.close(2999.6, 'lone \ud800');
    const closed = hears(socket, 'close');
    const action = visit.bench.scenario?.actions.at(-1);
    const deed = action?.kind === 'client' ? action.do : undefined;
    assert.include(deed, { deed: 'socket-close', code: 3000, reason: 'lone \ufffd' });
    const { code, reason, wasClean } = (await closed) as CloseEvent;
    assert.deepEqual([code, reason, wasClean], [3000, 'lone \ufffd', true]);
  });

  it('hears from where a message came', async () => {
    const { socket } = listening();
    const event = await hears(socket, 'message');
    assert.equal((event as MessageEvent).origin, 'ws://chat.example');
  });

  it('that a socket makes stands behind what this socket was told', async () => {
    const { socket } = listening();
    let sent: unknown;
    socket.onopen = () => {
      socket.send('{"from":"Carol","text":"hi"}');
      sent = newest();
    };
    await hears(socket, 'open');
    // TCP's handshake and the socket's own: two round trips.
    assert.deepEqual(sent, { deed: 'socket-send', at: 4_000_001 + 2 * 80_000 + 1 });
    assert.equal(visit.bench.cursor, 4_000_000, 'the playhead stays');
  });

  it('stands at the playhead after a seek back, whatever a socket was told', async () => {
    const { socket, heard } = listening();
    while (!heard.includes('three')) await hears(socket, 'message');
    await quiet();
    visit.bench.seek(millis(1000));
    await assertAtPlayhead();
    // The old socket alone knows what was said at 7 s: it goes on from there.
    socket.close(1000);
    assert.equal(newest().deed, 'socket-close');
    assert.isAbove(newest().at, 7_000_000);
  });

  it('stands at the playhead after a seek back, whatever a fetch was told', async () => {
    assert.equal((await calls.fetch(POLL))?.head.status, 200);
    visit.bench.seek(millis(1000));
    await assertAtPlayhead();
  });

  it('stands at the playhead of another lesson', async () => {
    const { socket, heard } = listening();
    while (!heard.includes('three')) await hears(socket, 'message');
    await calls.fetch(POLL);
    await openLesson(0);
    await assertAtPlayhead();
  });
});

describe('a handler in the console that throws', () => {
  const { reportError } = globalThis;
  let reported: unknown[];
  beforeEach(() => {
    reported = [];
    globalThis.reportError = (error) => reported.push(error);
  });
  afterEach(() => {
    globalThis.reportError = reportError;
  });

  it('is reported; its socket’s later events still arrive, and so does everything else', async () => {
    const { socket, heard } = listening();
    const { onopen, onmessage, onclose } = socket;
    const errors: Error[] = [];
    const thrower = <E extends Event>(handler: ((event: E) => void) | null) =>
      function (this: unknown, event: E): never {
        handler?.call(this, event);
        const error = new Error(event.type);
        errors.push(error);
        throw error;
      };
    socket.onopen = thrower(onopen);
    socket.onmessage = thrower(onmessage);
    socket.onclose = thrower(onclose);
    const listened: string[] = [];
    for (const type of ['open', 'message', 'close']) socket.addEventListener(type, () => listened.push(type));

    while (listened.length < 4) await hears(socket, listened.length === 0 ? 'open' : 'message');
    socket.close(1000);
    await hears(socket, 'close');
    assert.deepEqual(heard, ['open', 'one', 'two', 'three', 'close 1000']);
    assert.deepEqual(listened, ['open', 'message', 'message', 'message', 'close']);
    assert.deepEqual(reported, errors);
    assert.lengthOf(errors, 5);
    await assertAtPlayhead();
  });

  it('and any watcher that fails once leaves the others their turn', async () => {
    let looks = 0;
    const failing = (): boolean => {
      if ((looks += 1) === 1) throw new Error('once');
      return true;
    };
    assert.throws(() => calls.watch('a', failing), 'once');
    assert.equal((await calls.fetch(POLL))?.head.status, 200);
    assert.equal(looks, 2);
    visit.bench.seek(micros(0));
    assert.equal(looks, 2, 'it had seen enough');
  });
});

for (const compression of ['on', 'no-context-takeover'] as const) {
  it(`reads compressed messages: ${compression}`, async () => {
    await openLesson(4000, chat(millis(10_000), compression));
    const { socket, heard } = listening();
    assert.equal(socket.extensions, '');
    await hears(socket, 'open');
    assert.match(socket.extensions, /^permessage-deflate/);
    while (heard.length < 4) await hears(socket, 'message');
    assert.deepEqual(heard, ['open', 'one', 'two', 'three']);
    // The page's own part of it, which the inspector shows.
    while (visit.bench.views.packed) await new Promise(requestAnimationFrame);
  });
}
