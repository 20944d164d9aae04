/** What a page's socket makes of an answer to its offer of permessage-deflate (RFC 7692 §7), over octets of a bare server. */
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../src/base/index.ts';
import { LabCloseEvent, LabWebSocket } from '../../src/clients/index.ts';
import * as deflate from '../../src/wire/websocket/deflate/index.ts';
import { AUTHORITY, RawServer } from './raw-server.ts';

/** The socket, open or refused at 40 ms, and what its page hears. */
function answered(fields: readonly string[], behind = '') {
  const server = new RawServer();
  const { world } = server;
  const context = { world, dial: () => server.dial(), authority: AUTHORITY, cause: -1 };
  const socket = new LabWebSocket('/chat', { ...context, deflate });
  const heard: string[] = [];
  socket.onopen = () => heard.push('open');
  socket.onmessage = ({ data }) => heard.push(`message ${String(data)}`);
  socket.onclose = (event) => heard.push(event instanceof LabCloseEvent ? `close ${event.code}` : '');
  server.onData = (n, octets) => {
    if (octets.startsWith('GET')) server.open(n, behind, fields);
  };
  return { server, socket, heard };
}

const field = (value: string): string => `Sec-WebSocket-Extensions: ${value}`;

describe('the answer', () => {
  it.each([
    ['', 'client 15'],
    ['; server_no_context_takeover; client_no_context_takeover', ''],
    ['; client_max_window_bits=9; server_max_window_bits=8', ''],
  ])('permessage-deflate%s is taken, and stands in socket.extensions', (params) => {
    const { server, socket, heard } = answered([field(`permessage-deflate${params}`)]);
    expect(socket.extensions).toBe('');
    server.until(100);
    expect(heard).toEqual(['open']);
    expect(socket.extensions).toBe(`permessage-deflate${params}`);
  });

  it('without the field nothing is compressed', () => {
    const { server, socket, heard } = answered([], '81 02 68 69');
    server.at(60, () => socket.send('Hello'));
    server.until(100);
    expect([heard, socket.extensions]).toEqual([['open', 'message hi'], '']);
    expect(toHex(server.received()).includes(' 81 85 ')).toBe(true);
  });

  it.each([
    ['x-fold', 'ws/extension'],
    ['permessage-deflate, x-fold', 'ws/extension'],
    ['permessage-deflate, permessage-deflate', 'ws/deflate-twice'],
    ['permessage-deflate; window=9', 'ws/deflate-parameter'],
    ['permessage-deflate; server_no_context_takeover=1', 'ws/deflate-parameter'],
    ['permessage-deflate; server_max_window_bits', 'ws/deflate-parameter'],
    ['permessage-deflate; server_max_window_bits=16', 'ws/deflate-parameter'],
    ['permessage-deflate; client_max_window_bits', 'ws/deflate-parameter'],
    ['permessage-deflate; client_max_window_bits=07', 'ws/deflate-parameter'],
    ['permessage-deflate;', 'ws/extensions'],
  ])('%s fails the connection: 1006', (value, code) => {
    const { server, socket, heard } = answered([field(value)]);
    server.until(100);
    expect(heard).toEqual(['close 1006']);
    expect(server.facts('failure').map(({ problem }) => problem)).toEqual([code]);
    expect(socket.extensions).toBe('');
  });
});

describe('messages', () => {
  it('§7.2.3.1, §7.2.3.2: both ways, however short', () => {
    const { server, socket, heard } = answered(
      [field('permessage-deflate')],
      'c1 07 f2 48 cd c9 c9 07 00 c1 05 f2 00 11 00 00 81 05 48 65 6c 6c 6f',
    );
    server.at(60, () => socket.send('Hello'));
    server.until(100);
    expect(heard).toEqual(['open', 'message Hello', 'message Hello', 'message Hello']);
    const [, key, payload] = / c1 87 ((?:.. ?){4})((?:.. ?){7})$/.exec(toHex(server.received())) ?? [];
    const mask = hex(key ?? '');
    expect(toHex(hex(payload ?? '').map((octet, i) => octet ^ (mask[i % 4] ?? 0)))).toBe(
      'f2 48 cd c9 c9 07 00',
    );
  });

  it('bufferedAmount is of what the page gave, not of what travels', () => {
    const { server, socket } = answered([field('permessage-deflate')]);
    server.link.settings = { ...server.link.settings, bandwidth: 10_000 };
    const seen: number[] = [];
    server.at(2000, () => {
      socket.send('x'.repeat(5000));
      seen.push(socket.bufferedAmount);
    });
    server.until(4000);
    seen.push(socket.bufferedAmount);
    expect(seen).toEqual([5000, 0]);
    expect(server.received().length).toBeLessThan(800);
  });

  it.each([
    ['RSV1 on a ping', 'c9 00', 1002],
    ['RSV2', 'a1 00', 1002],
    ['what is no DEFLATE data', 'c1 01 06', 1007],
    ['a look back to before the first octet', 'c1 05 f2 00 11 00 00', 1007],
  ])('%s fails the connection', (_name, octets, code) => {
    const { server, heard } = answered([field('permessage-deflate')], octets);
    server.until(100);
    expect(heard).toEqual(['open', 'close 1006']);
    expect(server.facts('failure').map(({ closeCode }) => closeCode)).toEqual([code]);
  });
});
