/** Nothing plays: what the console awaits comes as in life, a task each, and every call has its answer. */
import { assert } from 'chai';
import { millis } from '../../../src/base/index.ts';
import { CallFold } from '../../../src/projections/fold/index.ts';
import { CallIndex } from '../../../src/app/console/call-index.ts';
import { connect, recorder } from '../../trace/cast.ts';
import { chat } from './chat.ts';
import {
  ADDRESS,
  ConsoleSocket,
  fetched,
  hears,
  newest,
  openLesson,
  POLL,
  textOf,
  shell,
  heardOf,
} from './console-setup.ts';

describe('at rest', () => {
  it('a handler that is set behind an awaited open loses no message', async () => {
    const socket = new ConsoleSocket(ADDRESS);
    await hears(socket, 'open');
    await Promise.resolve();
    const heard: string[] = [];
    socket.onmessage = ({ data }) => heard.push((JSON.parse(String(data)) as { text: string }).text);
    while (heard.length < 3) await hears(socket, 'message');
    assert.deepEqual(heard, ['one', 'two', 'three']);
  });

  it('what microtasks do about one event comes before the next', async () => {
    const socket = new ConsoleSocket(ADDRESS);
    const order: string[] = [];
    const note = (what: string): void => void order.push(what);
    socket.onmessage = () => {
      note('message');
      void Promise.resolve()
        .then(() => note('then'))
        .then(() => note('later'));
    };
    for (let n = 0; n < 3; n += 1) await hears(socket, 'message');
    while (order.length < 9) await Promise.resolve();
    assert.deepEqual(order, [
      'message',
      'then',
      'later',
      'message',
      'then',
      'later',
      'message',
      'then',
      'later',
    ]);
  });

  it('a second call stands behind the first, and the cookie of one goes with the next', async () => {
    await openLesson(4000, { ...chat(), actions: [] }, { cookie: 16 });
    await fetched();
    const first = newest().at;
    await fetched();
    const second = newest().at;
    assert.isAbove(second, first + 80_000, 'a round trip has passed');
    const { index } = heardOf('a');
    const sent = index.request('console 2');
    const octets = index.octets(sent?.conn ?? 0, true, sent?.from ?? 0, sent?.to ?? 0);
    assert.include(new TextDecoder().decode(octets), '\r\nCookie: ');
  });

  it('events of several calls come in the order of the run', async () => {
    const heard: string[] = [];
    const socket = new ConsoleSocket(ADDRESS);
    for (const type of ['open', 'message']) socket.addEventListener(type, () => heard.push(type));
    const answer = fetched().then(() => heard.push('answer'));
    await answer;
    while (heard.length < 5) await hears(socket, 'message');
    assert.deepEqual(heard.slice(0, 2).toSorted(), ['answer', 'open'], 'both within two round trips');
  });
});

describe('every call ends', () => {
  it('one at the end of the run: the run goes on', async () => {
    await openLesson(10_000);
    assert.equal((await fetched())?.head.status, 200);
    const socket = new ConsoleSocket(ADDRESS);
    await hears(socket, 'open');
    socket.close(1000);
    assert.equal(((await hears(socket, 'close')) as CloseEvent).code, 1000);
    assert.isAbove(shell.lab.engine.computed, 10_000_000);
    assert.equal(shell.lab.cursor, 10_000_000, 'the playhead stays');
  });

  it('one that nobody answers: after five minutes of the run, with a sentence', async () => {
    const scenario = chat();
    const cut = {
      id: 'cut',
      at: millis(3000),
      kind: 'network',
      do: { deed: 'cable-out' },
      lane: 'a',
    } as const;
    await openLesson(9900, { ...scenario, actions: [...scenario.actions, cut] });
    assert.equal(await fetched(), undefined);
    assert.match(shell.state.status, /no answer after five minutes|got its answer/);
  });

  it('one that is undone, or whose lesson is left', async () => {
    const answer = fetched();
    shell.lab.undo();
    assert.equal(await answer, undefined);
    const socket = new ConsoleSocket(ADDRESS);
    const closed = hears(socket, 'close');
    await openLesson(0);
    assert.equal(((await closed) as CloseEvent).code, 1006);
    assert.equal(socket.readyState, socket.CLOSED);
  });

  it('many at once', async () => {
    await openLesson(9900);
    const answers = Array.from({ length: 100 }, () => fetched());
    const sockets = Array.from({ length: 30 }, () => new ConsoleSocket(ADDRESS));
    const opened = sockets.map((socket) => hears(socket, 'open'));
    for (const answer of await Promise.all(answers)) assert.equal(answer?.head.status, 200);
    await Promise.all(opened);
  });
});

it('a name is new, also beside calls of an earlier shell', async () => {
  await openLesson(4000);
  await fetched();
  const again = new (await import('../../../src/app/console/calls.ts')).Calls(shell);
  assert.equal(again.name(), 'console 2');
});

it('all calls together read a trace once', () => {
  const trace = recorder();
  connect(trace, 0);
  for (let n = 0; n < 1000; n += 1)
    if (n % 10 === 0) trace.append('call', millis(n), { conn: 0, call: `console ${n}`, stage: 'socket' });
    else trace.append('socket-event', millis(n), { conn: 0, event: 'message' });
  let reads = 0;
  const counted = new Proxy(trace, {
    get: (target, key) => {
      if (key === 'kindAt') reads += 1;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const fold = new CallFold(counted);
  const index = new CallIndex();
  for (let look = 0; look < 50; look += 1) {
    const heard = fold.take();
    if (heard !== undefined) index.apply(heard);
  }
  assert.equal(reads, 1000);
  assert.lengthOf(index.connection(0), 900);
});

it('the codec is fetched once for all sockets', async () => {
  await openLesson(4000, chat(millis(10_000), 'on'));
  const sockets = Array.from({ length: 20 }, () => new ConsoleSocket(ADDRESS));
  await Promise.all(sockets.map((socket) => hears(socket, 'open')));
  for (const { extensions } of sockets) assert.match(extensions, /^permessage-deflate/);
  assert.equal(
    await textOf(await fetched({ ...POLL, target: '/nothing' })).then(({ length }) => length > 0),
    true,
  );
});
