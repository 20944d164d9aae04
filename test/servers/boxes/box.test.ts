/** Boxes between a client and a server of bare octets, 10 ms each way: the box stands at 5 ms. */
import { expect, describe, it } from 'vitest';
import { fromLatin1, millis, utf8 } from '../../../src/base/index.ts';
import type { Connection } from '../../../src/network/index.ts';
import { Box } from '../../../src/servers/boxes/index.ts';
import { RawServer } from '../../clients/raw-server.ts';

class Way {
  readonly server = new RawServer();
  readonly box = new Box(this.server.world, this.server.link, this.server);
  client!: Connection;
  text = '';
  readonly times: number[] = [];
  isOver = false;

  constructor(box: 'strips-upgrade' | 'buffers' | 'caches', tls: 'none' | 'tls13' = 'none') {
    this.server.link.settings = { ...this.server.link.settings, box, tls };
    this.dial();
  }

  readonly #alice = this.server.world.join('Alice', 'page');

  dial(): void {
    this.client = this.box.dial(this.#alice);
    this.text = '';
    this.client.client.events = {
      data: (octets) => {
        this.text += fromLatin1(octets);
        this.times.push(this.server.world.now / 1000);
      },
      ended: () => this.client.client.end(),
      closed: () => void (this.isOver = true),
    };
  }

  ask(ms: number, ...lines: string[]): this {
    const octets = utf8(`${lines.join('\r\n')}\r\n\r\n`);
    this.server.world.clock.schedule(millis(ms), 0, () => this.client.client.write(octets));
    return this;
  }

  at(ms: number, run: () => void): this {
    this.server.world.clock.schedule(millis(ms), 0, run);
    return this;
  }

  until(ms: number): this {
    this.server.until(ms);
    return this;
  }
}

const GET = ['GET /a HTTP/1.1', 'Host: chat.example'];
const UPGRADE = [...GET, 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
const answer = (body: string, ...fields: string[]): string =>
  ['HTTP/1.1 200 OK', ...fields, `Content-Length: ${body.length}`, '', body].join('\r\n');

describe('a proxy', () => {
  it('passes a request on over a connection of its own, with Via and without the fields of a hop', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET, 'Connection: X-Own', 'X-Own: 1', 'Accept: */*');
    way.until(300);
    expect(fromLatin1(way.server.received())).toBe(
      'GET /a HTTP/1.1\r\nHost: chat.example\r\nAccept: */*\r\nVia: 1.1 box\r\n\r\n',
    );
    expect(way.server.world.trace.connections).toBe(2);
  });

  it('takes no longer than the path without it, once both its connections are open', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET).ask(200, ...GET);
    way.server.onData = () => way.server.say(answer('hi'));
    way.until(500);
    // The first: 5 ms to the box, its own handshake of 10 ms, 5 + 5 back, 5. The second: there and back.
    expect(way.times).toEqual([130, 220]);
  });

  it('that knows no Upgrade takes it away: the server sees a plain GET', () => {
    const way = new Way('strips-upgrade').ask(100, ...UPGRADE).until(300);
    expect(fromLatin1(way.server.received())).toBe(
      'GET /a HTTP/1.1\r\nHost: chat.example\r\nSec-WebSocket-Version: 13\r\nVia: 1.1 box\r\n\r\n',
    );
  });

  it('lets pieces of an answer through as they come', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET);
    way.server.onData = () =>
      way.server.say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n');
    way
      .at(300, () => way.server.say('2\r\nho\r\n'))
      .at(400, () => way.server.say('0\r\n\r\n'))
      .until(600);
    expect(way.text).toBe(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nVia: 1.1 box\r\n\r\n2\r\nhi\r\n2\r\nho\r\n0\r\n\r\n',
    );
    expect(way.times).toEqual([130, 310, 410]);
  });

  it('answers one request after the other', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET).ask(101, 'GET /b HTTP/1.1', 'Host: chat.example');
    way.at(140, () => way.server.say(answer('A'))).at(180, () => way.server.say(answer('B')));
    way.until(600);
    expect(way.text.split('\r\n').filter((line) => /^[AB]/.test(line))).toEqual(['AHTTP/1.1 200 OK', 'B']);
    expect(fromLatin1(way.server.received()).match(/^GET \S+/gm)).toEqual(['GET /a', 'GET /b']);
  });

  it('asks on over another connection behind Connection: close, whenever the server ends the first', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET, '', ...GET);
    way.server.onData = (conn) => {
      way.server.say(answer(`from ${conn}`, 'Connection: close'), conn);
      // Not at once: its FIN is at the box when the second request has left that.
      way.at(way.server.world.now / 1000 + 4, () => way.server.ends[conn]?.end());
    };
    way.until(1000);
    expect(way.text.split('\r\n').filter((line) => line.includes('from'))).toEqual([
      'from 0HTTP/1.1 200 OK',
      'from 1',
    ]);
  });

  it('reads an answer in pieces on the connection behind one that has ended', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET).ask(300, ...GET);
    way.server.onData = (conn) => {
      if (conn === 1) return way.server.say('HTTP/1.1 200 OK\r\nX: ', 1);
      way.server.say(answer('one', 'Connection: close'));
      way.server.ends[0]?.end();
    };
    way.at(400, () => way.server.say('1\r\nContent-Length: 3\r\n\r\ntwo', 1)).until(1000);
    expect(way.text.match(/one|two|502/g)).toEqual(['one', 'two']);
  });

  it.each(['strips-upgrade', 'buffers'] as const)('%s: what HEAD is told of the length goes on', (box) => {
    const way = new Way(box).ask(100, 'HEAD /a HTTP/1.1', 'Host: chat.example');
    way.server.onData = () => way.server.say('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n');
    way.until(300);
    expect(way.text).toContain('\r\nContent-Length: 10\r\n');
  });

  it.each(['strips-upgrade', 'buffers'] as const)(
    '%s: an answer that lasts until the close does so on both ways',
    (box) => {
      const way = new Way(box).ask(100, ...GET);
      way.server.onData = () => way.server.say('HTTP/1.0 200 OK\r\n\r\nall there is');
      way.at(200, () => way.server.ends[0]?.end()).until(500);
      expect(way.text).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nall there is$/s);
      expect(way.isOver || /Content-Length: 12\r\n/.test(way.text)).toBe(true);
    },
  );

  it('cuts an answer off where the server does: its head has gone on, so there is no 502', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET);
    way.server.onData = () => way.server.say('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf');
    way.at(200, () => way.server.ends[0]?.end()).until(500);
    expect(way.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(way.isOver).toBe(true);
  });

  // RFC 9112 §5.1, §5.2: what old servers write goes on as it should have been.
  it.each(['strips-upgrade', 'buffers', 'caches'] as const)(
    '%s: a gap before a colon and a fold do not go on',
    (box) => {
      const way = new Way(box).ask(100, ...GET);
      way.server.onData = () =>
        way.server.say('HTTP/1.1 200 OK\r\nX : a\r\n b\r\nContent-Length: 2\r\n\r\nhi');
      way.until(500);
      expect(way.text).toMatch(
        /^HTTP\/1\.1 200 OK\r\n(Content-Length: 2\r\n|Via: 1.1 box\r\n|X: a b\r\n){3}\r\nhi$/,
      );
    },
  );

  it.each(['strips-upgrade', 'buffers'] as const)(
    '%s: a head that cannot be read is a 502, and no reset',
    (box) => {
      const way = new Way(box).ask(100, ...GET);
      way.server.onData = () => way.server.say('HTTP/1.1 200 OK\r\nX\r\nContent-Length: 2\r\n\r\nhi');
      way.until(500);
      expect(way.text).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
      expect(way.server.facts('disconnected').filter(({ conn, by }) => conn === 0 && by === 'RST')).toEqual(
        [],
      );
    },
  );

  it.each(['strips-upgrade', 'buffers'] as const)(
    '%s: an interim answer and the final one in one segment',
    (box) => {
      const way = new Way(box).ask(100, ...GET).ask(300, ...GET);
      way.server.onData = () => way.server.say(`HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n${answer('hi')}`);
      way.until(500);
      expect(way.text.match(/HTTP\/1\.1 \d+/g)).toEqual([
        'HTTP/1.1 103',
        'HTTP/1.1 200',
        'HTTP/1.1 103',
        'HTTP/1.1 200',
      ]);
      expect(way.text).toMatch(/\r\n\r\nhi$/);
    },
  );

  it('a wish of HTTP/1.0 to leave HTTP does not go on (RFC 9110 §7.8)', () => {
    const way = new Way('buffers').ask(100, ...UPGRADE.map((line) => line.replace('HTTP/1.1', 'HTTP/1.0')));
    way.until(300);
    expect(fromLatin1(way.server.received())).not.toContain('Upgrade');
  });

  it('says 502 where the server is gone', () => {
    const way = new Way('strips-upgrade').ask(100, ...GET);
    way.server.listening = false;
    way.until(300);
    expect(way.text).toMatch(/^HTTP\/1.1 502 Bad Gateway\r\n/);
    expect(way.isOver).toBe(true);
  });

  it('sees nothing where there is TLS: the connection goes through whole', () => {
    const way = new Way('strips-upgrade', 'tls13').ask(200, ...UPGRADE).until(500);
    expect(fromLatin1(way.server.received())).toContain('\r\nUpgrade: websocket\r\n');
    expect(way.server.world.trace.connections).toBe(1);
  });
});

