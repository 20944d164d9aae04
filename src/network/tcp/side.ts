/** What one end of a connection has sent, received and owes. */
import type { Task } from '../clock.ts';
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
  /** When the ACK that is owed leaves; what is sent before takes it along. */
  ackAt = Infinity;
  /** Octets that came since the last ACK. */
  unacknowledged = 0;
  /** When the sender is asked next whether something took too long. */
  alarmAt = Infinity;
  isReset = false;
  /** Calls for when everything before an offset has left. */
  readonly leaving: { readonly at: number; readonly run: () => void }[] = [];
  #retry: Task | undefined;

  constructor(end: Endpoint, sender: Sender) {
    this.end = end;
    this.sender = sender;
  }

  acknowledged(): void {
    this.ackAt = Infinity;
    this.unacknowledged = 0;
  }

  /** The one task that sends the SYN again; undefined when there is nothing to repeat. */
  retry(task: Task | undefined): void {
    if (this.#retry !== undefined) this.#retry.run = undefined;
    this.#retry = task;
  }
}
