/**
 * Traces by hand. One line a transfer or a moment; times in ms, → is towards the server:
 *
 *     0..40 → SYN                      a bare segment; SYN ACK, ACK, FIN ACK and RST as well
 *     80..120 → GET /messages?since=0  a request with an empty head; POST has the rest of the line as its body
 *     120..160 ← 200 []                an answer with that body
 *     80..120 → UPGRADE /chat          an opening handshake, answered by ← 101
 *     200..240 ← text hello            a frame: text, binary (hex), ping, pong, close 1000, piece (FIN=0), rest
 *     200 born 1 Bob hi                the server has message 1
 *     240 shown 1                      the page has it, by what came in last
 *     160 connected / state 1 / event open / failure ws/accept / threw TypeError
 *
 * "c1" in front of the arrow names another connection than 0; a transfer that never arrives is "200.. ← text x".
 */
import { hex, micros, millis, utf8 } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/index.ts';
import { ACK, FIN, type Kind, PSH, RST, SYN, Trace } from '../../src/trace/index.ts';
import { encodeRequest, encodeResponse, type Field } from '../../src/wire/http1/index.ts';
import { acceptFor, encodeClose, encodeFrame } from '../../src/wire/websocket/index.ts';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const FLAGS: Readonly<Record<string, number>> = {
  SYN,
  'SYN ACK': SYN | ACK,
  ACK,
  'FIN ACK': FIN | ACK,
  RST,
};

const REASONS: Readonly<Record<number, string>> = { 101: 'Switching Protocols', 200: 'OK' };

interface Moment {
  readonly at: number;
  readonly run: () => void;
}

export function story(text: string, lane = 'a'): LaneIndex {
  const index = new LaneIndex(lane, traceOf(text));
  index.extend();
  return index;
}

export function traceOf(text: string): Trace {
  const trace = new Trace();
  const moments: Moment[] = [];
  let lastReceived = -1;
  const fact = (at: number, kind: Kind, rest: Partial<Rest> = {}): number => {
    const { conn = -1, up = false, from = 0, to = 0, value = 0, words = '', cause = -1 } = rest;
    while (trace.connections <= conn) trace.openConnection();
    return trace.append(millis(at), kind, conn, up, from, to, value, words, cause);
  };

  const transfer = (leaves: number, arrives: number, conn: number, up: boolean, what: string): void => {
    let sent = -1;
    let span: Partial<Rest> = {};
    let received: Kind | undefined;
    moments.push({
      at: leaves,
      run() {
        while (trace.connections <= conn) trace.openConnection();
        const { kinds, octets, value, words } = read(what, up);
        const log = trace.stream(conn, up);
        span = { conn, up, from: log.length, to: log.length + octets.length, value, words };
        log.append(octets);
        received = kinds?.[1];
        if (kinds !== undefined) fact(leaves, kinds[0], span);
        const flags = octets.length > 0 ? PSH | ACK : value;
        sent = fact(leaves, 'segment-sent', { ...span, value: flags, words: '' });
      },
    });
    if (Number.isNaN(arrives)) return;
    moments.push({
      at: arrives,
      run() {
        const arrived = fact(arrives, 'segment-arrived', { ...span, words: '', cause: sent });
        if (received !== undefined) lastReceived = fact(arrives, received, { ...span, cause: arrived });
      },
    });
  };

  const moment = (at: number, what: string): void => {
    const [word = '', ...rest] = what.split(' ');
    const number = Number(rest[0]);
    const runs: Record<string, () => void> = {
      born: () =>
        fact(at, 'message-born', { value: number, words: `${rest[1]}\n${rest.slice(2).join(' ')}` }),
      shown: () => fact(at, 'message-shown', { up: true, value: number, cause: lastReceived }),
      connected: () => fact(at, 'connected', { conn: 0, up: true }),
      state: () => fact(at, 'ready-state', { conn: 0, up: true, value: number }),
      event: () =>
        fact(at, 'socket-event', { conn: 0, up: true, words: rest[0] ?? '', value: Number(rest[1] ?? 0) }),
      failure: () => fact(at, 'failure', { conn: 0, up: true, words: rest[0] ?? '' }),
      threw: () => fact(at, 'handler-threw', { conn: 0, words: rest[0] ?? '' }),
    };
    const run = runs[word];
    if (run === undefined) throw new Error(`no such moment: ${what}`);
    moments.push({ at, run });
  };

  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const found = /^([\d.]+?)\.\.([\d.]*) (?:c(\d+) )?([→←]) (.*)$/.exec(line);
    if (found) {
      const [, leaves, arrives, conn = '0', way, what = ''] = found;
      transfer(Number(leaves), arrives === '' ? NaN : Number(arrives), Number(conn), way === '→', what);
    } else {
      const [at = '', ...rest] = line.split(' ');
      moment(Number(at), rest.join(' '));
    }
  }
  for (const { run } of moments.toSorted((a, b) => a.at - b.at)) run();
  return trace;
}

