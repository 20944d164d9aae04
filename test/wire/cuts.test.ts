import { expect, test } from 'vitest';
import { concat, hex } from '../../src/base/index.ts';
import { ByteQueue } from '../../src/wire/queue.ts';
import { cuts, feed, pieces } from './cuts.ts';

test('every way of cutting keeps the bytes', () => {
  for (const length of [0, 1, 5, 3000]) {
    const bytes = new Uint8Array(length).map((_, i) => i);
    const ways = cuts(bytes);
    expect(ways.length).toBeGreaterThan(Math.min(length, 80));
    for (const way of ways) expect(concat(way)).toEqual(bytes);
  }
  expect(concat(pieces(hex('01 02 03'), [1, 0, 9]))).toEqual(hex('01 02 03'));
});

test('feed would notice a decoder that decides by pieces', () => {
  const byPiece = () => {
    let waiting = 0;
    return {
      push: (chunk: Uint8Array) => {
        waiting = chunk.length;
      },
      next: () => (waiting > 0 ? ((waiting = 0), 'piece') : undefined),
    };
  };
  const said = cuts(hex('01 02 03')).map((way) => feed(byPiece(), way).length);
  expect(new Set(said).size).toBeGreaterThan(1);
});

test('a queue keeps the offsets, copies what is pushed, and finds LF from where it stopped', () => {
  const queue = new ByteQueue(100);
  const chunk = hex('61 62 0d');
  queue.push(chunk);
  chunk.fill(0);
  expect(queue.findLf()).toBe(-1);
  queue.push(hex('0a 63'));
  expect(queue.findLf()).toBe(3);
  expect(queue.read(2)).toEqual(hex('61 62'));
  expect([queue.position, queue.length, queue.findLf(), queue.at(0)]).toEqual([102, 3, 1, 0x0d]);
  queue.skip(2);
  expect(queue.findLf()).toBe(-1);
  expect(queue.read(1)).toEqual(hex('63'));
});

test('a queue holds what it is given while it grows and shrinks', () => {
  const queue = new ByteQueue();
  let [pushed, read] = [0, 0];
  for (let round = 0; round < 3000; round++) {
    const chunk = new Uint8Array(round % 97).map((_, i) => (pushed + i) % 251);
    queue.push(chunk);
    pushed += chunk.length;
    const part = queue.read(Math.min(queue.length, (round * 31) % 89));
    expect(part).toEqual(part.map((_, i) => (read + i) % 251));
    read += part.length;
    expect(queue.length).toBe(pushed - read);
  }
});
