import type { MessageCodec } from '../assembler.ts';
import { Deflater } from './deflater.ts';
import { Inflater } from './inflater.ts';
import { contextOf, type DeflateParams } from './params.ts';

/** What one end packs with and unpacks with; `maxMessage`: most bytes of a message, unpacked. */
export function codecOf(params: DeflateParams, end: 'client' | 'server', maxMessage: number): MessageCodec {
  const peer = end === 'client' ? 'server' : 'client';
  return {
    deflater: new Deflater(contextOf(params, end)),
    inflater: new Inflater({ ...contextOf(params, peer), maxMessage }),
  };
}
