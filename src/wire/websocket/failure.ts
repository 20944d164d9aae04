/**
 * Bytes that break the protocol. The connection is to be failed: a Close frame with `closeCode`, then the
 * end.
 */
export type Failure = {
  readonly kind: 'failure';
  /** Stable: `'ws/fragmented-control'`. */
  readonly code: string;
  /** RFC 6455 §7.4.1: 1002 protocol error, 1007 not UTF-8 or not DEFLATE, 1009 too big. */
  readonly closeCode: 1002 | 1007 | 1009;
  /** The offending bytes: offsets in the stream, `from` inclusive, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
};

/** Makes a failure: `fail('fragmented-control', 1002, at, at + 1, 'A control frame …')`. */
export function fail(
  code: string,
  closeCode: Failure['closeCode'],
  from: number,
  to: number,
  message: string,
): Failure {
  return { kind: 'failure', code: `ws/${code}`, closeCode, from, to, message };
}
