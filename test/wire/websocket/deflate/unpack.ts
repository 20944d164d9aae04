import { concat, equalBytes, toHex } from '../../../../src/base/index.ts';
import type { Inflater } from '../../../../src/wire/websocket/deflate/index.ts';

/** What a message unpacks to before it ends or fails. */
export type Unpacked = { readonly data: Uint8Array; readonly failure: string | undefined };

/** Gives an inflater a message's payload in these pieces. */
export function unpack(inflater: Inflater, ways: readonly Uint8Array[]): Unpacked {
  const parts: Uint8Array[] = [];
  for (const [i, way] of ways.entries()) {
    const found = inflater.push(way, i === ways.length - 1, { from: 3, to: 5 });
    parts.push(...found.parts);
    if (found.failure === undefined) continue;
    const { closeCode, code, from, to } = found.failure;
    return { data: concat(parts), failure: `${closeCode} ${code} @${from}/${to}` };
  }
  return { data: concat(parts), failure: undefined };
}

/** The same in one word, for tables. */
export function tell({ data, failure }: Unpacked): string {
  return [toHex(data), failure].filter(Boolean).join(' | ');
}

/** As toEqual, which is slow with long arrays, and its diff more so. */
export function expectSame(a: Uint8Array, b: Uint8Array): void {
  if (equalBytes(a, b)) return;
  const [first, second] = [a, b].map((bytes) => `${toHex(bytes.subarray(0, 20))} (${bytes.length})`);
  throw new Error(`${first} is not ${second}`);
}
