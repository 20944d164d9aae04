// A masked text frame, a ping, a segment and long lists, as the projections would describe them.
import { Inspector } from '../../../src/ui/inspector/index.ts';
import { micros } from '../../../src/base/index.ts';
import type {
  Detail,
  FrameRow,
  Hue,
  PartView,
  RequestRow,
  Rows,
  Why,
} from '../../../src/projections/index.ts';

const part = (
  name: string,
  fromBit: number,
  toBit: number,
  value: string,
  note: string,
  hue: Hue,
): PartView => ({
  name,
  fromBit,
  toBit,
  value,
  note,
  rfc: 'RFC 6455 §5.2',
  hue,
});

const common = {
  lane: 'b',
  conn: 0,
  at: micros(2_200_000),
  up: true,
  xor: [],
  offset: 517,
  timing: [
    { key: 'sent', at: micros(2_200_000) },
    { key: 'arrived', at: micros(2_240_640) },
  ],
  wire: 63,
  segments: 1,
  code: [],
  devtools: [],
  why: '',
} as const;

/** Bob's second message of 2.1a: it waited for a poll. */
export const delivery: Why = {
  id: 2,
  author: 'Bob',
  text: 'Lunch at twelve?',
  parts: [
    { key: 'next-poll', from: micros(2_300_000), to: micros(4_000_000) },
    { key: 'asking', from: micros(4_000_000), to: micros(4_040_000) },
    { key: 'coming', from: micros(4_040_000), to: micros(4_080_000) },
  ],
};

/** RFC 6455 §5.7: `81 85 37 fa 21 3d 7f 9f 4d 51 58` is "Hello", masked. */
export const hello: Detail = {
  ...common,
  address: 'b/c0/up/f3',
  hue: 'text',
  label: { code: 'text', note: { key: 'octets', n: 5 } },
  form: 'frame',
  octets: Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58),
  total: 11,
  payload: 5,
  parts: [
    part('FIN', 0, 1, 'final', 'ws.fin', 'text'),
    part('RSV1', 1, 2, '0', 'ws.rsv1', 'tcp'),
    part('RSV2', 2, 3, '0', 'ws.rsv2', 'tcp'),
    part('RSV3', 3, 4, '0', 'ws.rsv3', 'tcp'),
    part('opcode', 4, 8, 'text', 'ws.opcode', 'text'),
    part('MASK', 8, 9, 'masked', 'ws.mask', 'upgrade'),
    part('payload length', 9, 16, '5 B', 'ws.length-7', 'http'),
    part('masking key', 16, 48, '37 fa 21 3d', 'ws.masking-key', 'upgrade'),
    part('payload', 48, 88, 'Hello', 'ws.payload', 'binary'),
  ],
  xor: [
    { masked: 0x7f, key: 0x37, plain: 0x48 },
    { masked: 0x9f, key: 0xfa, plain: 0x65 },
    { masked: 0x4d, key: 0x21, plain: 0x6c },
    { masked: 0x51, key: 0x3d, plain: 0x6c },
    { masked: 0x58, key: 0x37, plain: 0x6f },
  ],
  handshake: {
    request: [
      {
        text: 'GET /chat HTTP/1.1',
        name: '',
        value: 'GET /chat HTTP/1.1',
        key: true,
        note: 'hs.request-line',
      },
      { text: 'Upgrade: websocket', name: 'Upgrade', value: 'websocket', key: true, note: 'hs.upgrade' },
    ],
    response: [{ text: 'HTTP/1.1 101 Switching Protocols', name: '', value: '', key: true, note: 'hs.101' }],
    accept: {
      key: 'dGhlIHNhbXBsZSBub25jZQ==',
      guid: '258EAFA5-E914-47DA-95CA-C5AB0DC85B11',
      sha1: 'b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea',
      accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    },
    verdict: 'open',
  },
  code: ["socket.send('Hello')"],
  devtools: [{ column: 'Data', value: 'Hello' }],
};

