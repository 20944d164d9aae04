/** What one end of a connection has sent, received and owes. */
import { type Micros, micros } from '../../base/index.ts';
import { type Clock, PRIORITY, type Task } from '../clock.ts';
import type { Link } from '../link.ts';
import type { Endpoint } from './endpoint.ts';
import { Receiver } from './receiver.ts';
import type { Sender } from './sender.ts';

export class Side {
  readonly end: Endpoint;
  readonly sender: Sender;
  readonly receiver = new Receiver();
  /** Where its FIN stands in the sequence, and the peer's; -1 before there is one. */
  finAt = -1;
  peerFinAt = -1;
  /** Application octets that the other side's TLS has handed out. */
  read = 0;
  /** TS.Recent and Last.ACK.sent of RFC 7323 §4.3: what it echoes is the oldest that its ACK covers. */
  recent = 0 as Micros;
  acked = 0;
  /** When the ACK that is owed leaves; what is sent before takes it along. */
  ackAt = Infinity;
  /** Octets that came since the last ACK. */
  unacknowledged = 0;
  isReset = false;
  /** Both handshakes, TCP's and TLS's, let its owner's octets out. */
  isOpen = false;
  /** What leaves when they do. */
  readonly #waiting: (() => void)[] = [];
  /** Times that its SYN or SYN/ACK has left, and when it did last. */
  #syns = 0;
  #synAt = 0;
  /** When the sender is asked next whether something took too long. */
  #alarmAt = Infinity;
  /** Calls for when everything before an offset has left. */
  readonly #leaving: { readonly at: number; readonly run: () => void }[] = [];
  #retry: Task | undefined;
  readonly #clock: Clock;

  constructor(end: Endpoint, sender: Sender, clock: Clock) {
    this.end = end;
    this.sender = sender;
    this.#clock = clock;
  }

  /** A segment that begins there, and left then, has come. */
  heard(from: number, stamp: Micros): void {
    if (from <= this.acked && stamp > this.recent) this.recent = stamp;
  }

  acknowledged(): void {
    this.acked = this.receiver.next;
    this.ackAt = Infinity;
    this.unacknowledged = 0;
  }

  /** Its SYN or SYN/ACK has left. */
  asked(): void {
    this.#syns += 1;
    this.#synAt = this.#clock.now;
  }

  /** The three-way handshake is done here. */
  established(): void {
    this.end.established = true;
    this.retry(undefined);
    this.sender.opened(this.#syns, this.#clock.now - this.#synAt);
  }

  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  /** RFC 9293 §3.10.2: what comes too early is queued. */
  whenOpen(run: () => void): void {
    if (this.isOpen) run();
    else this.#waiting.push(run);
  }

  open(): void {
    this.isOpen = true;
    for (const run of this.#waiting.splice(0)) run();
  }

  /** The one task that sends the SYN again; undefined when there is nothing to repeat. */
  retry(task: Task | undefined): void {
    if (this.#retry !== undefined) this.#retry.run = undefined;
    this.#retry = task;
  }

  /** The sender wants to be asked then; an alarm that is set for earlier asks it to set another. */
  alarm(at: Micros): void {
    if (this.#alarmAt <= at) return;
    this.#alarmAt = at;
    this.#clock.schedule(at, PRIORITY.timer, () => {
      this.#alarmAt = Infinity;
      this.sender.timeout();
    });
  }

  whenSent(run: () => void, link: Link): void {
    this.#leaving.push({ at: this.sender.end, run });
    this.left(link);
  }

  /** Something has left, or a caller wants to know when it will have. */
  left(link: Link): void {
    while ((this.#leaving[0]?.at ?? Infinity) <= this.sender.next) {
      const next = this.#leaving.shift();
      const clear = micros(Math.max(this.#clock.now, link.clear(this.end.client)));
      this.#clock.schedule(clear, PRIORITY.timer, () => next?.run());
    }
  }
}
