/**
 * Sizes of what Chromium writes. The heads here are captures of Chromium 156 headless (version 156.0.8078.79) that asked
 * chat.example, through a resolver rule; ours differ in one thing only: no "Headless" in the User-Agent. Those of
 * wire-facts.md asked 10.9.0.2 and have the same sizes, if one allows for the name.
 */
import { describe, expect, it } from 'vitest';
import {
  eventSourceFields,
  fetchFields,
  type Party,
  preflightFields,
  upgradeFields,
} from '../../src/clients/index.ts';
import { encodeRequest, type Field } from '../../src/wire/http1/index.ts';

const HOST = 'chat.example';
const HEADLESS = 'Headless'.length;
/** Each time the host stands in a head it is so much longer than 10.9.0.2. */
const LONGER = HOST.length - '10.9.0.2'.length;
/** The sec-ch-ua of the capture at 10.9.0.2 is so much longer: its build names another brand. */
const BRAND = 7;

const PLAIN: Party = { authority: HOST, secure: false, origin: 'http://chat.example' };
const SECURE: Party = { authority: HOST, secure: true, origin: 'https://chat.example' };
const FOREIGN: Party = { ...PLAIN, origin: 'http://elsewhere.example' };
const SECURE_FOREIGN: Party = { ...SECURE, origin: 'https://elsewhere.example' };
const KEY = 'i1D3rUqSD3dFokQdbeGfXA==';

const size = (method: string, target: string, fields: readonly Field[]): number =>
  encodeRequest({ method, target, fields }).length;
const names = (fields: readonly Field[]): string => fields.map(([name]) => name).join(', ');

const get = (party: Party): readonly Field[] =>
  fetchFields({ ...party, method: 'GET', own: [], bodyLength: undefined });
const JSON_TYPE: Field = ['Content-Type', 'application/json'];
const post = (party: Party, bodyLength: number): readonly Field[] =>
  fetchFields({ ...party, method: 'POST', own: [JSON_TYPE], bodyLength });

const upgrade = (more: Partial<Parameters<typeof upgradeFields>[0]>): Field[] =>
  upgradeFields({ ...PLAIN, key: 'key', protocols: [], fault: undefined, ...more });

describe('a request has the size that was captured', () => {
  it.each([
    ['GET', '/poll?since=0', 306, get(PLAIN)],
    ['GET', '/poll?since=0', 494, get(SECURE)],
    ['GET', '/poll?since=0', 345, get(FOREIGN)],
    ['GET', '/poll?since=0', 533, get(SECURE_FOREIGN)],
    ['GET', '/poll?cookie', 323, get({ ...PLAIN, cookie: 'sid=0123' })],
    ['GET', '/poll?cookie', 511, get({ ...SECURE, cookie: 'sid=0123' })],
    ['POST', '/moved', 398, post({ ...PLAIN, cookie: 'sid=0123' }, 7)],
    ['POST', '/moved', 587, post({ ...SECURE, cookie: 'sid=0123' }, 7)],
    ['POST', '/moved', 390, post(FOREIGN, 7)],
    ['POST', '/moved', 578, post(SECURE_FOREIGN, 7)],
    ['OPTIONS', '/moved', 447, preflightFields(FOREIGN, 'POST', ['content-type'])],
    ['OPTIONS', '/moved', 510, preflightFields(SECURE_FOREIGN, 'POST', ['content-type'])],
    ['OPTIONS', '/put', 398, preflightFields(FOREIGN, 'PUT', [])],
    ['OPTIONS', '/put', 461, preflightFields(SECURE_FOREIGN, 'PUT', [])],
    ['GET', '/es', 371, eventSourceFields({ ...PLAIN, cookie: 'sid=0123' })],
    ['GET', '/es', 559, eventSourceFields({ ...SECURE, cookie: 'sid=0123' })],
    ['GET', '/es', 392, eventSourceFields(FOREIGN)],
    ['GET', '/es', 580, eventSourceFields(SECURE_FOREIGN)],
    ['GET', '/ws', 501, upgrade({ key: KEY, cookie: 'sid=0123' })],
    ['GET', '/ws', 512, upgrade({ ...SECURE, key: KEY, cookie: 'sid=0123' })],
    ['GET', '/ws', 488, upgrade({ ...FOREIGN, key: KEY })],
    ['GET', '/ws', 499, upgrade({ ...SECURE_FOREIGN, key: KEY })],
  ] as const)('%s %s: %i octets', (method, target, captured, fields) => {
    expect(size(method, target, fields)).toBe(captured - HEADLESS);
  });

  it('GET /poll?since=0 at 10.9.0.2: 298 octets, the host in Host and Referer; 493 over https', () => {
    expect(size('GET', '/poll?since=0', get(PLAIN))).toBe(298 - HEADLESS + 2 * LONGER);
    expect(size('GET', '/poll?since=0', get(SECURE))).toBe(493 - HEADLESS + 2 * LONGER - BRAND);
  });

  it('POST with 13 octets of JSON: 368, the host in Origin too; 564', () => {
    // Its target is not noted; the sum says that it had 5 octets.
    expect(size('POST', '/send', post(PLAIN, 13))).toBe(368 - HEADLESS + 3 * LONGER);
    expect(size('POST', '/send', post(SECURE, 13))).toBe(564 - HEADLESS + 3 * LONGER - BRAND);
  });

  it('EventSource: 349 and 544', () => {
    // Its target is not noted either: 7 octets.
    expect(size('GET', '/events', eventSourceFields(PLAIN))).toBe(349 - HEADLESS + 2 * LONGER);
    expect(size('GET', '/events', eventSourceFields(SECURE))).toBe(544 - HEADLESS + 2 * LONGER - BRAND);
  });

  it('the upgrade of /ws: 475 octets, the host in Host and Origin; 486', () => {
    expect(size('GET', '/ws', upgrade({ key: KEY }))).toBe(475 - HEADLESS + 2 * LONGER);
    expect(size('GET', '/ws', upgrade({ ...SECURE, key: KEY }))).toBe(486 - HEADLESS + 2 * LONGER);
  });
});

