/**
 * TLS as flights and sizes. Contents are not simulated: a record is as long as a real one, and what it protects
 * stays readable here. Sizes of TLS 1.3 are Chromium's and Node's with a P-256 certificate of 430 octets (measured);
 * those of TLS 1.2 are counted by RFC 5246 §7.4, RFC 8422 §5 and RFC 5288 §3 with the same certificate and X25519.
 */

import type { TlsMessage } from '../../trace/index.ts';

/** One flight of a handshake, record headers included. */
export interface Flight {
  /** True: the client sends it. */
  readonly up: boolean;
  readonly messages: readonly TlsMessage[];
  readonly octets: number;
}

export type TlsMode = 'tls12' | 'tls12-resumed' | 'tls13' | 'tls13-resumed' | 'tls13-early-data';

const up = (octets: number, ...messages: TlsMessage[]): Flight => ({ up: true, messages, octets });
const down = (octets: number, ...messages: TlsMessage[]): Flight => ({ up: false, messages, octets });

/** Application data may leave the client after the last flight, whichever end sends that flight. */
export const FLIGHTS: Readonly<Record<TlsMode, readonly Flight[]>> = {
  tls12: [
    up(1931, 'ClientHello'),
    // 5 + 4 + 90 · 5 + 4 + 436 · 5 + 4 + 4 + 32 + 4 + 72 · 5 + 4
    down(674, 'ServerHello', 'Certificate', 'ServerKeyExchange', 'ServerHelloDone'),
    // 5 + 4 + 33 · 6 · 5 + 8 + 16 + 16
    up(93, 'ClientKeyExchange', 'ChangeCipherSpec', 'Finished'),
    // 5 + 4 + 4 + 2 + 192 for a ticket (RFC 5077 §3.3; measured with Node) · 51
    down(258, 'NewSessionTicket', 'ChangeCipherSpec', 'Finished'),
  ],
  'tls12-resumed': [
    // That ticket more.
    up(2123, 'ClientHello'),
    down(150, 'ServerHello', 'ChangeCipherSpec', 'Finished'),
    up(51, 'ChangeCipherSpec', 'Finished'),
  ],
  tls13: [
    up(1931, 'ClientHello'),
    down(816, 'ServerHello', 'EncryptedExtensions', 'Certificate', 'CertificateVerify', 'Finished'),
    up(80, 'Finished'),
  ],
  'tls13-resumed': [
    up(2233, 'ClientHello'),
    down(256, 'ServerHello', 'EncryptedExtensions', 'Finished'),
    up(80, 'Finished'),
  ],
  'tls13-early-data': [
    up(2237, 'ClientHello'),
    down(260, 'ServerHello', 'EncryptedExtensions', 'Finished'),
    // 26 more than Finished alone: RFC 8446 §4.5 in a record of its own.
    up(106, 'EndOfEarlyData', 'Finished'),
  ],
};

/**
 * What the server sends when it has the client's Finished: RFC 8446 §4.6.1, two tickets after a full handshake and none
 * after a resumed one, as Node's OpenSSL does. Measured with Chromium: 5 + 4 + 4 + 4 + 1 + 8 + 2 + 240 + 2 + 1 + 16
 * octets each.
 */
export const TICKETS: Partial<Record<TlsMode, Flight>> = {
  tls13: down(2 * 287, 'NewSessionTicket', 'NewSessionTicket'),
};

/** Octets that a record adds: RFC 8446 §5.2 (5 + 1 + 16), RFC 5288 §3 (5 + 8 + 16, AES-GCM). */
export const recordOverhead = (mode: TlsMode): number => (mode.startsWith('tls12') ? 29 : 22);

/** The alert that nothing more comes (RFC 8446 §6.1): two octets in a record of their own. */
export const closeNotify = (up: boolean, mode: TlsMode): Flight => ({
  up,
  messages: ['close_notify'],
  octets: recordOverhead(mode) + 2,
});

/** RFC 8446 §5.1: octets that a record protects at most. */
export const MOST_IN_RECORD = 16_384;
