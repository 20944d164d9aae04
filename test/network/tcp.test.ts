/** TCP on a path of 80 ms there and back; the notation of the tape is explained in ends.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { MSS } from '../../src/wire/tcp/index.ts';
import { Ends, octets, TEXT } from './ends.ts';
import { PSH } from '../../src/trace/index.ts';

describe('data', () => {
  it.each([
    [1, [1]],
    [MSS, [MSS]],
    [MSS + 1, [MSS, 1]],
    [3 * MSS, [MSS, MSS, MSS]],
    [0, []],
  ])('%i octets leave in segments of at most 1448', (n, segments) => {
    const ends = new Ends().at(200, ({ client }) => client.write(octets(n))).until(1000);
    expect(ends.sent.filter(({ from, to }) => to > from).map(({ from, to }) => to - from)).toEqual(segments);
    expect(ends.heard.slice(2)).toEqual(segments.map((size) => `240 server ${size}`));
  });

  it('PSH stands on the last segment of a write', () => {
    const ends = new Ends().at(200, ({ client }) => client.write(octets(3000))).until(1000);
    expect(ends.sent.slice(3, 6).map(({ flags }) => (flags & PSH) !== 0)).toEqual([false, false, true]);
  });

  it('an answer takes the ACK along: a request on an open connection costs three packets', () => {
    const ends = new Ends();
    ends.onServer = (end) => end.write(octets(200));
    ends.at(200, ({ client }) => client.write(octets(298))).until(1000);
    expect(ends.tape.slice(3)).toEqual(['200 → ACK 298', '240 ← ACK 200', '280 → ACK']);
    // wire-facts.md: (52 + 298) + (52 + 200) + 52.
    expect(ends.octets - 172).toBe(654);
  });

  it('without an answer the ACK goes alone, one for all that came in an instant', () => {
    const ends = new Ends().at(200, ({ client }) => client.write(octets(3 * MSS))).until(1000);
    expect(ends.tape.slice(6)).toEqual(['240 ← ACK']);
  });

  it('what an end sends is a fact, before those of its segments', () => {
    const ends = new Ends().at(200, ({ client, server }) => {
      client.write(octets(3));
      client.send('frame-sent', octets(5), { ...TEXT, cause: 2 });
      server.send('response-sent', octets(9), { status: 200 });
    });
    ends.until(200);
    const [write, frame, part, answer] = ends.facts().slice(-5);
    expect([write?.kind, part?.kind]).toEqual(['segment-sent', 'segment-sent']);
    expect(frame).toMatchObject({ kind: 'frame-sent', conn: 0, up: true, from: 3, to: 8, ...TEXT, cause: 2 });
    expect(answer).toMatchObject({ kind: 'response-sent', conn: 0, up: false, from: 0, to: 9, status: 200 });
  });

  it('a write behind FIN is dropped, and no fact says that something was sent', () => {
    const ends = new Ends().at(200, ({ client }) => {
      client.end();
      client.write(octets(5));
      expect(client.send('frame-sent', octets(5), TEXT)).toBe(-1);
    });
    ends.until(1000);
    expect(ends.world.trace.stream(0, true).length).toBe(0);
    expect(ends.facts().filter(({ kind }) => kind === 'frame-sent')).toEqual([]);
  });
});

describe('a box in the path', () => {
  it('resets both ends of a connection that carried nothing for so long', () => {
    const ends = new Ends({ idleCut: millis(1000) }).until(5000);
    // Last word: the ACK at 80 ms. The box stands half-way: 20 ms to each end.
    expect(ends.tape.slice(3)).toEqual(['1080 ← RST box', '1080 → RST box']);
    expect(ends.heard.slice(2)).toEqual(['1100 client reset', '1100 server reset']);
  });

  it('starts anew with each segment', () => {
    const ends = new Ends({ idleCut: millis(1000) })
      .at(900, ({ client }) => client.write(octets(1)))
      .at(1800, ({ server }) => server.write(octets(1)));
    ends.until(2500);
    expect(ends.tape.some((line) => line.includes('box'))).toBe(false);
    ends.until(5000);
    // The client's ACK of what came at 1840 ms was the last.
    expect(ends.tape.at(-1)).toBe('2840 → RST box');
  });

  it('goes by what the knob says now: off, it lets go; on, it counts from the last segment', () => {
    const turned = (from: number, to: number): string[] => {
      const ends = new Ends({ idleCut: millis(from) });
      ends.at(500, () => void (ends.link.settings = { ...ends.link.settings, idleCut: millis(to) }));
      return ends.until(5000).tape.slice(3);
    };
    expect(turned(1000, 0)).toEqual([]);
    expect(turned(0, 1000)).toEqual(['1080 ← RST box', '1080 → RST box']);
    expect(turned(1000, 2000)).toEqual(['2080 ← RST box', '2080 → RST box']);
    // The connection has been idle for longer than that already.
    expect(turned(0, 100)).toEqual(['500 ← RST box', '500 → RST box']);
  });

  it('cannot reset anybody while the cable is out; what comes later is answered by another RST', () => {
    const ends = new Ends({ idleCut: millis(1000) });
    ends
      .at(900, () => ends.plug(false))
      .at(2000, () => ends.plug(true))
      .until(2500);
    expect(ends.heard.slice(2)).toEqual([]);
    ends.at(3000, ({ client }) => client.write(octets(5))).until(5000);
    expect(ends.tape.slice(5)).toContain('3020 ← RST box');
    expect(ends.heard).toContain('3040 client reset');
  });

  it('has nothing to do with a connection that is over', () => {
    const ends = new Ends({ idleCut: millis(1000) }).at(200, ({ client }) => client.end()).until(5000);
    expect(ends.tape.some((line) => line.includes('box'))).toBe(false);
  });
});
