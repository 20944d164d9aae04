/** Proxies between a client and a server, in octets; the path is described in box-path.ts. */
import { describe, expect, it } from 'vitest';
import { fromLatin1, utf8 } from '../../../src/base/index.ts';
import { answer, BoxPath, GET, UPGRADE } from './box-path.ts';

describe('a proxy', () => {
  it('passes a request on over a connection of its own, with Via and without the fields of a hop', () => {
    const path = new BoxPath('strips-upgrade').ask(
      100,
      ...GET,
      'Connection: X-Own',
      'X-Own: 1',
      'Accept: */*',
    );
    path.until(300);
    expect(fromLatin1(path.server.received())).toBe(
      'GET /a HTTP/1.1\r\nHost: chat.example\r\nAccept: */*\r\nVia: 1.1 box\r\n\r\n',
    );
    expect(path.server.world.trace.connections).toBe(2);
  });

  it('takes no longer than the path without it, once both its connections are open', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...GET).ask(200, ...GET);
    path.server.onData = () => path.server.say(answer('hi'));
    path.until(500);
    // The first: 5 ms to the box, its own handshake of 10 ms, 5 + 5 back, 5. The second: there and back.
    expect(path.times).toEqual([130, 220]);
  });

  it('that knows no Upgrade takes it away: the server sees a plain GET', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...UPGRADE).until(300);
    expect(fromLatin1(path.server.received())).toBe(
      'GET /a HTTP/1.1\r\nHost: chat.example\r\nSec-WebSocket-Version: 13\r\nVia: 1.1 box\r\n\r\n',
    );
  });

  it('lets pieces of an answer through as they come', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...GET);
    path.server.onData = () =>
      path.server.say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n');
    path
      .at(300, () => path.server.say('2\r\nho\r\n'))
      .at(400, () => path.server.say('0\r\n\r\n'))
      .until(600);
    expect(path.text).toBe(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nVia: 1.1 box\r\n\r\n2\r\nhi\r\n2\r\nho\r\n0\r\n\r\n',
    );
    expect(path.times).toEqual([130, 310, 410]);
  });

  it('answers one request after the other', () => {
    const path = new BoxPath('strips-upgrade')
      .ask(100, ...GET)
      .ask(101, 'GET /b HTTP/1.1', 'Host: chat.example');
    path.at(140, () => path.server.say(answer('A'))).at(180, () => path.server.say(answer('B')));
    path.until(600);
    expect(path.text.split('\r\n').filter((line) => /^[AB]/.test(line))).toEqual(['AHTTP/1.1 200 OK', 'B']);
    expect(fromLatin1(path.server.received()).match(/^GET \S+/gm)).toEqual(['GET /a', 'GET /b']);
  });

  it('asks on over another connection behind Connection: close, whenever the server ends the first', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...GET, '', ...GET);
    path.server.onData = (conn) => {
      path.server.say(answer(`from ${conn}`, 'Connection: close'), conn);
      // Not at once: its FIN is at the box when the second request has left that.
      path.at(path.server.world.now / 1000 + 4, () => path.server.ends[conn]?.end());
    };
    path.until(1000);
    expect(path.text.split('\r\n').filter((line) => line.includes('from'))).toEqual([
      'from 0HTTP/1.1 200 OK',
      'from 1',
    ]);
  });

  it('reads an answer in pieces on the connection behind one that has ended', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...GET).ask(300, ...GET);
    path.server.onData = (conn) => {
      if (conn === 1) return path.server.say('HTTP/1.1 200 OK\r\nX: ', 1);
      path.server.say(answer('one', 'Connection: close'));
      path.server.ends[0]?.end();
    };
    path.at(400, () => path.server.say('1\r\nContent-Length: 3\r\n\r\ntwo', 1)).until(1000);
    expect(path.text.match(/one|two|502/g)).toEqual(['one', 'two']);
  });

  it.each(['strips-upgrade', 'buffers'] as const)('%s: what HEAD is told of the length goes on', (box) => {
    const path = new BoxPath(box).ask(100, 'HEAD /a HTTP/1.1', 'Host: chat.example');
    path.server.onData = () => path.server.say('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n');
    path.until(300);
    expect(path.text).toContain('\r\nContent-Length: 10\r\n');
  });

  it.each(['strips-upgrade', 'buffers'] as const)(
    '%s: an answer that lasts until the close does so on both ways',
    (box) => {
      const path = new BoxPath(box).ask(100, ...GET);
      path.server.onData = () => path.server.say('HTTP/1.0 200 OK\r\n\r\nall there is');
      path.at(200, () => path.server.ends[0]?.end()).until(500);
      expect(path.text).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nall there is$/s);
      expect(path.isOver || /Content-Length: 12\r\n/.test(path.text)).toBe(true);
    },
  );

  it('cuts an answer off where the server does: its head has gone on, so there is no 502', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...GET);
    path.server.onData = () => path.server.say('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf');
    path.at(200, () => path.server.ends[0]?.end()).until(500);
    expect(path.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
    expect(path.isOver).toBe(true);
  });

  // RFC 9112 §5.1, §5.2: what old servers write goes on as it should have been.
  it.each(['strips-upgrade', 'buffers', 'caches'] as const)(
    '%s: a gap before a colon and a fold do not go on',
    (box) => {
      const path = new BoxPath(box).ask(100, ...GET);
      path.server.onData = () =>
        path.server.say('HTTP/1.1 200 OK\r\nX : a\r\n b\r\nContent-Length: 2\r\n\r\nhi');
      path.until(500);
      expect(path.text).toMatch(
        /^HTTP\/1\.1 200 OK\r\n(Content-Length: 2\r\n|Via: 1.1 box\r\n|X: a b\r\n){3}\r\nhi$/,
      );
    },
  );

  it.each(['strips-upgrade', 'buffers'] as const)(
    '%s: a head that cannot be read is a 502, and no reset',
    (box) => {
      const path = new BoxPath(box).ask(100, ...GET);
      path.server.onData = () => path.server.say('HTTP/1.1 200 OK\r\nX\r\nContent-Length: 2\r\n\r\nhi');
      path.until(500);
      expect(path.text).toMatch(/^HTTP\/1\.1 502 Bad Gateway\r\n/);
      expect(path.server.facts('disconnected').filter(({ conn, by }) => conn === 0 && by === 'RST')).toEqual(
        [],
      );
    },
  );

  it.each(['strips-upgrade', 'buffers'] as const)(
    '%s: an interim answer and the final one in one segment',
    (box) => {
      const path = new BoxPath(box).ask(100, ...GET).ask(300, ...GET);
      path.server.onData = () =>
        path.server.say(`HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n${answer('hi')}`);
      path.until(500);
      expect(path.text.match(/HTTP\/1\.1 \d+/g)).toEqual([
        'HTTP/1.1 103',
        'HTTP/1.1 200',
        'HTTP/1.1 103',
        'HTTP/1.1 200',
      ]);
      expect(path.text).toMatch(/\r\n\r\nhi$/);
    },
  );

  it('a wish of HTTP/1.0 to leave HTTP does not go on (RFC 9110 §7.8)', () => {
    const path = new BoxPath('buffers').ask(
      100,
      ...UPGRADE.map((line) => line.replace('HTTP/1.1', 'HTTP/1.0')),
    );
    path.until(300);
    expect(fromLatin1(path.server.received())).not.toContain('Upgrade');
  });

  it('says 502 where the server is gone', () => {
    const path = new BoxPath('strips-upgrade').ask(100, ...GET);
    path.server.listening = false;
    path.until(300);
    expect(path.text).toMatch(/^HTTP\/1.1 502 Bad Gateway\r\n/);
    expect(path.isOver).toBe(true);
  });

  it('sees nothing where there is TLS: the connection goes through whole', () => {
    const path = new BoxPath('strips-upgrade', 'tls13').ask(200, ...UPGRADE).until(500);
    expect(fromLatin1(path.server.received())).toContain('\r\nUpgrade: websocket\r\n');
    expect(path.server.world.trace.connections).toBe(1);
  });
});

describe('a proxy that buffers', () => {
  it('holds an answer back until it is whole, and says its length', () => {
    const path = new BoxPath('buffers').ask(100, ...GET);
    path.server.onData = () =>
      path.server.say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n');
    path.at(300, () => path.server.say('2\r\nho\r\n')).until(390);
    expect(path.text).toBe('');
    path.at(400, () => path.server.say('0\r\n\r\n')).until(600);
    expect(path.text).toBe('HTTP/1.1 200 OK\r\nVia: 1.1 box\r\nContent-Length: 4\r\n\r\nhiho');
  });

  it('opens a tunnel behind a 101', () => {
    const path = new BoxPath('buffers').ask(100, ...UPGRADE);
    path.at(130, () =>
      path.server.say(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      ),
    );
    path
      .at(200, () => path.client.client.write(utf8('up')))
      .at(200, () => path.server.say('down'))
      .until(500);
    expect(fromLatin1(path.server.received())).toMatch(/up$/);
    expect(path.text).toMatch(/\r\n\r\ndown$/);
  });
});
