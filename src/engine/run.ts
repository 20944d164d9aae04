/** A run of one lane as the engine's worker has it: its trace, what that means, and what the page was told. */
import type { Micros } from '../base/index.ts';
import { CallFold, LaneIndex, PatchWriter } from '../projections/fold/index.ts';
import type { FrameSearch } from '../projections/inspection/index.ts';
import type { Trace } from '../trace/index.ts';
import type { FromEngine } from './protocol.ts';

type Patch = Extract<FromEngine, { kind: 'patch' }>;

export class Run {
  readonly number: number;
  readonly index: LaneIndex;
  /** Made when somebody looks for rows that say something. */
  search: FrameSearch | undefined;
  readonly #writer: PatchWriter;
  readonly #calls: CallFold;

  constructor(number: number, lane: string, trace: Trace) {
    this.number = number;
    this.index = new LaneIndex(lane, trace);
    this.#writer = new PatchWriter(this.index);
    this.#calls = new CallFold(trace);
  }

  /** What is new since the last time. */
  patch(drained: Micros): Patch {
    this.index.extend();
    const calls = this.#calls.take();
    const patch = this.#writer.take();
    const lane = this.index.lane;
    return { kind: 'patch', lane, run: this.number, patch, ...(calls && { calls }), drained };
  }
}
