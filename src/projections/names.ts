/** What segments and the page's events are called in a picture. */
import { BOXES } from '../scenario/index.ts';
import { ACK, type Fact, FIN, type Kind, RST } from '../trace/index.ts';

/** Facts that say what has come in: an answer, a frame, a piece of a body. */
export const BRINGERS: ReadonlySet<Kind> = new Set(['frame-received', 'response-received', 'body-received']);

/** "SYN ACK"; who sent it is said when it was no end but a box in the path. */
export function segmentName(flags: number, sender: string): string {
  const name =
    (flags & RST) !== 0 ? 'RST' : (flags & FIN) !== 0 ? 'FIN' : (flags & ACK) !== 0 ? 'SYN ACK' : 'SYN';
  return sender === 'box' ? `${name} · box` : name;
}

/** readyState as a socket counts; an EventSource has no state of closing, and its 2 is closed. */
export const stateOf = ({ text, value }: Fact): number => (text === 'EventSource' && value === 2 ? 3 : value);

/** "onopen", "onclose 1006" */
export const eventCode = ({ text, value }: Fact): string =>
  text === 'close' ? `onclose ${value}` : `on${text}`;

/** A box that ends each connection and opens one of its own. */
export const isProxy = (box: string): boolean =>
  box === 'strips-upgrade' || box === 'buffers' || box === 'caches';

/** The box in the settings of a `knobs` fact; undefined where they leave it as it is. */
export function boxIn(settings: string): string | undefined {
  const found = /"box":"([a-z-]+)"/.exec(settings)?.[1];
  return BOXES.find((box) => box === found);
}
