/** What TCP does about loss and order; the notation is explained in ends.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { MSS, packetSize } from '../../src/wire/tcp/index.ts';
import { factsOf } from '../trace/facts-of.ts';
import { Ends, octets, sentBy } from './ends.ts';

/** Which data segments of the client get lost, by their order of leaving from 0. */
function losing(...which: number[]): Ends {
  return new Ends({}, 7, ({ up, data }) => up && which.includes(data));
}

describe('a lost segment', () => {
  it('is sent again after three that arrived behind it (RFC 6675), about a round trip later', () => {
    const ends = losing(1).at(200, ({ client }) => client.write(octets(5 * MSS)));
    ends.until(2000);
    expect(sentBy(ends)).toEqual(['200: 0', '200: 1', '200: 2', '200: 3', '200: 4', '280: 1 duplicate ACKs']);
    // Head-of-line blocking: three segments wait at the server for one.
    expect(ends.heard.slice(2)).toEqual([`240 server ${MSS}`, `320 server ${4 * MSS}`]);
  });

  it('is acknowledged once for each segment that comes behind it, with its block (RFC 2018)', () => {
    const ends = losing(1).at(200, ({ client }) => client.write(octets(5 * MSS)));
    ends.until(300);
    // 52 and an option of 12: NOP NOP, kind, length, one block.
    const acks = ends.sent.filter(({ up, at }) => !up && at === millis(240));
    expect(acks.map(({ overhead }) => overhead)).toEqual([12, 12, 12]);
  });

  it('at the end is found by time: the round trip and 200 ms, and the SYN was the first to measure it', () => {
    const first = losing(0).at(200, ({ client }) => client.write(octets(5)));
    expect(sentBy(first.until(3000))).toEqual(['200: 0', '480: 0 timeout']);
    // The server's first segment too: its SYN/ACK has come back.
    const back = new Ends({}, 7, ({ up, data }) => !up && data === 0);
    back.at(200, ({ server }) => server.write(octets(5))).until(3000);
    expect(back.sent.find(({ retransmission }) => retransmission === 'timeout')?.at).toBe(millis(480));
    const second = losing(1)
      .at(200, ({ client }) => client.write(octets(5)))
      .at(500, ({ client }) => client.write(octets(5)));
    second.until(3000);
    expect(
      second.sent.filter(({ retransmission }) => retransmission === 'timeout').map(({ at }) => at / 1000),
    ).toEqual([780]);
  });

  it('is waited for twice as long each time (RFC 6298 §5.5)', () => {
    const ends = losing(0, 1, 2, 3).at(200, ({ client }) => client.write(octets(5)));
    const times = sentBy(ends.until(60_000)).map((line) => Number(line.split(':')[0]));
    expect(times).toEqual([200, 480, 1040, 2160, 4400]);
    expect(ends.heard.at(-1)).toBe('4440 server 5');
  });

  it('halves the window, a timeout takes all of it', () => {
    const after = (...lost: number[]): number => {
      const ends = losing(...lost)
        .at(200, ({ client }) => client.write(octets(30 * MSS)))
        .until(20_000);
      const again = ends.sent.find(({ retransmission }) => retransmission !== '');
      return ends.sent.filter(({ up, at, retransmission }) => up && at === again?.at && retransmission !== '')
        .length;
    };
    expect(after(3)).toBe(1);
    // All of the first ten: nothing comes back, and the oldest goes alone.
    expect(after(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)).toBe(1);
  });

  it('goes at once with the third ACK behind it, whatever the window (RFC 6675 §5, step 4.3)', () => {
    // 12 ms a segment: the ACKs come one by one, and seven segments are still on the way.
    const ends = new Ends({ bandwidth: 1_000_000 }, 7, ({ up, data }) => up && data === 0);
    ends.at(200, ({ client }) => client.write(octets(10 * MSS))).until(3000);
    const acks = factsOf(ends.world.trace, 'segment-arrived').filter(
      ({ up, overhead }) => !up && overhead === 12,
    );
    const again = ends.sent.find(({ retransmission }) => retransmission !== '');
    expect(again).toMatchObject({ at: acks[2]?.at, from: 0, retransmission: 'duplicate ACKs' });
  });

  it('halves what no ACK has covered, also beyond a gap (RFC 5681 §3.1, RFC 6675 §5)', () => {
    // Ten segments leave, the first is lost, nothing more is there to send: half of ten, when there is more again.
    const ends = losing(0).at(200, ({ client }) => client.write(octets(10 * MSS)));
    ends.at(361, ({ client }) => client.write(octets(40 * MSS))).until(370);
    expect(sentBy(ends).filter((line) => line.startsWith('361:'))).toHaveLength(5);
  });

  it('SYN and SYN ACK: again after 1, 2, 4 s, and at last given up', () => {
    const ends = new Ends({}, 7, ({ up }) => up);
    ends.until(200_000);
    expect(ends.tape.map((line) => line.split(' ')[0])).toEqual([
      '0',
      '1000',
      '3000',
      '7000',
      '15000',
      '31000',
      '63000',
    ]);
    expect(ends.heard).toEqual(['127000 client reset']);
    const back = new Ends({}, 7, ({ up, n }) => !up && n === 0).until(3000);
    expect(back.tape.slice(0, 4)).toEqual([
      '0 → SYN',
      '40 ← SYN ACK',
      '1000 → SYN timeout',
      '1040 ← SYN ACK',
    ]);
    expect(back.heard).toEqual(['1080 client connected', '1120 server connected']);
  });

  it('does not make the path look slow: what arrived behind the gap was measured when it was reported', () => {
    // Behind the ten and the one that is sent again, the next is lost too: 280 ms, as ever.
    const ends = losing(0, 11).at(200, ({ client }) => client.write(octets(10 * MSS)));
    ends.at(1000, ({ client }) => client.write(octets(5))).until(3000);
    expect(sentBy(ends).slice(-2)).toEqual(['1000: 10', '1280: 10 timeout']);
  });

  it('ends the waiting for longer and longer: its ACK echoes when it left (RFC 6298 §3, RFC 7323 §4)', () => {
    // The first three tries are lost, and of the next segment the first: 280 ms, as ever.
    const ends = losing(0, 1, 2, 4).at(200, ({ client }) => client.write(octets(5)));
    ends.at(3000, ({ client }) => client.write(octets(5))).until(9000);
    expect(sentBy(ends).map((line) => Number(line.split(':')[0]))).toEqual([
      200, 480, 1040, 2160, 3000, 3280,
    ]);
  });

  it('SYN: then nothing is measured, and the first segment is waited for 3 s (RFC 6298 §5.7)', () => {
    // Of the client: the first SYN, and the first data.
    const ends = new Ends({}, 7, ({ up, n, data }) => up && (n === 0 || data === 0));
    ends.at(2000, ({ client }) => client.write(octets(5))).until(30_000);
    expect(sentBy(ends)).toEqual(['2000: 0', '5000: 0 timeout']);
  });

  it('SYN: one may be bad luck, after two the window begins with one segment (RFC 6928 §2, RFC 5681 §3.1)', () => {
    const first = (lost: number): number => {
      const ends = new Ends({}, 7, ({ up, n }) => up && n < lost);
      ends.at(10_000, ({ client }) => client.write(octets(20 * MSS))).until(10_010);
      return sentBy(ends).length;
    };
    expect([first(0), first(1), first(2)]).toEqual([10, 10, 1]);
  });

  it('FIN: the other end hears it all the same, and each end once', () => {
    // Of the client: SYN, ACK, FIN.
    const ends = new Ends({}, 7, ({ up, n }) => up && n === 2).at(200, ({ client }) => client.end());
    ends.until(5000);
    expect(ends.heard.slice(2).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'server ended',
      'server closed',
      'client ended',
      'client closed',
    ]);
  });

  it('after fifteen timeouts the connection is given up', () => {
    const ends = new Ends();
    ends
      .at(150, () => ends.plug(false))
      .at(200, ({ client }) => client.write(octets(5)))
      .until(2_000_000);
    expect(ends.sent.filter(({ retransmission }) => retransmission === 'timeout')).toHaveLength(15);
    expect(ends.heard.at(-1)).toMatch(/client reset$/);
  });
});

