/**
 * The physical columns of a trace: 34 octets a fact, whatever its kind. What a column holds of a fact is said by the
 * fact's kind, in `facts/`.
 */
export interface Columns {
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly bits: Uint8Array;
  readonly conn: Int32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly value: Uint32Array;
  readonly text: Uint32Array;
  readonly cause: Int32Array;
}

/** A connection or a cause that a fact does not have is -1; every other column begins with zeros. */
export const newColumns = (rows: number): Columns => ({
  at: new Float64Array(rows),
  kind: new Uint8Array(rows),
  bits: new Uint8Array(rows),
  conn: new Int32Array(rows).fill(-1),
  from: new Uint32Array(rows),
  to: new Uint32Array(rows),
  value: new Uint32Array(rows),
  text: new Uint32Array(rows),
  cause: new Int32Array(rows).fill(-1),
});

export const COLUMN_NAMES = ['at', 'kind', 'bits', 'conn', 'from', 'to', 'value', 'text', 'cause'] as const;
