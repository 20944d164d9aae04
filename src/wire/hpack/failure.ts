/**
 * A header block that cannot be decoded: a connection error of type COMPRESSION_ERROR (RFC 9113 §4.3), for the
 * tables of both sides may differ from now on.
 */
export type Failure = {
  readonly kind: 'failure';
  /** Stable: `'hpack/index'`. */
  readonly code: string;
  /** The offending octets, as offsets in the block: `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
};

export function fail(code: string, from: number, to: number, message: string): Failure {
  return { kind: 'failure', code: `hpack/${code}`, from, to, message };
}
