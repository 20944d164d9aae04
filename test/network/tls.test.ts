/** TLS over TCP on a path of 80 ms: flights, records, and what they cost. Notation in ends.ts. */
import { describe, expect, it } from 'vitest';
import { MSS } from '../../src/wire/tcp/index.ts';
import type { Connection } from '../../src/network/index.ts';
import { Ends, octets } from './ends.ts';
import { factsOf } from '../trace/facts-of.ts';

const flights = (ends: Ends, kind: 'flight-sent' | 'flight-received'): string[] =>
  factsOf(ends.world.trace, kind).map(
    ({ at, up, octets: n, messages }) => `${at / 1000} ${up ? '→' : '←'} ${n} ${messages.join(', ')}`,
  );

describe('a full handshake', () => {
  it('of TLS 1.3 takes one round trip more (RFC 8446 §2)', () => {
    const ends = new Ends({ tls: 'tls13' }).until(1000);
    expect(flights(ends, 'flight-sent')).toEqual([
      '80 → 1931 ClientHello',
      '120 ← 816 ServerHello, EncryptedExtensions, Certificate, CertificateVerify, Finished',
      '160 → 80 Finished',
      '200 ← 574 NewSessionTicket, NewSessionTicket',
    ]);
    expect(ends.heard).toEqual(['120 server connected', '160 client connected']);
    expect(flights(ends, 'flight-received').map((line) => line.split(' ')[0])).toEqual([
      '120',
      '160',
      '200',
      '240',
    ]);
  });

  it('of TLS 1.2 takes two (RFC 5246 §7.3)', () => {
    const ends = new Ends({ tls: 'tls12' }).until(1000);
    expect(ends.heard).toEqual(['120 server connected', '240 client connected']);
    expect(flights(ends, 'flight-sent').at(-1)).toBe(
      '200 ← 258 NewSessionTicket, ChangeCipherSpec, Finished',
    );
  });

  it('of TLS 1.3 makes nobody wait for its tickets (RFC 8446 §4.6.1)', () => {
    const ends = new Ends({ tls: 'tls13' })
      .at(130, (connection) => connection.server.write(octets(7)))
      .until(1000);
    expect(ends.heard.slice(-1)).toEqual(['170 client 7']);
    expect(flights(ends, 'flight-received').at(-1)).toBe('240 ← 574 NewSessionTicket, NewSessionTicket');
  });

  it.each([
    ['tls12-resumed', 160],
    ['tls13-resumed', 160],
  ] as const)('%s: one', (tls, at) => {
    expect(new Ends({ tls }).until(1000).heard.at(-1)).toBe(`${at} client connected`);
  });

  it('cuts a ClientHello of 1931 octets into two segments', () => {
    const ends = new Ends({ tls: 'tls13' }).until(100);
    expect(ends.sent.slice(3).map(({ overhead }) => overhead)).toEqual([MSS, 1931 - MSS]);
  });
});

describe('the end', () => {
  it.each([
    ['tls13', 24],
    ['tls12', 31],
  ] as const)('%s: the server says that nothing more comes (RFC 8446 §6.1), and then FIN', (tls, size) => {
    const ends = new Ends({ tls }).at(500, ({ server }) => server.end()).until(1000);
    expect(flights(ends, 'flight-sent').at(-1)).toBe(`500 ← ${size} close_notify`);
    expect(flights(ends, 'flight-received').at(-1)).toBe(`540 ← ${size} close_notify`);
    expect(ends.heard).toContain('540 client ended');
  });

  it('a client says FIN alone, and so does a server that drops the connection', () => {
    const notices = (end: (connection: Connection) => void): string[] =>
      flights(new Ends({ tls: 'tls13' }).at(500, end).until(520), 'flight-sent').filter((line) =>
        line.endsWith('notify'),
      );
    expect(notices(({ client }) => client.end())).toEqual([]);
    expect(
      notices(({ server }) => {
        server.notifies = false;
        server.end();
      }),
    ).toEqual([]);
  });
});

