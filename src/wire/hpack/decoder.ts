import { fail, type Failure } from './failure.ts';
import { Reader } from './reader.ts';
import { entrySize, INITIAL_TABLE_SIZE, Table } from './table.ts';

/** How a field was written, RFC 7541 §6: the index of both halves, or a literal that is added, not added, or secret. */
export type Form = 'indexed' | 'added' | 'plain' | 'never';

/** A field of a header block, and its place there: `from` inclusive, `to` exclusive. */
export type BlockField = {
  readonly name: string;
  readonly value: string;
  readonly form: Form;
  readonly from: number;
  readonly to: number;
};

export type Block = { readonly kind: 'block'; readonly fields: readonly BlockField[] };

/** Octets of a whole list, counted as entries: a few octets of indexes could ask for megabytes. nghttp2 has as much. */
const MOST_OF_LIST = 65_536;

/** Reads the header blocks of one direction of a connection, in order, RFC 7541. A block comes whole. */
export class HpackDecoder {
  readonly table: Table;
  readonly #most: number;
  #failure: Failure | undefined;

  /** `most`: octets of the dynamic table, as this side's SETTINGS_HEADER_TABLE_SIZE allows them. */
  constructor(most = INITIAL_TABLE_SIZE) {
    this.#most = most;
    this.table = new Table(most);
  }

  /** The fields of a block. After a failure the connection is lost, and every further block gets the same one. */
  decode(block: Uint8Array): Block | Failure {
    if (this.#failure !== undefined) return this.#failure;
    const found = this.#decode(new Reader(block));
    if (found.kind === 'failure') this.#failure = found;
    return found;
  }

  #decode(reader: Reader): Block | Failure {
    const fields: BlockField[] = [];
    let size = 0;
    while (!reader.done) {
      const from = reader.at;
      if (reader.next >> 5 === 1) {
        const failure = this.#resize(reader, fields.length > 0);
        if (failure !== undefined) return failure;
        continue;
      }
      const field = this.#field(reader);
      if (field.kind === 'failure') return field;
      const { name, value, form } = field;
      size += entrySize(name, value);
      if (size > MOST_OF_LIST)
        return fail('list-too-big', from, reader.at, 'The list is larger than 64 KiB.');
      fields.push({ name, value, form, from, to: reader.at });
    }
    return reader.failure ?? { kind: 'block', fields };
  }

  /** RFC 7541 §6.3, at the beginning of a block only (§4.2). */
  #resize(reader: Reader, isLate: boolean): Failure | undefined {
    const from = reader.at;
    const limit = reader.integer(5);
    if (reader.failure !== undefined) return reader.failure;
    if (isLate) return fail('size-update-late', from, reader.at, 'The table changes size behind a field.');
    if (limit > this.#most)
      return fail('size-update-too-big', from, reader.at, 'The table is larger than allowed.');
    this.table.limit = limit;
    return undefined;
  }

  #field(
    reader: Reader,
  ): (Pick<BlockField, 'name' | 'value' | 'form'> & { readonly kind: 'field' }) | Failure {
    const from = reader.at;
    const form = formOf(reader.next);
    const index = reader.integer(PREFIX[form]);
    const known = this.table.at(index);
    if (known === undefined && (index > 0 || form === 'indexed') && reader.failure === undefined)
      return fail('index', from, reader.at, `No field has the index ${index}.`);
    if (form === 'indexed')
      return reader.failure ?? { kind: 'field', name: known?.[0] ?? '', value: known?.[1] ?? '', form };
    // §4.4: the name is read before adding evicts it.
    const name = known?.[0] ?? reader.string();
    const value = reader.string();
    if (reader.failure !== undefined) return reader.failure;
    if (form === 'added') this.table.add([name, value]);
    return { kind: 'field', name, value, form };
  }
}

/** Bits of the index in the first octet, §6.1 and §6.2. */
const PREFIX: Readonly<Record<Form, number>> = { indexed: 7, added: 6, plain: 4, never: 4 };

function formOf(first: number): Form {
  if (first >= 0x80) return 'indexed';
  if (first >= 0x40) return 'added';
  return first >= 0x10 ? 'never' : 'plain';
}
