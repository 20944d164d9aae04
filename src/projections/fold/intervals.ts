/** What lasts in a lane: a fault from its beginning to its end, and the queues for connections. */
import type { Micros } from '../../base/index.ts';
import type { FactOf, Trace } from '../../trace/index.ts';
import type { IndexedStretch } from './indexed.ts';
import type { Hue, StretchView } from '../model.ts';
import { firstOf } from './nodes.ts';

/** What a fault begins or ends. */
const FAULTS: Readonly<
  Record<FactOf<'fault'>['fault'], { readonly kind: StretchView['kind']; readonly begins: boolean }>
> = {
  'cable-out': { kind: 'cable', begins: true },
  'cable-in': { kind: 'cable', begins: false },
  crash: { kind: 'down', begins: true },
  restart: { kind: 'down', begins: false },
  asleep: { kind: 'asleep', begins: true },
  awake: { kind: 'asleep', begins: false },
};

export class Intervals {
  readonly stretches: IndexedStretch[] = [];
  readonly #trace: Trace;
  readonly #say: (at: Micros, node: number, hue: Hue, code: string) => void;

  /** `say`: puts a word beside the lifeline of a node. */
  constructor(trace: Trace, say: (at: Micros, node: number, hue: Hue, code: string) => void) {
    this.#trace = trace;
    this.#say = say;
  }

  /** What befalls the path is said beside the first page. */
  fault({ at, node, fault }: FactOf<'fault'>): void {
    const { kind, begins } = FAULTS[fault];
    this.#say(at, node < 0 ? firstOf(this.#trace, 'page') : node, begins ? 'close' : 'text', fault);
    this.#lasts(kind, node, at, begins);
  }

  /** Said once of a page, and over when none of its requests waits any more. */
  queue({ at, node, waiting }: FactOf<'queue'>): void {
    if (this.#open('queued', node) === undefined) this.#say(at, node, 'control', 'queued');
    this.#lasts('queued', node, at, waiting > 0);
  }

  #open(kind: StretchView['kind'], node: number): IndexedStretch | undefined {
    return this.stretches.findLast((one) => one.kind === kind && one.node === node && one.until < 0);
  }

  #lasts(kind: StretchView['kind'], node: number, at: Micros, on: boolean): void {
    const open = this.#open(kind, node);
    if (!on && open !== undefined) open.until = at;
    if (on && open === undefined) this.stretches.push({ kind, node, at, until: -1 });
  }
}