describe('fields come in the order of the captures', () => {
  it('GET', () => {
    expect(names(get(PLAIN))).toBe(
      'Host, Connection, User-Agent, Accept, Referer, Accept-Encoding, Accept-Language',
    );
    expect(names(get({ ...SECURE_FOREIGN, cookie: 'a=b' }))).toBe(
      'Host, Connection, sec-ch-ua-platform, User-Agent, sec-ch-ua, sec-ch-ua-mobile, Accept, Origin, Sec-Fetch-Site, ' +
        'Sec-Fetch-Mode, Sec-Fetch-Dest, Referer, Accept-Encoding, Accept-Language, Cookie',
    );
  });

  it('POST', () => {
    expect(names(post(PLAIN, 13))).toBe(
      'Host, Connection, Content-Length, User-Agent, Content-Type, Accept, Origin, Referer, Accept-Encoding, Accept-Language',
    );
    expect(names(post(SECURE, 13))).toBe(
      'Host, Connection, Content-Length, sec-ch-ua-platform, User-Agent, sec-ch-ua, Content-Type, sec-ch-ua-mobile, ' +
        'Accept, Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest, Referer, Accept-Encoding, Accept-Language',
    );
  });

  it('a question whether a copy still holds: behind the cookie', () => {
    const fields = fetchFields({
      ...PLAIN,
      cookie: 'sid=0123',
      method: 'GET',
      own: [],
      bodyLength: undefined,
      validators: [['If-None-Match', '"abc"']],
    });
    expect(names(fields.slice(-3))).toBe('Accept-Language, Cookie, If-None-Match');
    expect(size('GET', '/etag', fields)).toBe(338 - HEADLESS);
  });

  it('EventSource', () => {
    expect(names(eventSourceFields(FOREIGN, '7'))).toBe(
      'Host, Connection, Pragma, Cache-Control, User-Agent, Accept, Last-Event-ID, Origin, Referer, Accept-Encoding, ' +
        'Accept-Language',
    );
    expect(names(eventSourceFields(SECURE, '7'))).toBe(
      'Host, Connection, Pragma, Cache-Control, sec-ch-ua-platform, User-Agent, Accept, sec-ch-ua, sec-ch-ua-mobile, ' +
        'Last-Event-ID, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest, Referer, Accept-Encoding, Accept-Language',
    );
  });

  it('a preflight', () => {
    expect(names(preflightFields(SECURE_FOREIGN, 'POST', ['content-type']))).toBe(
      'Host, Connection, Accept, Access-Control-Request-Method, Access-Control-Request-Headers, Origin, User-Agent, ' +
        'Sec-Fetch-Mode, Sec-Fetch-Site, Sec-Fetch-Dest, Referer, Accept-Encoding, Accept-Language',
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
    fetchFields({ ...PLAIN, method: 'PUT', own: fields, bodyLength: undefined }).map((field) =>
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

  it('its own question about a copy keeps the browser’s cache out, and says so', () => {
    const fields = fetchFields({
      ...PLAIN,
      method: 'GET',
      bodyLength: undefined,
      own: [['If-None-Match', '"zzz"']],
    });
    expect(fields.slice(1, 3)).toEqual([
      ['Connection', 'keep-alive'],
      ['Cache-Control', 'max-age=0'],
    ]);
  });

  it('others stand behind Accept', () => {
    const fields = own(['X-One', '1'], ['X-Two', '2']);
    expect(fields.slice(fields.indexOf('Accept: */*') + 1, -4)).toEqual(['X-One: 1', 'X-Two: 2']);
  });

  // Fetch §2.2.2: values of one name are combined, and no white space stands around a value.
  it('of one name, in any letters, are one line', () => {
    const own: Field[] = [
      ['X-Own', ' 1\t'],
      ['Content-Type', 'text/plain'],
      ['x-own', '2'],
      ['CONTENT-TYPE', 'a/b'],
    ];
    const sent = fetchFields({ ...PLAIN, method: 'POST', bodyLength: 2, own });
    const told = sent.filter(([name]) => /^(x-own|content-type)$/i.test(name));
    expect(told).toEqual([
      ['Content-Type', 'text/plain, a/b'],
      ['X-Own', '1, 2'],
    ]);
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
