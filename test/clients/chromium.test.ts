/**
 * Sizes of what Chromium writes, derived from captures of wire-facts.md: Chromium 156 headless asked 10.9.0.2. Ours
 * differs from it in two things only: no "Headless" in the User-Agent, and the name of the host.
 */
import { describe, expect, it } from 'vitest';
import { fetchFields, upgradeFields } from '../../src/clients/index.ts';
import { encodeRequest, type Field } from '../../src/wire/http1/index.ts';

const HOST = 'chat.example';
const HEADLESS = 'Headless'.length;
/** Each time the host stands in a head it is so much longer than 10.9.0.2. */
const LONGER = HOST.length - '10.9.0.2'.length;

const size = (method: string, target: string, fields: readonly Field[]): number =>
  encodeRequest({ method, target, fields }).length;
const names = (fields: readonly Field[]): string => fields.map(([name]) => name).join(', ');

const get = fetchFields({ authority: HOST, method: 'GET', own: [], bodyLength: undefined });
const JSON_TYPE: Field = ['Content-Type', 'application/json'];

const upgrade = (more: Partial<Parameters<typeof upgradeFields>[0]>): Field[] =>
  upgradeFields({ authority: HOST, key: 'key', protocols: [], fault: undefined, ...more });

describe('a request has the size that was captured', () => {
  it('GET /poll?since=0: 298 octets, the host in Host and Referer', () => {
    expect(size('GET', '/poll?since=0', get)).toBe(298 - HEADLESS + 2 * LONGER);
  });

  it('POST with 13 octets of JSON: 368, the host in Origin too', () => {
    const fields = fetchFields({ authority: HOST, method: 'POST', own: [JSON_TYPE], bodyLength: 13 });
    // Its target is not noted; the sum says that it had 5 octets.
    expect(size('POST', '/send', fields)).toBe(368 - HEADLESS + 3 * LONGER);
  });

  it('the upgrade of /ws: 475 octets, the host in Host and Origin', () => {
    const fields = upgrade({ key: 'i1D3rUqSD3dFokQdbeGfXA==' });
    expect(size('GET', '/ws', fields)).toBe(475 - HEADLESS + 2 * LONGER);
  });
});

describe('fields come in the order of the captures', () => {
  it('GET', () => {
    expect(names(get)).toBe(
      'Host, Connection, User-Agent, Accept, Referer, Accept-Encoding, Accept-Language',
    );
  });

  it('POST', () => {
    const fields = fetchFields({ authority: HOST, method: 'POST', own: [JSON_TYPE], bodyLength: 13 });
    expect(names(fields)).toBe(
      'Host, Connection, Content-Length, User-Agent, Content-Type, Accept, Origin, Referer, Accept-Encoding, Accept-Language',
    );
  });

  it('upgrade', () => {
    expect(names(upgrade({}))).toBe(
      'Host, Connection, Pragma, Cache-Control, User-Agent, Upgrade, Origin, Sec-WebSocket-Version, Accept-Encoding, ' +
        'Accept-Language, Sec-WebSocket-Key, Sec-WebSocket-Extensions',
    );
  });

  it('an upgrade with a fault lacks its key, asks for version 8, or comes from elsewhere', () => {
    expect(names(upgrade({ fault: 'no-key' }))).not.toContain('Key');
    expect(upgrade({ fault: 'version-8' })).toContainEqual(['Sec-WebSocket-Version', '8']);
    expect(upgrade({ fault: 'foreign-origin' })).toContainEqual(['Origin', 'http://elsewhere.example']);
  });

  it('subprotocols come last', () => {
    expect(upgrade({ protocols: ['chat.v2', 'chat.v1'] }).at(-1)).toEqual([
      'Sec-WebSocket-Protocol',
      'chat.v2, chat.v1',
    ]);
  });
});

describe('fields of the script’s own', () => {
  const own = (...fields: Field[]): string[] =>
    fetchFields({ authority: HOST, method: 'PUT', own: fields, bodyLength: undefined }).map((field) =>
      field.join(': '),
    );

  it('replace Accept, Accept-Language and User-Agent in their places', () => {
    const fields = own(['accept', 'text/plain'], ['Accept-Language', 'vi'], ['User-Agent', 'mine']);
    expect(fields.filter((line) => /^(accept|user-agent|accept-language):/i.test(line))).toEqual([
      'User-Agent: mine',
      'Accept: text/plain',
      'Accept-Language: vi',
    ]);
  });

  it('others stand behind Accept', () => {
    const fields = own(['X-One', '1'], ['X-Two', '2']);
    expect(fields.slice(fields.indexOf('Accept: */*') + 1, -4)).toEqual(['X-One: 1', 'X-Two: 2']);
  });

  it('that a script may not set are passed over', () => {
    const forbidden: Field[] = [
      'Host',
      'Cookie',
      'Connection',
      'Content-Length',
      'Origin',
      'Sec-Fetch-Mode',
    ].map((name) => [name, 'mine']);
    expect(own(...forbidden)).toEqual(own());
  });

  it('a PUT without a body says so', () => {
    expect(own()).toContain('Content-Length: 0');
  });
});
