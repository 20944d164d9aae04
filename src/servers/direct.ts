/** The back end without any mock: synchronous, the yardstick for the other mounts. */
import type { HttpMount, MountContext, SocketMount } from './mounts.ts';
import { errorName } from './lab-socket.ts';

export function directHttp<H>({ backEnd }: MountContext<H>): HttpMount {
  return {
    answer(request, settle) {
      try {
        const answer = backEnd.answer(request);
        settle(answer === undefined ? { kind: 'none' } : { kind: 'answer', answer });
      } catch (error) {
        settle({ kind: 'threw', name: errorName(error) });
      }
    },
  };
}

export function directSockets<H>({ backEnd }: MountContext<H>): SocketMount {
  return {
    open(_url, make, toWire) {
      const socket = make(toWire);
      backEnd.connection(socket);
      return {
        toHandler: (data) => socket.emit('message', data),
        pong: () => socket.emit('pong'),
        closed: (code, reason) => socket.emit('close', code, reason),
      };
    },
    stop() {},
  };
}
