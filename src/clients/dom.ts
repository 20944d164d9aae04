/** What a page's platform has and Node or a worker may lack. */
import type { Closure } from '../network/index.ts';

/** The platform's `CloseEvent` (WHATWG WebSockets §6), which Node 22 has no global of. */
export class LabCloseEvent extends Event {
  readonly #closure: Partial<Closure>;

  constructor(type: string, init: EventInit & Partial<Closure> = {}) {
    super(type, init);
    this.#closure = init;
  }

  get wasClean(): boolean {
    return this.#closure.wasClean ?? false;
  }

  get code(): number {
    return this.#closure.code ?? 0;
  }

  get reason(): string {
    return this.#closure.reason ?? '';
  }
}

const SEEN = { enumerable: true };
Object.defineProperties(LabCloseEvent.prototype, { wasClean: SEEN, code: SEEN, reason: SEEN });
Object.defineProperty(LabCloseEvent.prototype, Symbol.toStringTag, {
  value: 'CloseEvent',
  configurable: true,
});

/** What a trace says of something thrown. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
