/**
 * How the octets of one direction lie in TLS records: `wire` counts what TCP carries, `plain` what the application
 * wrote. Nothing of a record can be read before all of it is there (RFC 8446 §5.2).
 */
import type { TlsMessage } from '../../trace/index.ts';
import { MOST_IN_RECORD, recordOverhead, type TlsMode } from './sizes.ts';

/** Octets in front of what a record protects: its header, and in TLS 1.2 the explicit nonce. */
const front = (mode: TlsMode): number => (mode.startsWith('tls12') ? 13 : 5);

export interface TlsRecord {
  /** Where it ends, by both counts. */
  readonly wire: number;
  readonly plain: number;
  /** Its own length on the wire. */
  readonly octets: number;
  /** The handshake messages in it; none in application data. */
  readonly messages: readonly TlsMessage[];
}

export class TlsRecords {
  readonly #mode: TlsMode;
  readonly #records: TlsRecord[] = [];
  /** Records before it have been read by the peer. */
  #read = 0;

  constructor(mode: TlsMode) {
    this.#mode = mode;
  }

  /** A flight of the handshake. Returns how far the wire reaches. */
  flight(messages: readonly TlsMessage[], octets: number): number {
    const { wire, plain } = this.#last;
    this.#records.push({ wire: wire + octets, plain, octets, messages });
    return wire + octets;
  }

  /** Application data of a write. Returns how far the wire reaches. */
  data(octets: number): number {
    for (let rest = octets; rest > 0; rest -= MOST_IN_RECORD) {
      const { wire, plain } = this.#last;
      const n = Math.min(rest, MOST_IN_RECORD);
      const long = n + recordOverhead(this.#mode);
      this.#records.push({ wire: wire + long, plain: plain + n, octets: long, messages: [] });
    }
    return this.#last.wire;
  }

  /** The application octets that lie before `wire`. */
  plainAt(wire: number): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#records[middle]?.wire ?? 0) <= wire) low = middle + 1;
      else high = middle;
    }
    const before = this.#records[low - 1] ?? START;
    const end = this.#records[low]?.plain ?? before.plain;
    return Math.min(end, before.plain + Math.max(0, wire - before.wire - front(this.#mode)));
  }

  /** The records that are whole now that everything before `wire` is there, each once. */
  whole(wire: number): readonly TlsRecord[] {
    const from = this.#read;
    while ((this.#records[this.#read]?.wire ?? Infinity) <= wire) this.#read += 1;
    return this.#records.slice(from, this.#read);
  }

  get #last(): TlsRecord {
    return this.#records.at(-1) ?? START;
  }
}

const START: TlsRecord = { wire: 0, plain: 0, octets: 0, messages: [] };