it('no packet is longer than an MTU of 1500, blocks and all (RFC 6691 §2, RFC 2018 §3)', () => {
  // Both ends have much to say, and miss some of what the other said.
  const ends = new Ends({ loss: 100 }, 5).at(3000, ({ client, server }) => {
    client.write(octets(200 * MSS));
    server.write(octets(200 * MSS));
  });
  ends.until(200_000);
  const sizes = ends.sent.map(({ flags, overhead, from, to }) => packetSize(flags, to - from + overhead));
  expect(Math.max(...sizes)).toBe(1500);
  expect(ends.got.server.reduce((sum, { length }) => sum + length, 0)).toBe(200 * MSS);
  expect(ends.got.client.reduce((sum, { length }) => sum + length, 0)).toBe(200 * MSS);
  // What came out of order is reported all the same.
  expect(ends.sent.some(({ overhead, from, to }) => to === from && overhead === 28)).toBe(true);
});

describe('order', () => {
  it('a segment that takes the longer way is waited for', () => {
    const ends = new Ends({ reorder: 300 }, 3).at(200, ({ client }) => client.write(octets(9 * MSS)));
    ends.until(3000);
    const arrivals = factsOf(ends.world.trace, 'segment-arrived').filter(
      ({ up, from, to }) => up && to > from,
    );
    expect(arrivals.some(({ from }, i) => from < (arrivals[i - 1]?.from ?? 0))).toBe(true);
    const sizes = ends.heard.slice(2).map((line) => Number(line.split(' ')[2]));
    expect(sizes.reduce((sum, n) => sum + n)).toBe(9 * MSS);
  });
});
