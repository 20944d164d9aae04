/**
 * RFC 6455 §4.1: "there MUST be no more than one connection in a CONNECTING state" to one server; the others wait, each
 * with its SYN, so that nobody floods a server with sockets. Chromium keeps to it.
 */
export class HandshakeQueue {
  readonly #waiting: (() => void)[] = [];

  /** Calls `open` when its turn comes, now or later. What it returns is to be called when that handshake is over. */
  take(open: () => void): () => void {
    this.#waiting.push(open);
    if (this.#waiting.length === 1) open();
    return () => {
      const at = this.#waiting.indexOf(open);
      if (at >= 0) this.#waiting.splice(at, 1);
      if (at === 0) this.#waiting[0]?.();
    };
  }
}
