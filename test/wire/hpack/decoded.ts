/** A block in hex, as the "name: value" lines that a decoder reads in it. */
import { hex } from '../../../src/base/index.ts';
import type { HpackDecoder } from '../../../src/wire/hpack/index.ts';

export function decoded(decoder: HpackDecoder, octets: string): string[] {
  const block = decoder.decode(hex(octets));
  if (block.kind === 'failure') throw new Error(block.code);
  return block.fields.map(({ name, value }) => `${name}: ${value}`);
}