describe('before the handshake is done', () => {
  it.each([
    ['tls12', 240, 200],
    ['tls12-resumed', 160, 200],
    ['tls13', 160, 120],
    ['tls13-resumed', 160, 120],
    ['tls13-early-data', 160, 120],
  ] as const)('%s: octets wait, and leave behind the last flight of their end', (tls, client, server) => {
    // RFC 8446 §2: a server may speak behind its Finished; RFC 5246 §7.3: after the client's. What nobody offered
    // as early data is none.
    const ends = new Ends({ tls })
      .at(10, (connection) => connection.client.write(octets(5)))
      .at(50, (connection) => connection.server.write(octets(7)))
      .until(1000);
    const leaving = (up: boolean): number | undefined =>
      ends.sent.find((fact) => fact.up === up && fact.to > fact.from)?.at;
    expect([leaving(true), leaving(false)]).toEqual([client * 1000, server * 1000]);
    expect(ends.heard).toContain(`${client + 40} server 5`);
    expect(ends.heard).toContain(`${Math.max(client, server + 40)} client 7`);
  });

  it.each([
    ['server', 'client'],
    ['client', 'server'],
  ] as const)(
    'a FIN of the %s in the midst of it: what waits at the %s is lost, and both close',
    (one, other) => {
      for (const isFirst of [true, false]) {
        const ends = new Ends({ tls: 'tls12' })
          .at(90, (connection) => connection[other].write(octets(5)))
          .at(125, (connection) => connection[one].end())
          // Before it has heard of that FIN, or as its answer.
          .at(126, (connection) => void (isFirst && connection[other].end()));
        ends.until(5000);
        expect(ends.heard.filter((line) => line.endsWith(' closed'))).toHaveLength(2);
      }
    },
  );

  it('a FIN in the midst of it ends it: no flight leaves any more', () => {
    const ends = new Ends({ tls: 'tls13' }).at(100, ({ client }) => client.end()).until(5000);
    expect(flights(ends, 'flight-sent').map((line) => line.split(' ')[0])).toEqual(['80', '120']);
    expect(ends.heard).toEqual([
      '120 server connected',
      '140 server ended',
      '140 server closed',
      '180 client ended',
      '180 client closed',
    ]);
  });
});

describe('early data (RFC 8446 §2.3)', () => {
  const early = (): Ends => {
    const ends = new Ends({ tls: 'tls13-early-data' });
    ends.onEarly = (end) => end.write(octets(298));
    ends.onServer = (end) => end.write(octets(200));
    return ends;
  };

  it('is at the server behind the ClientHello, and answered one round trip later', () => {
    const ends = early().until(1000);
    expect(ends.heard).toEqual([
      '80 client early',
      '120 server connected',
      '120 server 298',
      '160 client connected',
      '160 client 200',
    ]);
  });

  it('is not offered by a full handshake', () => {
    const ends = new Ends({ tls: 'tls13' });
    ends.onEarly = (end) => end.write(octets(298));
    expect(ends.until(1000).heard).not.toContain('80 client early');
  });
});

describe('records', () => {
  it.each([
    ['tls13', 22],
    ['tls12', 29],
  ] as const)('of %s add %i octets, and the stream has none of them', (tls, overhead) => {
    const ends = new Ends({ tls }).at(1000, ({ client }) => client.write(octets(11))).until(2000);
    const last = ends.sent.findLast(({ up, to, from }) => up && to > from);
    expect([last?.to, last?.overhead]).toEqual([11, overhead]);
    expect(ends.world.trace.stream(0, true).length).toBe(11);
    expect(ends.heard.at(-1)).toBe('1040 server 11');
  });

  it('hold at most 16,384 octets each (RFC 8446 §5.1)', () => {
    const ends = new Ends({ tls: 'tls13', initialWindow: 100 });
    ends.at(1000, ({ client }) => client.write(octets(40_000))).until(2000);
    const extra = ends.sent
      .filter(({ at }) => at === 1_000_000)
      .reduce((sum, { overhead }) => sum + overhead, 0);
    expect(extra).toBe(3 * 22);
    expect(ends.heard.slice(2)).toEqual(['1040 server 16384', '1040 server 16384', '1040 server 7232']);
  });

  it('are handed out whole: nothing of one can be read before its last octet', () => {
    // The third segment of a record is lost; the first two wait for it though they came in order.
    const ends = new Ends({ tls: 'tls13' }, 7, ({ up, data }) => up && data === 3 + 2);
    ends.at(1000, ({ client }) => client.write(octets(5 * MSS))).until(3000);
    expect(ends.heard.slice(2)).toEqual([`1120 server ${5 * MSS}`]);
  });

  it('survive a path that loses and reorders', () => {
    const ends = new Ends({ tls: 'tls13', loss: 150, reorder: 100 }, 11);
    ends.at(5000, ({ client }) => client.write(octets(50_000))).at(9000, ({ client }) => client.end());
    ends.until(120_000);
    const sizes = ends.heard
      .filter((line) => /server \d+$/.test(line))
      .map((line) => Number(line.split(' ')[2]));
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(50_000);
    expect(ends.heard.filter((line) => line.endsWith(' closed'))).toHaveLength(2);
  });

  it('leave a firewall that reads along blind', () => {
    const ask = new TextEncoder().encode('GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
    const ends = new Ends({ tls: 'tls13', box: 'drops-upgrade' });
    expect(
      ends
        .at(200, ({ client }) => client.write(ask))
        .until(1000)
        .heard.at(-1),
    ).toBe(`240 server ${ask.length}`);
  });
});
