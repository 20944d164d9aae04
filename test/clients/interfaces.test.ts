/** What Web IDL and HTML say of sockets and event sources, whatever carries them. */
import { describe, expect, it } from 'vitest';
import { LabEventSource } from '../../src/clients/event-source/index.ts';
import { LabCloseEvent, LabWebSocket } from '../../src/clients/index.ts';
import { PushServer } from './push-server.ts';
import { Page } from './script.ts';

const SOCKET = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };
const SOURCE = { CONNECTING: 0, OPEN: 1, CLOSED: 2 };

const makers = [
  ['WebSocket', LabWebSocket, SOCKET, () => new Page().socket],
  ['EventSource', LabEventSource, SOURCE, () => new LabEventSource(new PushServer().browser, '/events', -1)],
] as const;

describe.each(makers)('%s', (name, constructor, constants, make) => {
  it('has its constants on the constructor, the prototype and every object, for good', () => {
    const target = make();
    for (const [key, value] of Object.entries(constants)) {
      for (const place of [constructor, constructor.prototype, target]) {
        expect(Reflect.get(place, key)).toBe(value);
        expect(Reflect.set(place, key, 7)).toBe(false);
      }
      for (const place of [constructor, constructor.prototype]) {
        const own = Object.getOwnPropertyDescriptor(place, key);
        expect(own).toEqual({ value, enumerable: true, writable: false, configurable: false });
      }
    }
    expect(target.readyState === target.CONNECTING).toBe(true);
    expect(Object.prototype.toString.call(target)).toBe(`[object ${name}]`);
  });

  it('has attributes that cannot be written, and all of them can be seen', () => {
    const target = make();
    const seen: string[] = [];
    for (const key in target) seen.push(key);
    for (const key of ['url', 'readyState', 'onopen', 'onmessage', 'onerror']) expect(seen).toContain(key);
    for (const key of ['url', 'readyState']) {
      const before: unknown = Reflect.get(target, key);
      expect(Reflect.set(target, key, 'other')).toBe(false);
      expect(Reflect.get(target, key)).toBe(before);
    }
  });

  // Web IDL §3.7.3 and §3.7.6
  it('has its members on one prototype, which follows that of EventTarget', () => {
    expect(Object.getPrototypeOf(constructor.prototype)).toBe(EventTarget.prototype);
    for (const key of ['url', 'readyState', 'onopen', 'close']) {
      const own = Object.getOwnPropertyDescriptor(constructor.prototype, key);
      expect([key, own?.enumerable, own?.configurable]).toEqual([key, true, true]);
      if (own?.get !== undefined) expect(own.get.name).toBe(`get ${key}`);
    }
  });

  // HTML §8.1.8.1
  it('has event handler attributes: functions in the order of listeners, null for what is no object', () => {
    const target = make();
    const heard: unknown[] = [];
    target.addEventListener('message', () => heard.push('first'));
    target.onmessage = () => heard.push('replaced');
    target.addEventListener('message', () => heard.push('last'));
    const own = function (this: unknown, event: Event): void {
      heard.push('handler', this === target, event.target === target);
    };
    target.onmessage = own;
    expect(target.onmessage).toBe(own);
    target.dispatchEvent(new MessageEvent('message'));
    expect(heard.splice(0)).toEqual(['first', 'handler', true, true, 'last']);

    for (const none of [1, 'text', undefined, null]) {
      target.onmessage = own;
      Reflect.set(target, 'onmessage', none);
      expect(target.onmessage).toBe(null);
    }
    target.dispatchEvent(new MessageEvent('message'));
    expect(heard.splice(0)).toEqual(['first', 'last']);
    const object = { handleEvent: () => heard.push('never') };
    Reflect.set(target, 'onmessage', object);
    expect(target.onmessage).toBe(object);
    target.onmessage = own;
    target.dispatchEvent(new MessageEvent('message'));
    expect(heard).toEqual(['first', 'last', 'handler', true, true]);
  });

  it('goes on behind a handler that throws', () => {
    const target = make();
    const heard: string[] = [];
    target.onopen = () => {
      throw new Error('own');
    };
    target.addEventListener('open', () => heard.push('listener'));
    target.dispatchEvent(new Event('open'));
    expect(heard).toEqual(['listener']);
  });

  it('lends its accessors to nothing else', () => {
    for (const key of ['url', 'readyState', 'onopen'])
      expect(() => Reflect.get(constructor.prototype, key)).toThrow(TypeError);
  });
});

