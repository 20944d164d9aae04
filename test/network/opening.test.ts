/** The handshake of TCP on a path of 80 ms there and back; the notation of the tape is explained in ends.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { Ends, octets, TEXT } from './ends.ts';

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
