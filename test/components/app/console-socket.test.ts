/** `wire101.WebSocket` has the surface of the platform's own (WHATWG WebSockets §3). */
import { assert } from 'chai';
import type { WebSocketInterface } from '../../../src/clients/interfaces/index.ts';
import { ADDRESS, ConsoleSocket, shell, listening, hears } from './console-setup.ts';

describe('the console’s socket', () => {
  it('may send octets, a part of a buffer too', async () => {
    const socket = new ConsoleSocket(ADDRESS);
    assert.throws(() => socket.send('early'), 'Still in CONNECTING');
    await hears(socket, 'open');
    const last = (): unknown => {
      const action = shell.lab.scenario?.actions.at(-1);
      return action?.kind === 'client' ? action.do : undefined;
    };
    const { buffer } = Uint8Array.of(1, 2, 0xff);
    const call = (last() as { call: string }).call;
    socket.send(buffer);
    assert.deepEqual(last(), { deed: 'socket-send-octets', call, hex: '01 02 ff' });
    socket.send(new DataView(buffer, 1, 1));
    assert.deepEqual(last(), { deed: 'socket-send-octets', call, hex: '02' });
    socket.close();
    const before = socket.bufferedAmount;
    const actions = shell.lab.scenario?.actions.length;
    socket.send('é');
    socket.send(buffer);
    assert.equal(socket.bufferedAmount - before, 5);
    assert.equal(shell.lab.scenario?.actions.length, actions);
  });

  it('may send a Blob, and what it calls behind one waits', async () => {
    const { socket } = listening();
    await hears(socket, 'open');
    const before = shell.lab.scenario?.actions.length ?? 0;
    socket.send(new Blob(['é', Uint8Array.of(0xff)]));
    socket.send('behind');
    socket.close(1000);
    assert.equal(socket.readyState, WebSocket.CLOSING);
    assert.equal(socket.bufferedAmount, 3 + 6, 'as soon as it is given');
    await hears(socket, 'close');
    const done = (shell.lab.scenario?.actions ?? []).slice(before);
    assert.deepEqual(
      done.map((action) => (action.kind === 'client' ? { ...action.do, call: '' } : action)),
      [
        { deed: 'socket-send-octets', call: '', hex: 'c3 a9 ff' },
        { deed: 'socket-send', call: '', text: 'behind' },
        { deed: 'socket-close', call: '', code: 1000 },
      ],
    );
    assert.equal(socket.bufferedAmount, 0, 'frames have taken it along');
  });

  it('is no way to ports of other services (Fetch §2.9): error and close, and the run has nothing of it', async () => {
    const before = shell.lab.scenario?.actions.length;
    for (const port of [21, 6667]) {
      const socket = new ConsoleSocket(`ws://chat.example:${port}/chat`);
      if (port === 21) socket.close();
      assert.equal(socket.readyState, port === 21 ? WebSocket.CLOSING : WebSocket.CONNECTING);
      let errors = 0;
      socket.onerror = () => (errors += 1);
      await hears(socket, 'close');
      assert.deepEqual([errors, socket.readyState], [1, WebSocket.CLOSED]);
    }
    assert.equal(shell.lab.scenario?.actions.length, before);
    assert.equal(new ConsoleSocket('ws://chat.example:8080/chat').readyState, WebSocket.CONNECTING);
    assert.equal(shell.lab.scenario?.actions.length, (before ?? 0) + 1);
  });

  it('hears of an error and of the end in one task (WHATWG WebSockets §4)', async () => {
    const socket = new ConsoleSocket(ADDRESS);
    const heard: string[] = [];
    const { port1, port2 } = new MessageChannel();
    const nextTask = new Promise<void>((resolve) => {
      port1.onmessage = () => {
        heard.push('a task');
        resolve();
      };
    });
    socket.onerror = () => {
      heard.push('error');
      port2.postMessage(undefined);
    };
    socket.onclose = () => heard.push('close');
    socket.close();
    await Promise.all([hears(socket, 'close'), nextTask]);
    assert.deepEqual(heard, ['error', 'close', 'a task']);
  });

  it('with a name and a password in its address is refused with a sentence', async () => {
    const before = shell.lab.scenario?.actions.length;
    const socket = new ConsoleSocket('ws://me:secret@chat.example/chat');
    await hears(socket, 'close');
    assert.equal(shell.lab.scenario?.actions.length, before);
    assert.include(shell.state.status, 'cannot do me:…@');
  });

  it('takes http for ws, and refuses other schemes and fragments (WHATWG WebSockets §3.1)', () => {
    assert.equal(new ConsoleSocket('https://chat.example/chat').url, 'wss://chat.example/chat');
    for (const url of [
      'ftp://chat.example/chat',
      'ws://chat .example/chat',
      'ws://chat.example/chat#part',
      'ws://chat.example/chat#',
      'ws://[',
    ]) {
      assert.throws(() => new ConsoleSocket(url), `'${url}' is no address of a socket. Expected ws:`);
    }
  });

  it('may offer subprotocols: the server takes the first', async () => {
    const socket = new ConsoleSocket(ADDRESS, ['chat.v2', 'chat.v1']);
    assert.equal(socket.protocol, '');
    await hears(socket, 'open');
    assert.equal(socket.protocol, 'chat.v2');
    for (const wrong of [['a', 'a'], ['a b'], '']) {
      const actions = shell.lab.scenario?.actions.length;
      assert.throws(() => new ConsoleSocket(ADDRESS, wrong), 'different tokens');
      assert.equal(shell.lab.scenario?.actions.length, actions);
    }
  });

  it('closes with what a page may send, like any WebSocket (WHATWG WebSockets §3.1)', async () => {
    const { socket } = listening();
    await hears(socket, 'open');
    const actions = shell.lab.scenario?.actions.length;
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
    assert.equal(shell.lab.scenario?.actions.length, actions);
    // Web IDL: [Clamp] makes whole numbers, USVString whole characters.
    socket.close(2999.6, 'lone \ud800');
    const closed = hears(socket, 'close');
    const action = shell.lab.scenario?.actions.at(-1);
    const deed = action?.kind === 'client' ? action.do : undefined;
    assert.include(deed, { deed: 'socket-close', code: 3000, reason: 'lone \ufffd' });
    const { code, reason, wasClean } = (await closed) as CloseEvent;
    assert.deepEqual([code, reason, wasClean], [3000, 'lone \ufffd', true]);
  });

  it('is to a script what the platform’s own is (Web IDL)', async () => {
    const Own = ConsoleSocket;
    assert.deepEqual([Own.name, Own.length], ['WebSocket', WebSocket.length]);
    assert.equal(Object.getPrototypeOf(Own.prototype), EventTarget.prototype);
    const own: unknown = Own;
    const made = own as new (...given: unknown[]) => WebSocketInterface;
    for (const given of [[], [Symbol('ws')], [ADDRESS, Symbol('chat')]])
      assert.throws(() => new made(...given), TypeError);
    const socket = new Own(ADDRESS);
    for (const key of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'] as const) {
      const expected = Object.getOwnPropertyDescriptor(WebSocket, key);
      assert.deepEqual(Object.getOwnPropertyDescriptor(Own, key), expected);
      assert.deepEqual(Object.getOwnPropertyDescriptor(Own.prototype, key), expected);
    }
    assert.equal(Object.prototype.toString.call(socket), '[object WebSocket]');
    for (const key of ['url', 'readyState', 'protocol', 'extensions', 'bufferedAmount'])
      assert.isFalse(Reflect.set(socket, key, 'other'), key);
    assert.equal(socket.readyState, socket.CONNECTING);
    const places: boolean[] = [];
    socket.onopen = function (this: unknown, event: Event) {
      places.push(this === socket, event.target === socket, event.currentTarget === socket);
    };
    await hears(socket, 'open');
    assert.deepEqual(places, [true, true, true]);
    assert.equal(socket.readyState, socket.OPEN);
  });

  it('hears from where a message came', async () => {
    const { socket } = listening();
    const event = await hears(socket, 'message');
    assert.equal((event as MessageEvent).origin, 'ws://chat.example');
  });
});
