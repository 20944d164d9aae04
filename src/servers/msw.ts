/** The one file that imports MSW: its handlers answer requests that came over the simulated wire as octets. */
import './local-storage.ts';
import { http, HttpResponse } from 'msw/http';
import { getResponse } from 'msw/utils/get-response';
import { type Bytes, EMPTY } from '../base/index.ts';
import type { Field } from '../wire/http1/index.ts';
import type { Answer, WireMessage } from './back-end.ts';
import { errorName } from './lab-socket.ts';
import type { HttpMount, MountContext, Outcome } from './mounts.ts';
import { WireRequest } from './wire-request.ts';

export { http, HttpResponse };
export type RequestHandler = Parameters<typeof getResponse>[0][number];

export function mswHttp({ world, backEnd, authority }: MountContext<RequestHandler>): HttpMount {
  const handlers = [...backEnd.handlers];
  return {
    answer(request, settle) {
      world.wake();
      void respond(request).then((outcome) => {
        world.wake();
        settle(outcome);
      });
    },
  };

  async function respond(message: WireMessage): Promise<Outcome> {
    // What the platform's Request cannot say, no handler of the mock can answer.
    if (!message.target.startsWith('/') || UNSPEAKABLE.has(message.method.toUpperCase()))
      return { kind: 'none' };
    try {
      const request = new WireRequest(`http://${authority}${message.target}`, message);
      // Not counted: a handler that sleeps in virtual time must not hold the clock that wakes it.
      const response = await getResponse(handlers, request, { baseUrl: `http://${authority}` });
      if (response === undefined) return { kind: 'none' };
      if (response.type === 'error') return { kind: 'reset' };
      return { kind: 'answer', answer: await toAnswer(response) };
    } catch (error) {
      // MSW turns a thrown Response into an answer itself; what arrives here is a handler's mistake.
      return { kind: 'threw', name: errorName(error) };
    }
  }

  async function toAnswer(response: Response): Promise<Answer> {
    const body: Bytes =
      response.body === null ? EMPTY : new Uint8Array(await world.real(response.arrayBuffer()));
    const fields: Field[] = [];
    // Framing is the host's; so are the names' letters, which Headers keeps in lower case.
    response.headers.forEach((value, name) => {
      if (!WITHHELD.has(name)) fields.push([fieldCase(name), value]);
    });
    return { status: response.status, fields, body };
  }
}

/** Fetch §2.2.1: methods that `new Request` refuses. */
const UNSPEAKABLE = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** Browsers keep no Set-Cookie in a Response: Node does not either, so that tests there tell the truth. */
const WITHHELD = new Set(['content-length', 'transfer-encoding', 'set-cookie']);

/** `content-type` as servers write it: `Content-Type`. */
const fieldCase = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
