/** The end of a connection of TCP on a path of 80 ms there and back; the notation of the tape is explained in ends.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { RST } from '../../src/trace/index.ts';
import { Ends, octets } from './ends.ts';

describe('ending', () => {
  it.each([
    ['client', '→', '←'],
    ['server', '←', '→'],
  ] as const)('by the %s: FIN each way, then an ACK', (who, there, back) => {
    const ends = new Ends().at(200, (connection) => connection[who].end()).until(1000);
    expect(ends.tape.slice(3)).toEqual([`200 ${there} FIN ACK`, `240 ${back} FIN ACK`, `280 ${there} ACK`]);
    const other = who === 'client' ? 'server' : 'client';
    expect(ends.heard.slice(2)).toEqual([
      `240 ${other} ended`,
      `240 ${other} closed`,
      `280 ${who} ended`,
      `280 ${who} closed`,
    ]);
  });

  it('by both at once: the FINs cross (RFC 9293 §3.6, figure 13)', () => {
    const ends = new Ends().at(200, ({ client, server }) => {
      client.end();
      server.end();
    });
    ends.until(1000);
    expect(ends.tape.slice(3)).toEqual(['200 → FIN ACK', '200 ← FIN ACK', '240 ← ACK', '240 → ACK']);
    expect(ends.heard.slice(2)).toEqual([
      '240 server ended',
      '240 server closed',
      '240 client ended',
      '240 client closed',
    ]);
  });

  it('half: the other side may go on sending until it closes as well', () => {
    const ends = new Ends();
    ends.answersFin = false;
    ends
      .at(200, ({ client }) => client.end())
      .at(300, ({ server }) => server.write(octets(5)))
      .at(400, ({ server }) => server.end())
      .until(1000);
    expect(ends.tape.slice(3)).toEqual([
      '200 → FIN ACK',
      '240 ← ACK',
      '300 ← ACK 5',
      '340 → ACK',
      '400 ← FIN ACK',
      '440 → ACK',
    ]);
    expect(ends.heard.slice(2)).toEqual([
      '240 server ended',
      '340 client 5',
      '400 server closed',
      '440 client ended',
      '440 client closed',
    ]);
  });

  it('by RST: at once here, half a round trip later there, and nothing is acknowledged', () => {
    const ends = new Ends().at(200, ({ server }) => server.abort()).until(1000);
    expect(ends.tape.slice(3)).toEqual(['200 ← RST ACK']);
    expect(ends.heard.slice(2)).toEqual(['200 server reset', '240 client reset']);
  });

  it('what came just before an RST is not acknowledged', () => {
    const ends = new Ends().at(200, ({ client }) => {
      client.write(octets(5));
      client.abort();
    });
    expect(ends.until(1000).tape.slice(3)).toEqual(['200 → ACK 5', '200 → RST ACK']);
  });

  it('octets that reach a closed port are answered by RST, the RST by nothing', () => {
    const ends = new Ends()
      .at(200, ({ server }) => server.abort())
      .at(210, ({ client }) => client.write(octets(5)))
      .until(1000);
    expect(ends.tape.slice(3)).toEqual(['200 ← RST ACK', '210 → ACK 5', '250 ← RST']);
  });

  it.each([
    ['octets that it has had', 260, 5],
    ['a FIN', 300, 0],
  ])('whatever reaches a closed port is answered by RST: %s (RFC 9293 §3.10.7.1)', (_, back, n) => {
    // The RST, and the ACK of the octets, are lost with the cable: the client knows of nothing.
    const ends = new Ends();
    ends
      .at(200, ({ client }) => void (n > 0 && client.write(octets(n))))
      .at(241, () => ends.plug(false))
      .at(242, ({ server }) => server.abort())
      .at(back, () => ends.plug(true))
      .at(300, ({ client }) => client.end())
      .until(2_000_000);
    const after = ends.sent.filter(({ at }) => at > millis(300));
    // SEQ of a RST is the ACK number of what it answers: nothing had come from this side.
    expect(after.filter(({ flags }) => (flags & RST) !== 0).map(({ from, to }) => [from, to])).toContainEqual(
      [0, 0],
    );
    expect(ends.heard.at(-1)).toMatch(/client reset$/);
    expect(after.filter(({ retransmission }) => retransmission === 'timeout').length).toBeLessThan(2);
  });

  it('also a flight of TLS that reaches a closed port is answered by RST', () => {
    // The RST of 110 ms is lost; the ClientHello is there at 120 ms.
    const ends = new Ends({ tls: 'tls13' }, 7, ({ up, n }) => !up && n === 1);
    ends.at(110, ({ server }) => server.abort()).until(1000);
    expect(ends.heard).toEqual(['160 client reset']);
  });

  it('by RST in LAST-ACK: the FIN that is lost is not sent again (RFC 9293 §3.10.7.4)', () => {
    // Of the client: SYN, ACK, FIN.
    const ends = new Ends({}, 7, ({ up, n }) => up && n === 2)
      .at(200, ({ server }) => server.end())
      .at(250, ({ server }) => server.abort())
      .until(60_000);
    expect(ends.tape.slice(3)).toEqual(['200 ← FIN ACK', '240 → FIN ACK', '250 ← RST ACK']);
    expect(ends.heard.at(-1)).toBe('250 server reset');
  });

  it('each end hears its end once', () => {
    const ends = new Ends()
      .at(200, ({ client, server }) => {
        client.abort();
        server.abort();
        client.end();
        client.abort();
      })
      .until(1000);
    expect(ends.heard.slice(2)).toEqual(['200 client reset', '200 server reset']);
  });
});
