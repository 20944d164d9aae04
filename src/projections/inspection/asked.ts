/** What is known of a transfer when its views are answered for. */
import type { Micros } from '../../base/index.ts';
import type { IndexedArrow } from '../fold/indexed.ts';
import type { LaneIndex } from '../fold/lane-index.ts';
import type { WholeMessage } from './messages.ts';

/** Octets that are shown at most. */
export const SHOWN = 4096;

export interface Asked {
  readonly lane: LaneIndex;
  /** Of what was selected: the transfer, or a message that it carries. */
  readonly address: string;
  readonly arrow: IndexedArrow;
  readonly cursor: Micros;
  /** All octets of the transfer, as sent. */
  readonly octets: Uint8Array;
  /** The message that ends with it, where it takes more than these octets to read it. */
  readonly message: WholeMessage | undefined;
}
