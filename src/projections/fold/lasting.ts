/** What lasts in a lane: a fault from its beginning to its end, and the queue for a connection. */
import type { Micros } from '../../base/index.ts';
import type { FactOf } from '../../trace/index.ts';
import type { IndexedStretch } from './indexed.ts';
import type { Hue, StretchView } from '../model.ts';

/** What a fault begins or ends, and at whose lifeline it is said. */
const FAULTS: Readonly<
  Record<
    FactOf<'fault'>['fault'],
    { readonly kind: StretchView['kind']; readonly client: boolean; readonly begins: boolean }
  >
> = {
  'cable-out': { kind: 'cable', client: true, begins: true },
  'cable-in': { kind: 'cable', client: true, begins: false },
  crash: { kind: 'down', client: false, begins: true },
  restart: { kind: 'down', client: false, begins: false },
  asleep: { kind: 'asleep', client: true, begins: true },
  awake: { kind: 'asleep', client: true, begins: false },
};

export class Lasting {
  readonly stretches: IndexedStretch[] = [];
  /** Clients of which requests wait for a connection. */
  readonly #queued = new Set<number>();
  readonly #say: (at: Micros, client: boolean, hue: Hue, code: string) => void;

  /** `say`: puts a word beside a lifeline. */
  constructor(say: (at: Micros, client: boolean, hue: Hue, code: string) => void) {
    this.#say = say;
  }

  fault({ at, fault }: FactOf<'fault'>): void {
    const { kind, client, begins } = FAULTS[fault];
    this.#say(at, client, begins ? 'close' : 'text', fault);
    this.#lasts(kind, client, at, begins);
  }

  /** Said once, and over when no client has a request that waits. */
  queue({ at, client, waiting }: FactOf<'queue'>): void {
    if (this.#queued.size === 0) this.#say(at, true, 'control', 'queued');
    if (waiting > 0) this.#queued.add(client);
    else this.#queued.delete(client);
    this.#lasts('queued', true, at, this.#queued.size > 0);
  }

  #lasts(kind: IndexedStretch['kind'], client: boolean, at: Micros, on: boolean): void {
    const open = this.stretches.findLast((one) => one.kind === kind && one.until < 0);
    if (!on && open !== undefined) open.until = at;
    if (on && open === undefined) this.stretches.push({ kind, client, at, until: -1 });
  }
}
