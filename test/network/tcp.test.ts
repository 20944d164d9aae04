/** TCP on a path of 80 ms there and back; the notation of the tape is explained in ends.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { MSS } from '../../src/wire/tcp/index.ts';
import { Ends, octets } from './ends.ts';
import { PSH, RST } from '../../src/trace/index.ts';

/** What is said of octets that are a frame: a final text frame. */
const TEXT = { fin: true, rsv: 0, opcode: 1 };
const HANDSHAKE = ['0 → SYN', '40 ← SYN ACK', '80 → ACK'];

describe('setting up', () => {
  it('takes one round trip at the client, one and a half at the server (RFC 9293 §3.5)', () => {
    const ends = new Ends().until(1000);
    expect(ends.tape).toEqual(HANDSHAKE);
    expect(ends.heard).toEqual(['80 client connected', '120 server connected']);
    // 60 + 60 + 52 octets as IPv4 packets.
    expect(ends.octets).toBe(172);
  });

  it('is refused by RST where nobody listens', () => {
    const ends = new Ends();
    ends.listening = false;
    ends.until(1000);
    expect(ends.tape).toEqual(['0 → SYN', '40 ← RST ACK']);
    expect(ends.heard).toEqual(['80 client reset']);
  });

  it('is refused again when the first RST was lost, and accepted once somebody listens', () => {
    const refused = (listensFrom: number): string[] => {
      const ends = new Ends({}, 7, ({ up, n }) => !up && n === 0);
      ends.listening = false;
      ends.at(listensFrom, () => void (ends.listening = true)).until(1500);
      return [...ends.tape.slice(1), ...ends.heard];
    };
    expect(refused(5000)).toEqual([
      '40 ← RST ACK',
      '1000 → SYN timeout',
      '1040 ← RST ACK',
      '1080 client reset',
    ]);
    expect(refused(500).slice(2, 4)).toEqual(['1040 ← SYN ACK', '1080 → ACK']);
  });

  it('a SYN that is late changes nothing: what is there already is acknowledged (RFC 9293 §3.10.7.4)', () => {
    // A way of 600 ms: the SYN leaves a second time before its answer is back.
    const ends = new Ends({ rtt: millis(2400) }).at(2500, ({ client }) => client.write(octets(5)));
    ends.until(20_000);
    expect(ends.tape.slice(0, 8)).toEqual([
      '0 → SYN',
      '1000 → SYN timeout',
      '1200 ← SYN ACK',
      '2200 ← SYN ACK',
      '2400 → ACK',
      '2500 → ACK 5',
      '3200 ← SYN ACK timeout',
      '3400 → ACK',
    ]);
    // SEQ is where the client is by now, not where it began.
    expect(ends.sent[7]).toMatchObject({ from: 5, to: 5 });
    expect(ends.heard).toEqual(['2400 client connected', '3600 server connected', '3700 server 5']);
  });

  it('is refused when the listener went away while the client’s ACK was on its way', () => {
    const ends = new Ends();
    ends.at(50, () => void (ends.listening = false)).until(1000);
    expect(ends.tape).toEqual([...HANDSHAKE, '120 ← RST ACK']);
    expect(ends.heard).toEqual(['80 client connected', '160 client reset']);
  });

  it('given up by the client before it is open sends nothing; the SYN ACK is answered by RST', () => {
    const ends = new Ends().at(10, ({ client }) => client.abort()).until(1000);
    expect(ends.tape).toEqual(['0 → SYN', '40 ← SYN ACK', '80 → RST']);
    expect(ends.heard).toEqual(['10 client reset']);
  });
});

describe('before the handshake is done', () => {
  it('octets wait, and leave with it (RFC 9293 §3.10.2)', () => {
    const ends = new Ends().at(10, ({ client }) => {
      const sent = [5, 7].map((n) => ends.world.trace.spanAt(client.send('frame-sent', octets(n), TEXT)));
      expect(sent.map(({ from, to }) => [from, to])).toEqual([
        [0, 5],
        [5, 12],
      ]);
      client.whenSent(() => ends.heard.push(`${ends.world.now / 1000} client has sent`));
    });
    ends.until(1000);
    expect(ends.tape).toEqual([...HANDSHAKE, '80 → ACK 5', '80 → ACK 7', '120 ← ACK']);
    expect(ends.heard).toContain('80 client has sent');
    expect(ends.heard).toContain('120 server 7');
  });

  it('CLOSE in SYN-SENT gives it up (§3.10.4): no FIN, no octets, and the SYN ACK is answered by RST', () => {
    const ends = new Ends().at(10, ({ client }) => {
      client.write(octets(5));
      client.end();
    });
    ends.until(1000);
    expect(ends.tape).toEqual(['0 → SYN', '40 ← SYN ACK', '80 → RST']);
    expect(ends.heard).toEqual(['10 client reset']);
  });

  it('CLOSE in SYN-RECEIVED waits for the ACK, behind the octets that wait', () => {
    const ends = new Ends().at(50, ({ server }) => {
      server.write(octets(5));
      server.end();
    });
    ends.until(1000);
    expect(ends.tape.slice(3, 5)).toEqual(['120 ← ACK 5', '120 ← FIN ACK']);
    expect(ends.heard).toEqual([
      '80 client connected',
      '120 server connected',
      '160 client 5',
      '160 client ended',
      '160 client closed',
      '200 server ended',
      '200 server closed',
    ]);
  });
});

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
