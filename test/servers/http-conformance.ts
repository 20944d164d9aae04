/**
 * What every mount of a back end owes the wire. Octets go in on a bare TCP connection, octets come out; the back
 * end's log says what its code saw. The link takes 10 ms each way, so a connection is open at 20 ms, the server
 * has the first octets at 30 and its answer is here at 40.
 *
 *     →   octets of the client        ←   octets of the server        ms   milliseconds of virtual time
 */
import { afterEach, describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { Bench, type MakeBackEnd, type Mounts, post, request } from './bench.ts';
import { obedient } from './obedient.ts';

export function httpConformance(mounts: Mounts): void {
  let bench: Bench;
  const open = (seed = 7, backEnd: MakeBackEnd = obedient): Bench =>
    (bench = new Bench(mounts, { seed, backEnd }));
  afterEach(() => bench.close());

  describe('answers', () => {
    it('GET, with the fields of a Node server in their order', async () => {
      const wire = open().dial(request('GET /echo'));
      await bench.until(100);
      expect(wire.text.split('\r\n')).toEqual([
        'HTTP/1.1 200 OK',
        'Content-Type: text/plain',
        'Date: Mon, 05 Jan 2026 09:00:00 GMT',
        'Connection: keep-alive',
        'Keep-Alive: timeout=5',
        'Content-Length: 0',
        '',
        '',
      ]);
      expect(wire.times).toEqual([40]);
    });

    it('POST with its body, byte for byte', async () => {
      const wire = open().dial(post('/echo', 'a\r\nb'));
      await bench.until(100);
      expect(wire.said()).toEqual(['200 a\r\nb']);
    });

    it('HEAD with the length of the body that it leaves out', async () => {
      const wire = open().dial(request('HEAD /slow'));
      await bench.until(500);
      expect(wire.text).toContain('Content-Length: 4\r\n');
      expect(wire.text.endsWith('\r\n\r\n')).toBe(true);
      expect(wire.said('HEAD')).toEqual(['200']);
    });

    it('204 without a length or a body', async () => {
      const wire = open().dial(request('GET /empty'));
      await bench.until(100);
      expect(wire.said()).toEqual(['204']);
      expect(wire.text).not.toContain('Content-Length');
    });

    it.each(['GET /elsewhere', 'GET //', 'TRACE /elsewhere', 'OPTIONS *', 'get /elsewhere'])(
      '404 where nobody feels responsible: %s',
      async (line) => {
        const wire = open().dial(request(line));
        await bench.until(100);
        expect(wire.said()).toEqual(['404 Nothing is here.']);
      },
    );
  });

  describe('refuses octets that are no request, and closes', () => {
    it.each([
      ['no version', 'GET /echo\r\n\r\n', 400],
      ['no target', 'GET  HTTP/1.1\r\n\r\n', 400],
      ['a space before the colon', 'GET /echo HTTP/1.1\r\nHost : x\r\n\r\n', 400],
      ['two different lengths', 'POST /echo HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
      ['the first octets of TLS', '\x16\x03\x01\x02\x00\x01\r\n\r\n', 400],
      ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505],
      ['no Host', 'GET /echo HTTP/1.1\r\n\r\n', 400],
      ['two Hosts', request('GET /echo', 'Host: chat.example'), 400],
      ['a Host with a path', 'GET /echo HTTP/1.1\r\nHost: chat.example/x\r\n\r\n', 400],
      ['a target that is no path', request('GET *'), 400],
      ['a fragment', request('GET /echo#b'), 400],
      ['a head of more than 16 KiB', request('GET /echo', `X: ${'x'.repeat(17_000)}`), 431],
    ])('%s', async (_name, octets, status) => {
      const wire = open().dial(octets);
      await bench.until(1000);
      expect(wire.answers().map(({ head }) => head.status)).toEqual([status]);
      expect(wire.text).toContain('Connection: close\r\n');
      // More than ten segments need a second round trip before the server has them all.
      const at = octets.length > 14_480 ? 60 : 40;
      expect(wire.heard).toEqual(['20 connected', `${at} ended`, `${at} closed`]);
      expect(bench.log).toEqual([]);
      expect(bench.facts('failure').map(({ status }) => status)).toEqual([status]);
    });

    it('what comes behind them is not read', async () => {
      const wire = open().dial('nonsense\r\n\r\n');
      bench.at(35, () => wire.send(request('GET /echo')));
      await bench.until(1000);
      expect(bench.log).toEqual([]);
    });
  });

  describe('a connection', () => {
    it('keeps the order of pipelined requests, one handler at a time', async () => {
      const wire = open().dial(request('GET /slow'), post('/echo', 'two'));
      bench.at(100, () => wire.send(post('/echo', 'three')));
      await bench.until(200);
      expect(bench.log).toEqual(['GET /slow']);
      await bench.until(500);
      expect(wire.said()).toEqual(['200 slow', '200 two', '200 three']);
      expect(bench.log).toEqual(['GET /slow', 'POST /echo', 'POST /echo']);
    });

    it('takes a request in any pieces', async () => {
      const wire = open().dial();
      const octets = post('/echo', 'pieces');
      for (let i = 0; i < octets.length; i++) bench.at(30 + i, () => wire.send(octets.charAt(i)));
      await bench.until(500);
      expect(wire.said()).toEqual(['200 pieces']);
    });

    it('stays open between requests, and closes 6 s after the last answer, as Node does', async () => {
      const wire = open().dial(request('GET /echo'));
      bench.at(2000, () => wire.send(request('GET /echo')));
      await bench.until(20_000);
      expect(wire.times).toEqual([40, 2020]);
      // The answer left at 2010 ms, the FIN 5 s later.
      expect(wire.heard).toEqual(['20 connected', '8020 ended', '8020 closed']);
    });

    it('may wait longer before its first request: a minute, then it is 408, as in Node', async () => {
      const late = open().dial();
      const never = bench.dial();
      bench.at(50_000, () => late.send(request('GET /echo')));
      await bench.until(100_000);
      expect(late.said()).toEqual(['200']);
      expect(never.answers().map(({ head }) => head.status)).toEqual([408]);
      expect(never.times).toEqual([60_040]);
    });

    it('is not idle while a handler works', async () => {
      const never = open().dial(request('GET /never'));
      await bench.until(20_000);
      expect(never.heard).toEqual(['20 connected']);
    });

    it('ends behind an answer to Connection: close, and reads nothing that stands behind it', async () => {
      const wire = open().dial(request('GET /echo', 'Connection: close'), request('GET /echo'));
      bench.at(45, () => wire.send(request('GET /echo')));
      await bench.until(100);
      expect(wire.said()).toEqual(['200']);
      expect(wire.text).toContain('Connection: close\r\n');
      expect(wire.heard).toEqual(['20 connected', '40 ended', '40 closed']);
      expect(bench.log).toEqual(['GET /echo']);
    });

    it('ends behind each answer when keep-alive is turned off', async () => {
      open().host.set({ keepAlive: false });
      const wire = bench.dial(request('GET /echo'));
      await bench.until(100);
      expect(wire.text).not.toContain('Keep-Alive');
      expect(wire.heard).toEqual(['20 connected', '40 ended', '40 closed']);
    });

    it('closes when the client sends no more', async () => {
      const wire = open().dial(request('GET /echo'));
      bench.at(50, () => wire.end());
      await bench.until(200);
      expect(wire.heard).toEqual(['20 connected', '70 ended', '70 closed']);
    });
  });

  describe('RFC 9110 §10.1.1: Expect', () => {
    const expecting = (what: string): string => request('POST /echo', 'Content-Length: 2', `Expect: ${what}`);

    it('100-continue: the asker is told to go on, once, and then answered', async () => {
      const wire = open().dial(expecting('100-continue'));
      bench.at(100, () => wire.send('h'));
      bench.at(200, () => wire.send('i'));
      await bench.until(500);
      expect(wire.said('POST')).toEqual(['100', '200 hi']);
      expect(wire.text.startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200')).toBe(true);
      expect(wire.times).toEqual([40, 220]);
    });

    it('whoever sends the body at once, or speaks HTTP/1.0, is told nothing', async () => {
      const wire = open().dial(`${expecting('100-continue')}hi`);
      const old = bench.dial(expecting('100-continue').replace('HTTP/1.1', 'HTTP/1.0'));
      await bench.until(500);
      expect(wire.said()).toEqual(['200 hi']);
      expect(old.octets.length).toBe(0);
    });

    it('each request anew', async () => {
      const wire = open().dial(expecting('100-continue'));
      bench.at(100, () => wire.send(`hi${expecting('100-Continue')}`));
      bench.at(200, () => wire.send('ho'));
      await bench.until(500);
      expect(wire.answers('POST', 'POST').map(({ head }) => head.status)).toEqual([100, 200, 100, 200]);
    });

    it('anything else: 417', async () => {
      const wire = open().dial(`${expecting('miracles')}hi`, request('GET /echo'));
      await bench.until(500);
      expect(wire.answers().map(({ head }) => head.status)).toEqual([417, 200]);
      expect(bench.log).toEqual(['GET /echo']);
    });
  });

  describe('a slow request', () => {
    it.each([
      ['a head', 'GET /echo HTTP/1.1\r\nHost:', 60],
      ['a body', request('POST /echo', 'Content-Length: 5'), 300],
    ])('%s that does not come in time is 408, as in Node', async (_name, octets, seconds) => {
      const wire = open().dial(octets);
      for (let s = 4; s < seconds; s += 4) bench.at(s * 1000, () => wire.send(s > seconds - 17 ? 'x' : ''));
      await bench.until(1_000_000);
      expect(wire.answers().map(({ head }) => head.status)).toEqual([408]);
      expect(bench.facts('response-sent').map(({ at }) => at)).toEqual([millis(30 + seconds * 1000)]);
      expect(wire.heard.slice(1)).toEqual([`${seconds * 1000 + 40} ended`, `${seconds * 1000 + 40} closed`]);
      expect(bench.facts('failure').map(({ problem, status: code }) => [problem, code])).toEqual([
        ['http/too-slow', 408],
      ]);
      expect(bench.log).toEqual([]);
    });

    // Node's `keepAliveTimeout` is for the time behind an answer; `headersTimeout` begins with the connection.
    it('the first one has a minute to begin, and then another: TLS and lost segments take their time', async () => {
      const wire = open().dial();
      bench.at(59_000, () => wire.send('GET /echo HTTP/1.1\r\n'));
      bench.at(118_000, () => wire.send('Host: chat.example\r\n\r\n'));
      const silent = bench.dial();
      await bench.until(200_000);
      expect(wire.said()).toEqual(['200']);
      expect(silent.answers().map(({ head }) => head.status)).toEqual([408]);
      expect(silent.heard).toEqual(['20 connected', '60040 ended', '60040 closed']);
    });

    it('one that comes in time is answered, however many pieces it has', async () => {
      const wire = open().dial('GET /echo HTTP/1.1\r\n');
      bench.at(40_000, () => wire.send('Host: chat.example\r\n'));
      bench.at(59_000, () => wire.send('\r\n'));
      await bench.until(200_000);
      expect(wire.said()).toEqual(['200']);
      // Idle from then on: the 5 s of its Keep-Alive field, and Node's second more.
      expect(wire.heard.at(-1)).toBe('65020 closed');
    });

    it('none at all, on a new connection, is 408 as well, an empty line or not', async () => {
      const wires = [open().dial(''), bench.dial('\r\n')];
      await bench.until(70_000);
      for (const wire of wires) {
        expect(wire.answers().map(({ head }) => head.status)).toEqual([408]);
        expect(wire.heard.slice(1)).toEqual(['60040 ended', '60040 closed']);
      }
    });

    it('has its time from its own first octet, however long its connection was silent', async () => {
      const wire = open().dial('');
      bench.at(50_000, () => wire.send('GET /echo HTTP/1.1\r\n'));
      bench.at(100_000, () => wire.send('Host: chat.example\r\n\r\n'));
      await bench.until(102_000);
      expect(wire.said()).toEqual(['200']);
    });
  });
}
