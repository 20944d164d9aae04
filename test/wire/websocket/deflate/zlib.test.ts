import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { concat, hex, Random, toHex } from '../../../../src/base/index.ts';
import { type DeflateContext, Deflater, Inflater } from '../../../../src/wire/websocket/deflate/index.ts';
import { pieces } from '../../cuts.ts';
import { CONTEXTS, sample } from './samples.ts';
import { expectSame, unpack } from './unpack.ts';

// Differential: the zlib in Node (Chromium's, whose hashing of the window differs from zlib.net's) compresses and
// decompresses the same messages. It differs knowingly:
// - where a flush ends with one of Node's chunks of 16,384 bytes it is written twice (`TWICE` and the last test),
// - decompressing, it stops behind a block with BFINAL, says nothing of data that is cut off, and looks back beyond
//   a small window as far as it has the bytes.

const TAIL = hex('00 00 ff ff');
const TWICE = hex('00 00 ff ff 00');
const sameBytes = process.config.variables.node_shared_zlib !== true;

/** What a stream of zlib makes of each message. */
function perMessage(stream: zlib.DeflateRaw | zlib.InflateRaw, reset: boolean) {
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  return async (message: Uint8Array): Promise<Uint8Array> => {
    stream.write(message);
    await new Promise<void>((done) => stream.flush(zlib.constants.Z_SYNC_FLUSH, done));
    if (reset) stream.reset();
    return concat(parts.splice(0));
  };
}

function zlibDeflater({ windowBits, noContextTakeover }: DeflateContext) {
  const compress = perMessage(zlib.createDeflateRaw({ windowBits }), noContextTakeover);
  return async (message: Uint8Array) => (await compress(message)).subarray(0, -4);
}

function zlibInflater({ windowBits, noContextTakeover }: DeflateContext) {
  const inflate = perMessage(zlib.createInflateRaw({ windowBits }), noContextTakeover);
  return (payload: Uint8Array) => inflate(concat([payload, TAIL]));
}

describe.each(CONTEXTS)('%s', (name, context) => {
  test('60 messages, there and back', async () => {
    const rng = Random.of(7692).fork(name);
    const ours = {
      deflater: new Deflater(context),
      inflater: new Inflater({ ...context, maxMessage: 1 << 20 }),
    };
    const theirs = { compress: zlibDeflater(context), inflate: zlibInflater(context) };
    const own = new Inflater({ ...context, maxMessage: 1 << 20 });
    for (let i = 0; i < 60; i++) {
      const message = sample(rng);
      const [payload, other] = [ours.deflater.compress(message), await theirs.compress(message)];
      if (sameBytes) expectSame(other.length > payload.length ? concat([payload, TWICE]) : payload, other);
      expectSame(await theirs.inflate(payload), message);
      const ways = pieces(
        other,
        Array.from({ length: rng.below(9) }, () => rng.below(other.length)),
      );
      for (const { data, failure } of [unpack(ours.inflater, ways), unpack(own, [payload])]) {
        expect(failure).toBe(undefined);
        expectSame(data, message);
      }
    }
  });
});

test('2,000 broken payloads: the same data, and the same of them refused', () => {
  const rng = Random.of(7692).fork('broken');
  const tally = { good: 0, incomplete: 0, refused: 0 };
  for (let i = 0; i < 2000; i++) {
    const message = sample(rng).subarray(0, 400);
    const payload = new Deflater({ windowBits: 15, noContextTakeover: true }).compress(message);
    // Two of three times a bit falls over, often in the first block's head; or bytes are lost.
    if (rng.below(3) > 0)
      payload[rng.below(rng.below(2) === 0 ? 3 : payload.length) % payload.length]! ^= 1 << rng.below(8);
    const bytes = rng.below(3) === 0 ? payload.subarray(0, rng.below(payload.length)) : payload;

    const inflater = new Inflater({ windowBits: 15, noContextTakeover: true, maxMessage: 1 << 20 });
    const us = unpack(inflater, pieces(bytes, [rng.below(9), rng.below(99)]));
    const them = zlibOnce(concat([bytes, TAIL]));
    if (us.failure === '1007 ws/deflate-data @3/5') {
      if (them.data !== undefined) expect(them.final, toHex(bytes)).toBe(true);
      tally.refused++;
      continue;
    }
    expect(them.data, toHex(bytes)).toBeDefined();
    expectSame(them.final ? us.data.subarray(0, them.data?.length) : us.data, them.data!);
    tally[us.failure === undefined ? 'good' : 'incomplete']++;
  }
  expect(Math.min(...Object.values(tally))).toBeGreaterThan(200);
});

/** Decompressed by zlib, which says whether it met BFINAL; no data when it refuses. */
function zlibOnce(bytes: Uint8Array): { readonly data?: Uint8Array; readonly final: boolean } {
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  try {
    const data = zlib.inflateRawSync(bytes, options);
    // Asked to finish, it misses the end of a stream without BFINAL.
    let final = true;
    try {
      zlib.inflateRawSync(bytes);
    } catch {
      final = false;
    }
    return { data, final };
  } catch {
    return { final: false };
  }
}

test('Node writes a flush twice where the first fills its chunk; that unpacks to the same', async () => {
  const context = { windowBits: 15, noContextTakeover: true } as const;
  const message = Random.of(7692)
    .fork('chunk')
    .bytes(16_384 - 5 - 5); // stored: behind 5 octets, before 5
  const payload = new Deflater(context).compress(message);
  const other = await zlibDeflater(context)(message);
  expect(payload).toHaveLength(16_380);
  expectSame(other, concat([payload, TWICE]));
  expectSame(unpack(new Inflater({ ...context, maxMessage: 1 << 20 }), [other]).data, message);
});
