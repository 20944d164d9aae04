/**
 * Semantic addresses: they name a thing by what it is, not by its place in a trace, so they survive edits.
 *
 *     a/c0/up/f3      lane a, connection 0, towards the server, frame 3 (from 0)
 *     a/c0/up/m2      HTTP message 2 of that direction: the third request
 *     a/c0/down/b1    chunk 1 of the bodies that are written piece by piece
 *     a/c0/up/s0      segment 0 that carries no octets of a message (SYN, ACK, FIN, RST)
 *     a/born/4        message 4 was born at the server
 *     a/shown/4       the page got it; a/shown/4/p2: so did the lane's second page
 */
export interface TransferAddress {
  readonly lane: string;
  readonly conn: number;
  readonly up: boolean;
  readonly what: 'b' | 'f' | 'm' | 's';
  readonly n: number;
}

export interface MessageAddress {
  readonly lane: string;
  readonly what: 'born' | 'shown';
  readonly id: number;
  /** Which of the lane's pages got it, from 1; 0 for a birth. */
  readonly page: number;
}

export const transferAddress = ({ lane, conn, up, what, n }: TransferAddress): string =>
  `${lane}/c${conn}/${up ? 'up' : 'down'}/${what}${n}`;

export const messageAddress = ({ lane, what, id, page }: MessageAddress): string =>
  `${lane}/${what}/${id}${page > 1 ? `/p${page}` : ''}`;
