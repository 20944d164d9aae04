/** A segment as it leaves an end: what it carries of the sequence, and of the application's stream. */
import type { Micros } from '../../base/index.ts';
import { FIN } from '../../trace/index.ts';
import { MSS } from '../../wire/tcp/index.ts';
import type { TlsRecords } from '../tls/records.ts';
import type { Range } from './receiver.ts';
import type { Side } from './side.ts';

export interface Packet {
  readonly up: boolean;
  /** Control bits (RFC 9293 §3.1). */
  readonly flags: number;
  /** The part of the sequence that it carries, FIN included. */
  readonly from: number;
  readonly to: number;
  /** Everything of the other direction before it has arrived, and the blocks beyond (RFC 2018). */
  readonly ack: number;
  readonly blocks: readonly Range[];
  /** The timestamps of RFC 7323 §3: when it leaves, and the one that it echoes. */
  readonly stamp: Micros;
  readonly echo: Micros;
  /** The application's octets in it: a range of the trace's stream. */
  readonly plain: Range;
  /** Octets in it that are neither headers nor the application's: TLS, and the option of the blocks. */
  readonly extra: number;
}

/** The packet of that part of the sequence; `records` where there is TLS. */
export function packetOf(
  side: Side,
  flags: number,
  from: number,
  to: number,
  records: TlsRecords | undefined,
  now: Micros,
): Packet {
  const { end, receiver } = side;
  const carried = to - from - ((flags & FIN) === 0 ? 0 : 1);
  // A full segment has no room for blocks: the immediate ACKs of what came beyond a gap have reported them.
  const blocks = receiver.blocks(MSS - carried);
  const option = blocks.length === 0 ? 0 : 4 + 8 * blocks.length;
  const plain = { from: plainAt(side, from, records), to: plainAt(side, to, records) };
  const extra = carried - (plain.to - plain.from) + option;
  const [ack, echo] = [receiver.next, side.recent];
  return { up: end.client, flags, from, to, ack, blocks, stamp: now, echo, plain, extra };
}

/** Where the application's stream is at that place of the sequence. */
function plainAt({ finAt }: Side, wire: number, records: TlsRecords | undefined): number {
  const at = finAt >= 0 && wire > finAt ? finAt : wire;
  return records?.plainAt(at) ?? at;
}