/** RFC 7692 §7.2.3.2: `c1 05 f2 00 11 00 00` is "Hello" again. */
export const helloAgain: Detail = {
  ...common,
  address: 'b/c0/down/f4',
  up: false,
  hue: 'text',
  label: { code: 'text', note: { key: 'compressed', n: 5 } },
  form: 'frame',
  octets: Uint8Array.of(0xc1, 0x05, 0xf2, 0x00, 0x11, 0x00, 0x00),
  total: 7,
  payload: 5,
  parts: [
    part('FIN', 0, 1, 'final', 'ws.fin', 'text'),
    part('RSV1', 1, 2, 'compressed', 'ws.rsv1', 'tcp'),
    part('payload', 16, 56, 'f2 00 11 00 00', 'ws.payload.compressed', 'binary'),
  ],
  unpacked: { octets: 5, packed: 5, text: 'Hello' },
};

export const get: Detail = {
  ...common,
  address: 'a/c0/up/m0',
  hue: 'http',
  label: { code: 'GET /' },
  form: 'http',
  octets: new TextEncoder().encode('GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
  total: 27,
  payload: -1,
  parts: [
    part('method', 0, 24, 'GET', 'http.method', 'http'),
    part('target', 32, 40, '/', 'http.target', 'http'),
    part('version', 48, 112, 'HTTP/1.1', 'http.version', 'tcp'),
    part('field name', 128, 160, 'Host', 'http.field-name', 'http'),
    part('field value', 176, 184, 'a', 'http.field-value', 'text'),
    part('blank line', 200, 216, '', 'http.blank-line', 'tcp'),
  ],
};

/** The answer to the third request of `requestRows`. */
export const ok: Detail = {
  ...get,
  address: 'a/c0/down/m2',
  up: false,
  label: { code: '200' },
  answers: 'a/c0/up/m2',
};

export const syn: Detail = {
  ...common,
  address: 'b/c0/up/s0',
  hue: 'tcp',
  label: { code: 'SYN' },
  form: 'segment',
  octets: new Uint8Array(),
  total: 0,
  payload: -1,
  parts: [],
};

/** A list of so many rows, each made when it is looked at. */
const listOf = <T extends FrameRow | RequestRow>(
  length: number,
  at: (index: number) => T,
  of: Partial<Rows<T>>,
): Rows<T> => ({
  length,
  at,
  placeOf(address) {
    const n = Number(/\d+$/.exec(address)?.[0] ?? 0);
    return at(n).address === address ? n : -1;
  },
  total: length,
  hues: ['text'],
  lanes: ['b'],
  isBusy: false,
  ...of,
});

export const frameRows = (count: number, of: Partial<Rows<FrameRow>> = {}): Rows<FrameRow> =>
  listOf(
    count,
    (n) => ({
      address: `b/c0/up/f${n}`,
      lane: 'b',
      at: micros(n * 1000),
      up: n % 2 === 0,
      hue: 'text',
      name: '0x1 text',
      info: `message ${n}`,
      octets: 21,
      payload: 15,
    }),
    of,
  );

export const requestRows = (count: number, of: Partial<Rows<RequestRow>> = {}): Rows<RequestRow> =>
  listOf(
    count,
    (n) => ({
      address: `a/c0/up/m${n}`,
      lane: 'a',
      at: micros(n * 1000),
      hue: 'http',
      method: 'GET',
      target: `/messages?since=${n}`,
      status: n === count - 1 ? 0 : 200,
      conn: 0,
      octetsUp: 298,
      octetsDown: 200,
      duration: n === count - 1 ? -1 : micros(82_000),
    }),
    of,
  );

/** An inspector with twenty frames and five requests. */
export const inspector = (set: Partial<Inspector> = {}): Inspector =>
  Object.assign(new Inspector(), { frames: frameRows(20), requests: requestRows(5), ...set });
