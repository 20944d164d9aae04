import type { Knobs as KnobSet, Link, ServerSpec, Transport } from '../../scenario/index.ts';

export type { KnobSet };

/** A lane and what it speaks, with all of its settings. */
export interface LaneKnobs {
  readonly id: string;
  readonly transport: Transport;
}

/** What each of several has, in one. */
type Together<U> = (U extends unknown ? (each: U) => void : never) extends (each: infer I) => void
  ? I
  : never;
type SettingsOf<T> = T extends unknown ? Omit<T, 'kind'> : never;
/** Everything that can be set, by name. */
export type Settings = Link & ServerSpec & Together<SettingsOf<Transport>>;

/** Names of settings by what their control is. */
export type NameOf<T> = { [N in keyof Settings]: Settings[N] extends T ? N : never }[keyof Settings];
export type SwitchName = NameOf<boolean>;
export type DialName = NameOf<number>;
export type ChoiceName = NameOf<string>;

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
