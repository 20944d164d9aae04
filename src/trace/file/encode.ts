/** A trace → its binary form (`format.ts`). */
import { type Bytes, concat, latin1, utf8 } from '../../base/index.ts';
import type { Recorder } from '../recorder.ts';
import type { Contents } from '../trace.ts';
import { FACT, MAGIC, VERSION, WORDS } from './format.ts';

export function encodeTrace(trace: Recorder): Bytes {
  const { columns, texts, nodes, parties, octets } = trace.contents();
  const { kinds } = trace;
  return concat([
    latin1(MAGIC),
    number(2, VERSION),
    number(2, kinds.length),
    ...kinds.flatMap(text),
    number(4, texts.length + 1),
    ...['', ...texts].flatMap(text),
    number(4, trace.length),
    rows(columns),
    number(4, nodes.length),
    ...nodes.flatMap(({ name, role }) => [...text(name), ...text(role)]),
    number(4, parties.length),
    ...parties.flatMap(({ opener, acceptor }) => [number(4, opener), number(4, acceptor)]),
    ...octets.flatMap((stream) => [number(4, stream.length), stream]),
  ]);
}

function number(octets: 2 | 4, value: number): Bytes {
  const bytes = new Uint8Array(octets);
  const view = new DataView(bytes.buffer);
  if (octets === 2) view.setUint16(0, value, true);
  else view.setUint32(0, value, true);
  return bytes;
}

function text(value: string): Bytes[] {
  const bytes = utf8(value);
  return [number(4, bytes.length), bytes];
}

function rows({ at, kind, bits, words }: Contents['columns']): Bytes {
  const n = at.length;
  const bytes = new Uint8Array(n * FACT);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < n; row++) view.setFloat64(row * 8, at[row]!, true);
  bytes.set(kind, n * 8);
  bytes.set(bits, n * 9);
  for (let i = 0; i < n * WORDS; i++) view.setInt32(n * 10 + i * 4, words[i]!, true);
  return bytes;
}
