/** A cache between a client and a server, in octets; the path is described in box-path.ts. */
import { describe, expect, it } from 'vitest';
import { fromLatin1, utf8 } from '../../../src/base/index.ts';
import { answer, BoxPath, GET, UPGRADE } from './box-path.ts';

describe('a cache', () => {
  const fresh = answer('real', 'Cache-Control: max-age=60');

  it('answers from what it keeps, with its age, and asks again once that is stale', () => {
    const path = new BoxPath('caches')
      .ask(100, ...GET)
      .ask(5000, ...GET)
      .ask(70_000, ...GET);
    path.server.onData = () => path.server.say(fresh);
    path.until(80_000);
    expect(fromLatin1(path.server.received()).match(/^GET/gm)).toHaveLength(2);
    expect(path.text).toContain('Age: 4\r\n');
    expect(path.times[1]).toBe(5010);
  });

  // RFC 9111 §4.2.3, §5.1: its own time comes on top of what earlier caches have said, and one Age goes on.
  it('counts the age that an answer has already', () => {
    const path = new BoxPath('caches')
      .ask(100, ...GET)
      .ask(5000, ...GET)
      .ask(30_000, ...GET);
    path.server.onData = () => path.server.say(answer('x', 'Cache-Control: max-age=60', 'Age: 40, 7'));
    path.until(40_000);
    expect(path.text.match(/Age: .*/g)).toEqual(['Age: 40, 7', 'Age: 44', 'Age: 40, 7']);
  });

  it('takes no text in quotes for a directive', () => {
    const path = new BoxPath('caches').ask(100, ...GET).ask(5000, ...GET);
    path.server.onData = () => path.server.say(answer('x', 'Cache-Control: ext="a, max-age=60"'));
    path.until(8000);
    expect(fromLatin1(path.server.received()).match(/^GET/gm)).toHaveLength(2);
  });

  it.each(['no-store', 'private, max-age=60', 'no-cache'])('keeps nothing that is %s', (directive) => {
    const path = new BoxPath('caches').ask(100, ...GET).ask(5000, ...GET);
    path.server.onData = () => path.server.say(answer('x', `Cache-Control: ${directive}`));
    path.until(8000);
    expect(fromLatin1(path.server.received()).match(/^GET/gm)).toHaveLength(2);
  });

  // Huang et al., Talking to Yourself for Fun and Profit (2011), which masking answers (RFC 6455 §10.3).
  const attack = (octets: Uint8Array): string => {
    const path = new BoxPath('caches').ask(100, ...UPGRADE);
    path.at(130, () =>
      path.server.say(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      ),
    );
    path.at(200, () => path.client.client.write(octets));
    path.at(230, () => path.server.say(answer('poison', 'Cache-Control: max-age=60'))).until(400);
    path.dial();
    path.ask(500, 'GET /script.js HTTP/1.1', 'Host: chat.example');
    path.server.onData = () => path.server.say(fresh, path.server.ends.length - 1);
    path.until(1000);
    return path.text.split('\r\n\r\n')[1] ?? '';
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
