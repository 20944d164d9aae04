/** The back end without any mock: the yardstick for the other mounts. */
import type { Reply } from './back-end.ts';
import { errorName } from './lab-socket.ts';
import type { HttpMount, MountContext, Outcome, SocketMount } from './mounts.ts';

export function directHttp<H>({ world, backEnd }: MountContext<H>): HttpMount {
  return {
    answer(request, settle) {
      // The handler's promises, awaited or not, go on before time does.
      world.wake();
      const threw = (error: unknown): void => settle({ kind: 'threw', name: errorName(error) });
      try {
        const reply = backEnd.answer(request);
        if (reply instanceof Promise) void reply.then((late) => settle(outcomeOf(late)), threw);
        else settle(outcomeOf(reply));
      } catch (error) {
        threw(error);
      }
    },
  };
}

const outcomeOf = (reply: Reply): Outcome =>
  reply === undefined
    ? { kind: 'none' }
    : reply === 'reset'
      ? { kind: 'reset' }
      : { kind: 'answer', answer: reply };

export function directSockets<H>({ backEnd }: MountContext<H>): SocketMount {
  return {
    open(_url, make, toWire) {
      const socket = make(toWire);
      return {
        start: () => socket.guard(() => backEnd.connection(socket)),
        toHandler: (data) => socket.emit('message', data),
        pong: () => socket.emit('pong'),
        closed: (code, reason) => socket.emit('close', code, reason),
      };
    },
    stop() {},
  };
}
