/**
 * Header sizes in bytes, each with its source. Options are those of Linux, macOS and Android: timestamps on.
 */
export const HEADER = {
  ipv4: { bytes: 20, source: 'RFC 791 §3.1' },
  tcp: { bytes: 20, source: 'RFC 9293 §3.1' },
  /** 20, NOP, NOP, timestamps 10: every segment but SYN. */
  tcpWithTimestamps: { bytes: 32, source: 'RFC 7323 §3.2, appendix A' },
  /** 20, MSS 4, SACK permitted 2, timestamps 10, NOP 1, window scale 3: SYN and SYN/ACK. */
  tcpSyn: { bytes: 40, source: 'RFC 9293 §3.7.1, RFC 2018 §2, RFC 7323 §2.2' },
} as const;

/** Most bytes of data in a segment over an MTU of 1500: 1500 − 20 − 32. The SYN announces 1460 (RFC 6691). */
export const MSS = 1500 - HEADER.ipv4.bytes - HEADER.tcpWithTimestamps.bytes;

/** Control bits as they stand in the header, RFC 9293 §3.1. */
export const FLAG = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 } as const;

/** Bytes of the IPv4 packet of a segment with those control bits and that much data: a pure ACK is 52. */
export function packetSize(flags: number, dataLength: number): number {
  const tcp = (flags & FLAG.SYN) === 0 ? HEADER.tcpWithTimestamps : HEADER.tcpSyn;
  return HEADER.ipv4.bytes + tcp.bytes + dataLength;
}