describe('a proxy that buffers', () => {
  it('holds an answer back until it is whole, and says its length', () => {
    const way = new Way('buffers').ask(100, ...GET);
    way.server.onData = () =>
      way.server.say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n');
    way.at(300, () => way.server.say('2\r\nho\r\n')).until(390);
    expect(way.text).toBe('');
    way.at(400, () => way.server.say('0\r\n\r\n')).until(600);
    expect(way.text).toBe('HTTP/1.1 200 OK\r\nVia: 1.1 box\r\nContent-Length: 4\r\n\r\nhiho');
  });

  it('opens a tunnel behind a 101', () => {
    const way = new Way('buffers').ask(100, ...UPGRADE);
    way.at(130, () =>
      way.server.say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    );
    way
      .at(200, () => way.client.client.write(utf8('up')))
      .at(200, () => way.server.say('down'))
      .until(500);
    expect(fromLatin1(way.server.received())).toMatch(/up$/);
    expect(way.text).toMatch(/\r\n\r\ndown$/);
  });
});

describe('a cache', () => {
  const fresh = answer('real', 'Cache-Control: max-age=60');

  it('answers from what it keeps, with its age, and asks again once that is stale', () => {
    const way = new Way('caches')
      .ask(100, ...GET)
      .ask(5000, ...GET)
      .ask(70_000, ...GET);
    way.server.onData = () => way.server.say(fresh);
    way.until(80_000);
    expect(fromLatin1(way.server.received()).match(/^GET/gm)).toHaveLength(2);
    expect(way.text).toContain('Age: 4\r\n');
    expect(way.times[1]).toBe(5010);
  });

  // RFC 9111 §4.2.3, §5.1: its own time comes on top of what earlier caches have said, and one Age goes on.
  it('counts the age that an answer has already', () => {
    const way = new Way('caches')
      .ask(100, ...GET)
      .ask(5000, ...GET)
      .ask(30_000, ...GET);
    way.server.onData = () => way.server.say(answer('x', 'Cache-Control: max-age=60', 'Age: 40, 7'));
    way.until(40_000);
    expect(way.text.match(/Age: .*/g)).toEqual(['Age: 40, 7', 'Age: 44', 'Age: 40, 7']);
  });

  it('takes no text in quotes for a directive', () => {
    const way = new Way('caches').ask(100, ...GET).ask(5000, ...GET);
    way.server.onData = () => way.server.say(answer('x', 'Cache-Control: ext="a, max-age=60"'));
    way.until(8000);
    expect(fromLatin1(way.server.received()).match(/^GET/gm)).toHaveLength(2);
  });

  it.each(['no-store', 'private, max-age=60', 'no-cache'])('keeps nothing that is %s', (directive) => {
    const way = new Way('caches').ask(100, ...GET).ask(5000, ...GET);
    way.server.onData = () => way.server.say(answer('x', `Cache-Control: ${directive}`));
    way.until(8000);
    expect(fromLatin1(way.server.received()).match(/^GET/gm)).toHaveLength(2);
  });

  // Huang et al., Talking to Yourself for Fun and Profit (2011), which masking answers (RFC 6455 §10.3).
  const attack = (octets: Uint8Array): string => {
    const way = new Way('caches').ask(100, ...UPGRADE);
    way.at(130, () =>
      way.server.say('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    );
    way.at(200, () => way.client.client.write(octets));
    way.at(230, () => way.server.say(answer('poison', 'Cache-Control: max-age=60'))).until(400);
    way.dial();
    way.ask(500, 'GET /script.js HTTP/1.1', 'Host: chat.example');
    way.server.onData = () => way.server.say(fresh, way.server.ends.length - 1);
    way.until(1000);
    return way.text.split('\r\n\r\n')[1] ?? '';
  };
  const request = utf8('GET /script.js HTTP/1.1\r\nHost: chat.example\r\n\r\n');

  it('that does not understand the 101 can be poisoned by octets that look like a request', () => {
    expect(attack(request)).toBe('poison');
  });

  it('cannot by the same octets masked', () => {
    const key = [0x37, 0xfa, 0x21, 0x3d];
    expect(attack(request.map((octet, i) => octet ^ (key[i % 4] ?? 0)))).toBe('real');
  });
});