interface Rest {
  conn: number;
  up: boolean;
  from: number;
  to: number;
  value: number;
  words: string;
  cause: number;
}

interface Read {
  readonly kinds?: readonly [Kind, Kind];
  readonly octets: Uint8Array;
  readonly value: number;
  readonly words: string;
}

function read(what: string, up: boolean): Read {
  const flags = FLAGS[what];
  if (flags !== undefined) return { octets: new Uint8Array(0), value: flags, words: '' };
  const [word = '', ...rest] = what.split(' ');
  if (/^\d+$/.test(word)) return answer(Number(word), rest.join(' '));
  if (['GET', 'POST', 'UPGRADE'].includes(word)) return asked(word, rest[0] ?? '', rest.slice(1).join(' '));
  const octets = frame(word, rest.join(' '), up);
  return { kinds: ['frame-sent', 'frame-received'], octets, value: octets[0] ?? 0, words: '' };
}

function asked(word: string, target: string, body: string): Read {
  const isUpgrade = word === 'UPGRADE';
  const method = isUpgrade ? 'GET' : word;
  const fields: Field[] = isUpgrade
    ? [
        ['Host', 'chat.example'],
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Key', KEY],
      ]
    : body === ''
      ? []
      : [['Content-Length', `${utf8(body).length}`]];
  const octets = encodeRequest({ method, target, fields }, utf8(body));
  return { kinds: ['request-sent', 'request-received'], octets, value: 0, words: `${method} ${target}` };
}

function answer(status: number, body: string): Read {
  const fields: Field[] =
    status === 101
      ? [
          ['Upgrade', 'websocket'],
          ['Connection', 'Upgrade'],
          ['Sec-WebSocket-Accept', acceptFor(KEY)],
        ]
      : [['Content-Length', `${utf8(body).length}`]];
  const octets = encodeResponse({ status, reason: REASONS[status] ?? '', fields }, utf8(body));
  return { kinds: ['response-sent', 'response-received'], octets, value: status, words: '' };
}

function frame(word: string, rest: string, up: boolean): Uint8Array {
  const opcode = { piece: 1, rest: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 }[word];
  if (opcode === undefined) throw new Error(`no such transfer: ${word}`);
  const payload =
    word === 'binary'
      ? hex(rest)
      : word === 'close'
        ? encodeClose(rest === '' ? undefined : Number(rest))
        : utf8(rest);
  return encodeFrame({ fin: word !== 'piece', opcode, payload, ...(up && { key: 0x01020304 }) });
}

/** The trace as it stood at a moment: what was recorded by then, and the octets that had left. */
export function cutAt(trace: Trace, cursor: number): Trace {
  const cut = new Trace();
  for (let i = 0; i < trace.length && trace.timeAt(i) <= cursor; i++) {
    const { at, kind, conn, up, from, to, value, text, cause } = trace.at(i);
    while (cut.connections <= conn) cut.openConnection();
    if (kind.endsWith('-sent') && conn >= 0) {
      const log = cut.stream(conn, up);
      if (to > log.length) log.append(trace.stream(conn, up).slice(log.length, to));
    }
    cut.append(at, kind, conn, up, from, to, value, text, cause);
  }
  return cut;
}

export const at = (ms: number) => micros(Math.round(ms * 1000));
