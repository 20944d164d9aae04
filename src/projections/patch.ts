/** What the page is told of a lane's fold: rows that are new, and the little that changes in rows it has. */
import type { Node } from '../trace/index.ts';
import { FLAG, type Packed } from './columns.ts';
import { type DrawnStretch, LOSSES, RETRANSMISSIONS, TRANSFERS } from './lane.ts';
import type { TotalsPatch } from './ledger.ts';
import { HUES, NOTES } from './model.ts';

/** What has become of an arrow. They are numbered in the order in which they were made; -1 for none. */
export const CHANGES = {
  number: 'int',
  t1: 'time',
  lost: FLAG,
  lostAt: 'time',
  lostBy: LOSSES,
  /** Of the segment that was lost, its message; of a request, its answer. */
  message: 'int',
  answer: 'int',
  readAt: 'time',
  news: 'int',
} as const;

export const ARROWS = {
  ...CHANGES,
  /** Among the arrows so far, which are in order of leaving: one that was lost is drawn when that is known. */
  place: 'int',
  conn: 'int',
  up: FLAG,
  what: TRANSFERS,
  pushed: FLAG,
  /** Of its kind in its direction. */
  n: 'int',
  t0: 'time',
  hue: HUES,
  sender: 'int',
  receiver: 'int',
  code: 'text',
  note: NOTES,
  noteN: 'int',
  octets: 'int',
  status: 'int',
  retransmission: RETRANSMISSIONS,
} as const;

export const DOTS = {
  kind: ['born', 'shown'],
  node: 'int',
  at: 'time',
  id: 'int',
  author: 'text',
  text: 'text',
  latency: 'time',
  left: 'time',
} as const;

export const EVENTS = { at: 'time', node: 'int', hue: HUES, code: 'text' } as const;

export interface LanePatch {
  /** Those behind the ones of earlier patches. */
  readonly nodes: readonly Node[];
  /** Texts that the columns name by number, behind those of earlier patches. */
  readonly texts: readonly string[];
  readonly arrows: Packed<typeof ARROWS>;
  /** Of arrows that were sent before. */
  readonly changes: Packed<typeof CHANGES>;
  readonly dots: Packed<typeof DOTS>;
  readonly events: Packed<typeof EVENTS>;
  readonly stretches: { readonly from: number; readonly rows: readonly DrawnStretch[] };
  /** Entries from `from` on, in the place of those that were there; moments in µs. */
  readonly timeline: {
    readonly from: number;
    readonly moments: Float64Array | readonly number[];
    readonly inFlight: Int32Array | readonly number[];
  };
  readonly totals: TotalsPatch;
  readonly longestFlight: number;
}
