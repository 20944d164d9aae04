/**
 * The WebSocket codec beside that of ws, in one process: the same frames in the same chunks, masked with random keys.
 * Each figure is the median of paired runs; ws is measured with its native add-on and, in a second process, without.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as ws from 'ws';
import { concat, Random } from '../../src/base/index.ts';
import { encodeFrame, FrameDecoder, MessageAssembler } from '../../src/wire/websocket/index.ts';
import { median, type Row, times } from './table.ts';

const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 9);
const WARM_UP = 4;
const CHUNK = 64 * 1024;
/** bufferutil, the add-on of ws. */
const ADD_ON = '4.1.0';

interface Job {
  readonly name: string;
  readonly opcode: 1 | 2;
  /** Payload of a frame. */
  readonly octets: number;
  readonly frames: number;
  /** Times as fast as ws with its add-on, and without it. */
  readonly goals: readonly [native: number, plain: number | undefined];
}

const DECODE: readonly Job[] = [
  { name: '26 B text', opcode: 1, octets: 26, frames: 100_000, goals: [1.5, undefined] },
  { name: '1 KiB binary', opcode: 2, octets: 1024, frames: 40_000, goals: [1.5, 3] },
  { name: '64 KiB binary', opcode: 2, octets: 65_536, frames: 800, goals: [0.9, 3] },
  { name: '1 MiB binary', opcode: 2, octets: 1_048_576, frames: 60, goals: [1.2, 3] },
];
const ENCODE = { octets: 26, frames: 200_000, goal: 1.5 };

/** A pair of times in ms. */
interface Pair {
  readonly ours: number;
  readonly theirs: number;
}
type Figures = Readonly<Record<string, readonly Pair[]>>;

export async function benchCodec(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wire101-ws-'));
  try {
    // Not in the lock: nobody but this bench wants it. It brings its binaries along, so no script is run.
    const install = ['install', '--no-save', '--ignore-scripts', '--prefix', folder, `bufferutil@${ADD_ON}`];
    await promisify(execFile)('npm', install, { cwd: folder });
    const native = await inChild({ NODE_PATH: join(folder, 'node_modules') });
    const plain = await inChild({ WS_NO_BUFFER_UTIL: '1' });
    return [
      ...DECODE.flatMap(({ name, octets, frames, goals }) => [
        rowOf(`decode ${name}`, native[name] ?? [], octets, frames, 'ws, native', goals[0]),
        rowOf(`decode ${name}`, plain[name] ?? [], octets, frames, 'ws, no add-on', goals[1]),
      ]),
      rowOf('encode 26 B', native['encode'] ?? [], ENCODE.octets, ENCODE.frames, 'ws, native', ENCODE.goal),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inChild(env: Record<string, string>): Promise<Figures> {
  const options = { env: { ...process.env, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url)], options);
  return JSON.parse(stdout) as Figures;
}

function rowOf(
  what: string,
  pairs: readonly Pair[],
  octets: number,
  frames: number,
  other: string,
  goal: number | undefined,
): Row {
  const ratio = median(pairs.map(({ ours, theirs }) => theirs / ours));
  const rate = (took: number): string =>
    octets < 1024
      ? `${(frames / took / 1000).toFixed(1)} M/s`
      : `${((frames * octets) / took / 1e6).toFixed(1)} GB/s`;
  return {
    what: `${what}, masked`,
    ours: rate(median(pairs.map(({ ours }) => ours))),
    other: `${other}: ${rate(median(pairs.map(({ theirs }) => theirs)))}`,
    ratio: times(ratio),
    goal: goal === undefined ? '' : `≥ ${goal}×`,
    met: goal === undefined ? undefined : ratio >= goal,
  };
}

// Public in ws, and missing in @types/ws.
interface Peer {
  readonly Receiver: new (options: { isServer: boolean; maxPayload: number }) => Writable;
  readonly Sender: { frame(data: Buffer, options: object): Buffer[] };
}

/** The child's side. */
async function measure(): Promise<Figures> {
  const { Receiver, Sender } = ws as unknown as Peer;
  const random = Random.of(6455);
  const figures: Record<string, Pair[]> = {};

  /** The stream in chunks of their own: both sides unmask in place. */
  const chunksOf = (stream: Uint8Array): Uint8Array<ArrayBuffer>[] =>
    Array.from({ length: Math.ceil(stream.length / CHUNK) }, (_, n) =>
      stream.slice(n * CHUNK, (n + 1) * CHUNK),
    );

  const ours = (stream: Uint8Array, frames: number): number => {
    const chunks = chunksOf(stream);
    const before = performance.now();
    const decoder = new FrameDecoder({ role: 'server', maxPayload: 2 ** 24 });
    const assembler = new MessageAssembler();
    let messages = 0;
    for (const chunk of chunks) {
      decoder.push(chunk);
      for (let piece = decoder.next(); piece?.kind === 'piece'; piece = decoder.next()) {
        if (assembler.push(piece)?.kind === 'message') messages++;
      }
    }
    const took = performance.now() - before;
    if (messages !== frames) throw new Error(`${messages} of ${frames} messages`);
    return took;
  };

  const theirs = async (stream: Uint8Array, frames: number): Promise<number> => {
    const chunks = chunksOf(stream).map((chunk) => Buffer.from(chunk.buffer));
    const receiver = new Receiver({ isServer: true, maxPayload: 2 ** 24 });
    let messages = 0;
    const before = performance.now();
    await new Promise<void>((resolve, reject) => {
      receiver.on('error', reject).on('message', () => ++messages === frames && resolve());
      for (const chunk of chunks) receiver.write(chunk);
    });
    return performance.now() - before;
  };

  for (const { name, opcode, octets, frames } of DECODE) {
    const stream = concat(
      Array.from({ length: frames }, () => {
        const payload = opcode === 1 ? new Uint8Array(octets).fill(0x61) : random.bytes(octets);
        return encodeFrame({ fin: true, opcode, payload, key: random.uint32() });
      }),
    );
    const pairs: Pair[] = [];
    for (let round = -WARM_UP; round < PAIRS; round++) {
      const pair = { ours: ours(stream, frames), theirs: await theirs(stream, frames) };
      if (round >= 0) pairs.push(pair);
    }
    figures[name] = pairs;
  }

  const payload = Buffer.alloc(ENCODE.octets, 'a');
  const pairs: Pair[] = [];
  for (let round = -WARM_UP; round < PAIRS; round++) {
    let size = 0;
    const start = performance.now();
    for (let n = 0; n < ENCODE.frames; n++) {
      size += encodeFrame({ fin: true, opcode: 1, payload, key: random.uint32() }).length;
    }
    const middle = performance.now();
    const options = { fin: true, opcode: 1, rsv1: false, readOnly: true, mask: true };
    for (let n = 0; n < ENCODE.frames; n++) {
      for (const part of Sender.frame(payload, options)) size -= part.length;
    }
    const end = performance.now();
    if (size !== 0) throw new Error(`${size} octets between ours and theirs`);
    if (round >= 0) pairs.push({ ours: middle - start, theirs: end - middle });
  }
  figures['encode'] = pairs;
  return figures;
}

if (import.meta.main) {
  if (process.env['WS_NO_BUFFER_UTIL'] === undefined) createRequire(import.meta.resolve('ws'))('bufferutil'); // or say so
  process.stdout.write(JSON.stringify(await measure()));
}
