/** What a flight of TLS consists of: RFC 8446 §4 and §6.1, RFC 5246 §7.4. New ones come last. */
export const TLS_MESSAGES = [
  'ClientHello',
  'ServerHello',
  'EncryptedExtensions',
  'Certificate',
  'CertificateVerify',
  'ServerKeyExchange',
  'ServerHelloDone',
  'ClientKeyExchange',
  'ChangeCipherSpec',
  'Finished',
  'EndOfEarlyData',
  'NewSessionTicket',
  'close_notify',
] as const;

export type TlsMessage = (typeof TLS_MESSAGES)[number];
