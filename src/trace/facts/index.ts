export * from './fact.ts';
export { type Field, fits, readField, writeField } from './fields.ts';
export { FACTS, OPCODES } from './table.ts';
export * from './tcp.ts';
export { TLS_MESSAGES, type TlsMessage } from './tls.ts';
