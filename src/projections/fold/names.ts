/** What segments and the page's events are called in a picture. */
import { ACK, type FactOf, FIN, type Kind, RST, type TlsMessage } from '../../trace/index.ts';

/** Facts that say what has come in: an answer, a frame, a piece of a body. */
export const BRINGERS: ReadonlySet<Kind | 'unknown'> = new Set<Kind>([
  'frame-received',
  'response-received',
  'body-received',
]);

/** "SYN ACK"; who sent it is said when it was no end but a box in the path. */
export function segmentName(flags: number, isFromBox: boolean): string {
  const name =
    (flags & RST) !== 0 ? 'RST' : (flags & FIN) !== 0 ? 'FIN' : (flags & ACK) !== 0 ? 'SYN ACK' : 'SYN';
  return isFromBox ? `${name} · box` : name;
}

/** readyState as a socket counts; an EventSource has no state of closing, and its 2 is closed. */
export const stateOf = ({ of, state }: FactOf<'ready-state'>): number =>
  of === 'EventSource' && state === 2 ? 3 : state;

/** "onopen", "onclose 1006" */
export const eventCode = ({ event, code }: FactOf<'socket-event'>): string =>
  event === 'close' ? `onclose ${code}` : `on${event}`;

/** "ServerHello, Finished"; what comes more than once is counted: "NewSessionTicket (2)". */
export const flightName = (messages: readonly TlsMessage[]): string =>
  [...new Set(messages)]
    .map((name) => {
      const n = messages.filter((each) => each === name).length;
      return n === 1 ? name : `${name} (${n})`;
    })
    .join(', ');
