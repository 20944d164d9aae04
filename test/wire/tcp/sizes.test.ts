import { expect, test } from 'vitest';
import { FLAG, MSS, packetSize } from '../../../src/wire/tcp/index.ts';

// research/wire-facts.md, measured: a pure ACK is an IPv4 packet of 52 bytes, a SYN 60; 1448 bytes of data
// fill 1500.
test('sizes of packets', () => {
  expect(FLAG).toEqual({ FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 });
  expect(packetSize(FLAG.ACK, 0)).toBe(52);
  expect(packetSize(FLAG.SYN, 0)).toBe(60);
  expect(packetSize(FLAG.SYN | FLAG.ACK, 0)).toBe(60);
  expect(packetSize(FLAG.FIN | FLAG.ACK, 0)).toBe(52);
  expect(MSS).toBe(1448);
  expect(packetSize(FLAG.PSH | FLAG.ACK, MSS)).toBe(1500);
});

test('an idle poll on a kept connection is 654 bytes', () => {
  expect(
    packetSize(FLAG.PSH | FLAG.ACK, 298) + packetSize(FLAG.PSH | FLAG.ACK, 200) + packetSize(FLAG.ACK, 0),
  ).toBe(654);
});
