import type { Knobs as KnobSet, Transport } from '../../scenario/index.ts';

export type { KnobSet };

/** A lane and what it speaks, with all of its settings. */
export interface LaneKnobs {
  readonly id: string;
  readonly transport: Transport;
}

/** The knobs' events; all bubble and cross shadow roots. */
export interface KnobsEventMap {
  /** Figures of the path and the server, or those of a lane that may change from the cursor on. On every input. */
  'w-knob': CustomEvent<{ readonly set: KnobSet; readonly lane?: string }>;
  /** Another transport for a lane, with settings of the page's choice. */
  'w-transport': CustomEvent<{ readonly lane: string; readonly transport: Transport['kind'] }>;
  /** The lane's own transport, one setting of it changed. */
  'w-retune': CustomEvent<{ readonly lane: string; readonly transport: Transport }>;
  'w-from-here': CustomEvent<{ readonly on: boolean }>;
}
