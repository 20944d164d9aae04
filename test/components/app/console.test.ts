/** The learner's console on a shell with the real engine; nothing plays, so what is computed is told at once. */
import { assert } from 'chai';
import { millis } from '../../../src/base/index.ts';
import { chat } from './chat.ts';
import {
  POLL,
  shell,
  openLesson,
  quiet,
  listening,
  hears,
  newest,
  assertAtPlayhead,
  fetched,
  textOf,
  heardOf,
} from './console-setup.ts';

describe('a call in the console', () => {
  it('gets what was packed unpacked, and its copy for a 304', async () => {
    await openLesson(7500, chat(), { gzip: true, etag: true });
    for (const status of [200, 304]) {
      const answer = await fetched();
      assert.equal(answer?.head.status, 200);
      const texts = (JSON.parse(await textOf(answer)) as { text: string }[]).map(({ text }) => text);
      assert.deepEqual(texts, ['one', 'two', 'three']);
      const { index, facts } = heardOf('a');
      const wire = index.fact(facts.findLast((fact) => fact.kind === 'call')?.cause ?? -1);
      assert.equal(wire?.kind === 'response-received' && wire.status, status, 'on the wire');
      shell.lab.seek(millis(8500));
    }
  });

  it('gets nothing for HEAD, however that would be packed', async () => {
    await openLesson(7500, chat(), { gzip: true });
    const answer = await fetched({ ...POLL, method: 'HEAD' });
    assert.equal(answer?.head.status, 200);
    assert.equal(await textOf(answer), '');
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
    assert.equal(shell.lab.cursor, 4_000_000, 'the playhead stays');
  });

  it('stands at the playhead after a seek back, whatever a socket was told', async () => {
    const { socket, heard } = listening();
    while (!heard.includes('three')) await hears(socket, 'message');
    await quiet();
    shell.lab.seek(millis(1000));
    await assertAtPlayhead();
    // The old socket alone knows what was said at 7 s: it goes on from there.
    socket.close(1000);
    assert.equal(newest().deed, 'socket-close');
    assert.isAbove(newest().at, 7_000_000);
  });

  it('stands at the playhead after a seek back, whatever a fetch was told', async () => {
    assert.equal((await fetched())?.head.status, 200);
    shell.lab.seek(millis(1000));
    await assertAtPlayhead();
  });

  it('stands at the playhead of another lesson', async () => {
    const { socket, heard } = listening();
    while (!heard.includes('three')) await hears(socket, 'message');
    await fetched();
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
    const thrower = <E extends Event>(handler: ((event: E) => unknown) | null) =>
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
    shell.lab.seek(millis(1000));
    await assertAtPlayhead();
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
  });
}
