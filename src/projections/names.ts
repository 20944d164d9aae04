/** What segments and the page's events are called in a picture. */
import { ACK, type Fact, FIN, RST } from '../trace/index.ts';

/** "SYN ACK"; who sent it is said when it was no end but a box in the path. */
export function segmentName(flags: number, sender: string): string {
  const name =
    (flags & RST) !== 0 ? 'RST' : (flags & FIN) !== 0 ? 'FIN' : (flags & ACK) !== 0 ? 'SYN ACK' : 'SYN';
  return sender === 'box' ? `${name} · box` : name;
}

/** "onopen", "onclose 1006" */
export const eventCode = ({ text, value }: Fact): string =>
  text === 'close' ? `onclose ${value}` : `on${text}`;