describe('WebSocket', () => {
  it('keeps binaryType to its values', () => {
    const { socket } = new Page();
    for (const [given, kept] of [
      ['arraybuffer', 'arraybuffer'],
      ['text', 'arraybuffer'],
      [undefined, 'arraybuffer'],
      ['blob', 'blob'],
      [7, 'blob'],
    ]) {
      Reflect.set(socket, 'binaryType', given);
      expect(socket.binaryType).toBe(kept);
    }
  });

  it('throws what the platform throws: DOMExceptions with a name and a code', () => {
    const { socket } = new Page();
    const thrown = (call: () => void): unknown => {
      try {
        return call();
      } catch (error) {
        return error instanceof DOMException && `${error.name} ${error.code}`;
      }
    };
    expect(thrown(() => socket.send('early'))).toBe('InvalidStateError 11');
    expect(thrown(() => socket.close(1001))).toBe('InvalidAccessError 15');
    expect(thrown(() => socket.close(1000, 'x'.repeat(124)))).toBe('SyntaxError 12');
    expect(thrown(() => new Page({ protocols: ['a', 'a'] }))).toBe('SyntaxError 12');
  });

  it('closes with a CloseEvent (WHATWG WebSockets §6)', () => {
    const event = new LabCloseEvent('close');
    expect([Object.prototype.toString.call(event), event.code, event.reason, event.wasClean]).toEqual([
      '[object CloseEvent]',
      0,
      '',
      false,
    ]);
    const full = new LabCloseEvent('close', { code: 1000, reason: 'bye', wasClean: true, bubbles: true });
    expect([full.code, full.reason, full.wasClean, full.bubbles]).toEqual([1000, 'bye', true, true]);
    expect(Object.keys(LabCloseEvent.prototype)).toEqual(['wasClean', 'code', 'reason']);
  });

  it('sends the octets of a Blob, and what was called behind it afterwards', async () => {
    const page = new Page().opened();
    const { socket } = page;
    const { world } = page.server;
    socket.send('a');
    socket.send(new Blob([Uint8Array.of(1, 2)]));
    socket.send(Uint8Array.of(3));
    socket.close(1000, 'bye');
    expect([socket.readyState, socket.bufferedAmount]).toEqual([socket.CLOSING, 4]);
    while (world.takeUnsettled()) await new Promise((turn) => setTimeout(turn));
    page.until(200);
    expect(page.frames).toEqual(['81 61', '82 01 02', '82 03', '88 03 e8 62 79 65']);
    expect(socket.bufferedAmount).toBe(0);
  });

  it('counts the arguments of send, and takes no Symbol', () => {
    const { socket } = new Page().opened();
    const call = (name: 'send' | 'close', ...given: unknown[]): unknown =>
      (Reflect.get(socket, name) as (...args: unknown[]) => void).apply(socket, given);
    expect(() => call('send')).toThrow(TypeError);
    expect(() => call('send', Symbol('text'))).toThrow(TypeError);
    expect(() => call('close', 1000, Symbol('why'))).toThrow(TypeError);
    expect(socket.readyState).toBe(socket.OPEN);
    expect(socket.bufferedAmount).toBe(0);
  });
});

it('EventSource says that it sends no credentials', () => {
  expect(new LabEventSource(new PushServer().browser, '/events', -1).withCredentials).toBe(false);
});
