export * from './fact.ts';
export { FACTS, OPCODES } from './table.ts';
export * from './tcp.ts';
export { TLS_MESSAGES, type TlsMessage } from './tls.ts';
