import type { Knobs as KnobSet, Transport } from '../../scenario/index.ts';
import type { Fault } from '../faults/index.ts';

export type { KnobSet };

/** A lane: whose page it is, and what it speaks, with all of its settings. */
export interface LaneKnobs {
  readonly id: string;
  readonly name: string;
  readonly transport: Transport;
}

/** What is open; path and server are the same in every lane. */
export interface OpenThing {
  readonly lane: string;
  readonly thing: 'page' | 'path' | 'server';
}

/** The knobs' events; all bubble and cross shadow roots. */
export interface KnobsEventMap {
  /** Figures of the path and the server, or those of a lane that may change from the playhead on. On every input. */
  'w-knob': CustomEvent<{ readonly set: KnobSet; readonly lane?: string }>;
  /** Another transport for a lane, with settings of the page's choice. */
  'w-transport': CustomEvent<{ readonly lane: string; readonly transport: Transport['kind'] }>;
  /** The lane's own transport, one setting of it changed. */
  'w-retune': CustomEvent<{ readonly lane: string; readonly transport: Transport }>;
  'w-from-here': CustomEvent<{ readonly on: boolean }>;
  /** Something breaks at the playhead, or is whole again. */
  'w-fault': CustomEvent<Fault>;
  'w-close': CustomEvent<Record<never, never>>;
}
