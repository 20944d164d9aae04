import { type Bytes, concat, latin1 } from '../../base/index.ts';
import type { Field } from '../http1/index.ts';
import type { Form } from './decoder.ts';
import { huffmanEncode, huffmanLength } from './huffman.ts';
import { entrySize, INITIAL_TABLE_SIZE, Table } from './table.ts';

/** How a field is written that is not in the table as a whole. `limit`: octets of the dynamic table. */
export type Policy = (name: string, value: string, limit: number) => Exclude<Form, 'indexed'>;

/** Chromium's (quiche, `HpackEncoder`, `DefaultPolicy`): of the pseudo-headers `:authority` alone is worth an entry. */
export const chromium: Policy = (name) => (name.startsWith(':') && name !== ':authority' ? 'plain' : 'added');

const VOLATILE = new Set(
  ':path age content-length etag if-modified-since if-none-match location set-cookie'.split(' '),
);

/**
 * nghttp2's, so Node's and curl's (lib/nghttp2_hd.c, `deflate_nv` and `hd_deflate_decide_indexing`): secrets never, what
 * changes each time or takes more than three quarters of the table not.
 */
export const nghttp2: Policy = (name, value, limit) => {
  if (name === 'authorization' || (name === 'cookie' && value.length < 20)) return 'never';
  return VOLATILE.has(name) || entrySize(name, value) > Math.floor((limit * 3) / 4) ? 'plain' : 'added';
};

const FIRST: Readonly<Record<Form, readonly [bits: number, mark: number]>> = {
  indexed: [7, 0x80],
  added: [6, 0x40],
  plain: [4, 0],
  never: [4, 0x10],
};

/** Writes the header blocks of one direction of a connection, RFC 7541: Huffman's code wherever it is shorter. */
export class HpackEncoder {
  readonly table: Table;
  readonly #policy: Policy;
  /** Limits to tell the decoder at the next block: the lowest since the last one, and the newest. */
  #limits: readonly number[] = [];

  constructor(policy: Policy, limit = INITIAL_TABLE_SIZE) {
    this.#policy = policy;
    this.table = new Table(limit);
  }

  /** RFC 7541 §4.2: the next block begins with the new size, and before it the lowest, if it was lower in between. */
  resize(limit: number): void {
    const lowest = Math.min(limit, ...this.#limits);
    this.#limits = lowest < limit ? [lowest, limit] : [limit];
    this.table.limit = limit;
  }

  /** @throws RangeError on a character beyond U+00FF. */
  encode(fields: readonly Field[]): Bytes {
    const updates = this.#limits.map((limit) => integer(5, 0x20, limit));
    this.#limits = [];
    return concat([...updates, ...fields.flatMap(([name, value]) => this.#field(name, value))]);
  }

  #field(name: string, value: string): Bytes[] {
    const { table } = this;
    const form = this.#policy(name, value, table.limit);
    const whole = form === 'never' ? 0 : table.find(name, value);
    if (whole > 0) return [integer(...FIRST.indexed, whole)];
    const index = table.findName(name);
    if (form === 'added') table.add([name, value]);
    const first = integer(...FIRST[form], index);
    return index > 0 ? [first, string(value)] : [first, string(name), string(value)];
  }
}

/** RFC 7541 §5.1: `mark` stands in the first octet, in front of the prefix of `bits`. */
export function integer(bits: number, mark: number, value: number): Bytes {
  const most = (1 << bits) - 1;
  if (value < most) return Uint8Array.of(mark | value);
  const octets = [mark | most];
  let rest = value - most;
  for (; rest >= 128; rest = Math.floor(rest / 128)) octets.push(128 + (rest % 128));
  return Uint8Array.of(...octets, rest);
}

/** §5.2. */
function string(text: string): Bytes {
  const octets = latin1(text);
  const coded = huffmanLength(octets);
  if (coded >= octets.length) return concat([integer(7, 0, octets.length), octets]);
  return concat([integer(7, 0x80, coded), huffmanEncode(octets)]);
}
