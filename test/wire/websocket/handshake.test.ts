import { describe, expect, test } from 'vitest';
import { base64, fromLatin1, toHex, utf8 } from '../../../src/base/index.ts';
import type { Field, RequestHead, ResponseHead } from '../../../src/wire/http1/index.ts';
import { fieldValue } from '../../../src/wire/http1/index.ts';
import {
  acceptFor,
  acceptSteps,
  checkUpgradeRequest,
  checkUpgradeResponse,
  parseExtensions,
} from '../../../src/wire/websocket/index.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

describe('Sec-WebSocket-Accept', () => {
  test('RFC 6455 §1.3, step by step', () => {
    const steps = acceptSteps(KEY);
    expect(steps.joined).toBe('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
    expect(toHex(steps.sha1)).toBe('b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea');
    expect(steps.accept).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    expect(steps.key).toBe(KEY);
    expect(acceptFor(KEY)).toBe(steps.accept);
  });
  test('agrees with WebCrypto', async () => {
    for (const key of ['', 'x', 'i1D3rUqSD3dFokQdbeGfXA==', 'y'.repeat(200)]) {
      const { joined, sha1 } = acceptSteps(key);
      expect(new Uint8Array(await crypto.subtle.digest('SHA-1', utf8(joined)))).toEqual(
        Uint8Array.from(sha1),
      );
    }
  });
});

// Notation: the good request of RFC 6455 §1.2 with fields replaced, added or (undefined) taken away.
type Changes = Record<string, string | undefined>;

function changed(fields: readonly Field[], changes: Changes): Field[] {
  const left = fields.filter(([name]) => !(name in changes));
  return [
    ...left,
    ...Object.entries(changes).flatMap(([name, value]): Field[] =>
      value === undefined ? [] : [[name, value]],
    ),
  ];
}

function request(changes: Changes = {}, head: Partial<RequestHead> = {}): RequestHead {
  const fields: Field[] = [
    ['Host', 'server.example.com'],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', KEY],
    ['Origin', 'http://example.com'],
    ['Sec-WebSocket-Protocol', 'chat, superchat'],
    ['Sec-WebSocket-Version', '13'],
  ];
  return { method: 'GET', target: '/chat', fields: changed(fields, changes), ...head };
}

describe('checkUpgradeRequest', () => {
  test('RFC 6455 §1.2', () => {
    expect(checkUpgradeRequest(request())).toEqual({
      ok: true,
      key: KEY,
      protocols: ['chat', 'superchat'],
      extensions: [],
    });
  });
  test.each([
    ['tokens in any case, among others', { Upgrade: 'h2c, WebSocket', Connection: 'keep-alive, upgrade' }],
    ['names in any case', { Host: undefined, hOST: 'a' }],
    ['no Origin: programs send none', { Origin: undefined }],
    ['no subprotocol', { 'Sec-WebSocket-Protocol': undefined }],
    ['an empty Host', { Host: '' }],
  ] as [string, Changes][])('takes %s', (_, changes) =>
    expect(checkUpgradeRequest(request(changes)).ok).toBe(true),
  );
  test('reads extensions', () => {
    const offer = checkUpgradeRequest(
      request({ 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' }),
    );
    expect(offer).toMatchObject({
      extensions: [{ name: 'permessage-deflate', params: [['client_max_window_bits', undefined]] }],
    });
  });
  test.each([
    ['POST', request({}, { method: 'POST' }), '405 ws/method Allow: GET'],
    ['get', request({}, { method: 'get' }), '405 ws/method Allow: GET'],
    ['HTTP/1.0', request({}, { version: 'HTTP/1.0' }), '400 ws/http-version '],
    ['no Host', request({ Host: undefined }), '400 ws/host '],
    ['two hosts', request({ host: 'b' }), '400 ws/host '],
    ['no Upgrade', request({ Upgrade: undefined }), '426 ws/upgrade Connection: Upgrade, Upgrade: websocket'],
    [
      'another Upgrade',
      request({ Upgrade: 'websockets' }),
      '426 ws/upgrade Connection: Upgrade, Upgrade: websocket',
    ],
    ['no Connection', request({ Connection: undefined }), '400 ws/connection '],
    [
      'Connection: keep-alive, as a proxy makes it',
      request({ Connection: 'keep-alive' }),
      '400 ws/connection ',
    ],
    [
      'version 8',
      request({ 'Sec-WebSocket-Version': '8' }),
      '426 ws/version Connection: Upgrade, Upgrade: websocket, Sec-WebSocket-Version: 13',
    ],
    [
      'no version',
      request({ 'Sec-WebSocket-Version': undefined }),
      '426 ws/version Connection: Upgrade, Upgrade: websocket, Sec-WebSocket-Version: 13',
    ],
    ['no key', request({ 'Sec-WebSocket-Key': undefined }), '400 ws/key '],
    ['a key of 15 bytes', request({ 'Sec-WebSocket-Key': base64(new Uint8Array(15)) }), '400 ws/key '],
    ['a key of 17 bytes', request({ 'Sec-WebSocket-Key': base64(new Uint8Array(17)) }), '400 ws/key '],
    ['a key that is not base64', request({ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ' }), '400 ws/key '],
    ['two keys', request({ 'sec-websocket-key': KEY }), '400 ws/key '],
    [
      'a key with letters outside of base64',
      request({ 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZ-==' }),
      '400 ws/key ',
    ],
    ['no subprotocol in the list', request({ 'Sec-WebSocket-Protocol': ' , ' }), '400 ws/protocols '],
    ['no extension in the list', request({ 'Sec-WebSocket-Extensions': '' }), '400 ws/extensions '],
    ['a subprotocol twice', request({ 'Sec-WebSocket-Protocol': 'a, b, a' }), '400 ws/protocols '],
    ['a subprotocol that is no token', request({ 'Sec-WebSocket-Protocol': 'a b' }), '400 ws/protocols '],
    ['malformed extensions', request({ 'Sec-WebSocket-Extensions': 'a; =b' }), '400 ws/extensions '],
  ])('refuses %s', (_, head, told) => {
    const refusal = checkUpgradeRequest(head);
    if (refusal.ok) throw new Error('It was taken.');
    const fields = (refusal.fields ?? []).map((field) => field.join(': ')).join(', ');
    expect(`${refusal.status} ${refusal.code} ${fields}`).toBe(told);
  });
  test('the fields of a refusal are found by name', () => {
    const refusal = checkUpgradeRequest(request({ 'Sec-WebSocket-Version': '7' }));
    expect(!refusal.ok && fieldValue(refusal.fields ?? [], 'sec-websocket-version')).toBe('13');
  });
});

function response(changes: Changes = {}, status = 101): ResponseHead {
  const fields: Field[] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Accept', acceptFor(KEY)],
  ];
  return { status, reason: 'Switching Protocols', fields: changed(fields, changes) };
}

describe('checkUpgradeResponse', () => {
  const check = (head: ResponseHead) =>
    checkUpgradeResponse(head, KEY, ['chat', 'superchat'], ['permessage-deflate']);
  test('RFC 6455 §1.3', () => {
    expect(check(response({ 'Sec-WebSocket-Protocol': 'chat' }))).toEqual({
      ok: true,
      protocol: 'chat',
      extensions: [],
    });
    const bare = (changes: Changes = {}) =>
      checkUpgradeResponse(response(changes), KEY, [], ['permessage-deflate']);
    expect(bare()).toEqual({ ok: true, protocol: undefined, extensions: [] });
    expect(bare({ Upgrade: 'WebSocket', Connection: 'upgrade' }).ok).toBe(true);
    expect(bare({ 'Sec-WebSocket-Extensions': 'permessage-deflate' })).toMatchObject({
      extensions: [{ name: 'permessage-deflate', params: [] }],
    });
  });
  test.each([
    ['200', response({}, 200), 'ws/status'],
    ['no Upgrade', response({ Upgrade: undefined }), 'ws/upgrade'],
    ['a list of upgrades', response({ Upgrade: 'websocket, h2c' }), 'ws/upgrade'],
    ['no Connection', response({ Connection: 'close' }), 'ws/connection'],
    ['no Accept', response({ 'Sec-WebSocket-Accept': undefined }), 'ws/accept'],
    ['the key sent back', response({ 'Sec-WebSocket-Accept': KEY }), 'ws/accept'],
    [
      'an Accept in another case',
      response({ 'Sec-WebSocket-Accept': acceptFor(KEY).toLowerCase() }),
      'ws/accept',
    ],
    ['a subprotocol that was not offered', response({ 'Sec-WebSocket-Protocol': 'mqtt' }), 'ws/protocol'],
    ['a subprotocol in another case', response({ 'Sec-WebSocket-Protocol': 'Chat' }), 'ws/protocol'],
    ['no subprotocol, though some were offered', response(), 'ws/no-protocol'],
    ['two subprotocols', response({ 'Sec-WebSocket-Protocol': 'chat, superchat' }), 'ws/protocol'],
    ['an extension that was not offered', response({ 'Sec-WebSocket-Extensions': 'x-zip' }), 'ws/extension'],
    ['malformed extensions', response({ 'Sec-WebSocket-Extensions': '"' }), 'ws/extensions'],
  ])('refuses %s', (_, head, code) => expect(check(head)).toMatchObject({ ok: false, code }));
  test('offers nothing unless told', () => {
    expect(checkUpgradeResponse(response({ 'Sec-WebSocket-Protocol': 'chat' }), KEY)).toMatchObject({
      code: 'ws/protocol',
    });
    expect(checkUpgradeResponse(response({ 'Sec-WebSocket-Extensions': 'a' }), KEY)).toMatchObject({
      code: 'ws/extension',
    });
  });
});

describe('Sec-WebSocket-Extensions, RFC 6455 §9.1', () => {
  // Notation: members with their parameters, a value behind =.
  const told = (value: string) =>
    parseExtensions(value)?.map(({ name, params }) =>
      [name, ...params.map(([param, text]) => (text === undefined ? param : `${param}=${text}`))].join(' '),
    );
  test.each([
    ['foo', ['foo']],
    ['foo, bar; baz=2', ['foo', 'bar baz=2']],
    ['a;b;c=1 ; d = 2 ,, e', ['a b c=1 d=2', 'e']],
    ['a; b="10"', ['a b=10']],
    [String.raw`a; b="1\0"; c`, ['a b=10 c']],
    [
      'permessage-deflate; client_max_window_bits; server_max_window_bits=10, permessage-deflate',
      ['permessage-deflate client_max_window_bits server_max_window_bits=10', 'permessage-deflate'],
    ],
  ])('%s', (value, members) => expect(told(value)).toEqual(members));
  test.each([
    '',
    ' , ,',
    ';a',
    'a;',
    'a b',
    'a; b=',
    'a; =b',
    'a; b="',
    'a; b="1,2"',
    'a; b="1" 2',
    'a; b=""',
    'a;;b',
    'a; b c',
    fromLatin1(Uint8Array.of(0xe9)),
  ])('refuses %s', (value) => expect(parseExtensions(value)).toBeUndefined());
});
