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
 *     80 poll interval                 the page asks for news: by the next request that leaves
 *     160 read 0                       the page has read what came in last: nothing new
 *     160 connected / state 1 / event open / failure ws/accept / threw TypeError
 *
 * "c1" in front of the arrow names another connection than 0; a transfer that never arrives is "200.. ← text x".
 */
import { hex, micros, millis, utf8 } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import {
  ACK,
  FIN,
  type Given,
  type Kind,
  PSH,
  RST,
  type Span,
  SYN,
  Recorder,
  type Trace,
} from '../../src/trace/index.ts';
import { ALICE, connect, recorder, SERVER } from '../trace/cast.ts';
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

export function traceOf(text: string): Recorder {
  const trace = recorder();
  connect(trace, 0);
  const moments: Moment[] = [];
  let lastReceived = -1;
  let call = -1;
  const born = new Map<number, Given<'message-born'>>();
  const fact = <K extends Kind>(at: number, kind: K, given: Given<K>): number =>
    trace.append(kind, millis(at), given);

  const transfer = (leaves: number, arrives: number, conn: number, up: boolean, what: string): void => {
    let sent = -1;
    let segment: Segment | undefined;
    let read: Transfer | undefined;
    moments.push({
      at: leaves,
      run() {
        connect(trace, conn);
        read = transferOf(what, up);
        const { octets, flags } = read;
        const log = trace.stream(conn, up);
        const span = { conn, up, from: log.length, to: log.length + octets.length };
        log.append(octets);
        read.tell?.sent(trace, leaves, span, call);
        if (up) call = -1;
        segment = { ...span, flags, overhead: 0 };
        sent = fact(leaves, 'segment-sent', segment);
      },
    });
    if (Number.isNaN(arrives)) return;
    moments.push({
      at: arrives,
      run() {
        if (segment === undefined) throw new Error(`it arrives before it leaves: ${what}`);
        const arrived = fact(arrives, 'segment-arrived', { ...segment, cause: sent });
        const received = read?.tell?.received(trace, arrives, segment, arrived);
        if (received !== undefined) lastReceived = received;
      },
    });
  };

  const moment = (at: number, what: string): void => {
    const [word = '', ...rest] = what.split(' ');
    const number = Number(rest[0]);
    const runs: Record<string, () => void> = {
      born: () => {
        const message = { node: SERVER, id: number, author: rest[1] ?? '', text: rest.slice(2).join(' ') };
        born.set(number, message);
        fact(at, 'message-born', message);
      },
      shown: () => {
        const message = { ...(born.get(number) ?? { id: number, author: '', text: '' }), node: ALICE };
        fact(at, 'message-shown', { ...message, cause: lastReceived });
      },
      poll: () => {
        const poll = POLLS.find((each) => each === rest[0]);
        call = fact(at, 'page-call', { node: ALICE, code: 'fetch()', poll });
      },
      read: () => fact(at, 'answer-read', { conn: 0, news: number, cause: lastReceived }),
      connected: () => fact(at, 'connected', { conn: 0, up: true }),
      state: () => fact(at, 'ready-state', { conn: 0, state: number, of: 'WebSocket' }),
      event: () => {
        const event = EVENTS.find((each) => each === rest[0]);
        if (event === undefined) throw new Error(`no such event: ${rest[0]}`);
        fact(at, 'socket-event', { conn: 0, event, code: Number(rest[1] ?? 0) });
      },
      failure: () => fact(at, 'failure', { conn: 0, up: true, problem: rest[0] ?? '' }),
      threw: () => fact(at, 'handler-threw', { conn: 0, up: false, error: rest[0] ?? '' }),
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

const POLLS = ['start', 'interval', 'answer', 'lost'] as const;
const EVENTS = ['open', 'message', 'error', 'close'] as const;

type Segment = Span & Pick<Given<'segment-sent'>, 'flags' | 'overhead'>;

/** What travels: its octets, the control bits of its segment, and the facts of its ends. */
interface Transfer {
  readonly octets: Uint8Array;
  readonly flags: number;
  readonly tell?: {
    sent(trace: Recorder, at: number, span: Span, cause: number): number;
    received(trace: Recorder, at: number, span: Span, cause: number): number;
  };
}

/** A message's facts: that it was sent, and that it was received. */
function message<S extends Kind, R extends Kind>(
  octets: Uint8Array,
  sent: S,
  received: R,
  given: (span: Span) => Given<S> & Given<R>,
): Transfer {
  return {
    octets,
    flags: PSH | ACK,
    tell: {
      sent: (trace, at, span, cause) => trace.append(sent, millis(at), { ...given(span), cause }),
      received: (trace, at, span, cause) => trace.append(received, millis(at), { ...given(span), cause }),
    },
  };
}

function transferOf(what: string, up: boolean): Transfer {
  const flags = FLAGS[what];
  if (flags !== undefined) return { octets: new Uint8Array(0), flags };
  const [word = '', ...rest] = what.split(' ');
  if (/^\d+$/.test(word)) return answer(Number(word), rest.join(' '));
  if (['GET', 'POST', 'UPGRADE'].includes(word)) return asked(word, rest[0] ?? '', rest.slice(1).join(' '));
  const octets = frame(word, rest.join(' '), up);
  const first = octets[0] ?? 0;
  const head = { fin: first >= 0x80, rsv: (first >> 4) & 7, opcode: first & 15 };
  return message(octets, 'frame-sent', 'frame-received', ({ conn, from, to }) => ({
    conn,
    up,
    from,
    to,
    ...head,
  }));
}

function asked(word: string, target: string, body: string): Transfer {
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
  return message(octets, 'request-sent', 'request-received', ({ conn, from, to }) => ({
    conn,
    from,
    to,
    method,
    target,
    client: 0,
  }));
}

function answer(status: number, body: string): Transfer {
  const fields: Field[] =
    status === 101
      ? [
          ['Upgrade', 'websocket'],
          ['Connection', 'Upgrade'],
          ['Sec-WebSocket-Accept', acceptFor(KEY)],
        ]
      : [['Content-Length', `${utf8(body).length}`]];
  const octets = encodeResponse({ status, reason: REASONS[status] ?? '', fields }, utf8(body));
  return message(octets, 'response-sent', 'response-received', ({ conn, from, to }) => ({
    conn,
    from,
    to,
    status,
  }));
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
export function cutAt(trace: Trace, cursor: number): Recorder {
  const cut = new Recorder();
  for (const node of trace.nodes) cut.addNode(node);
  for (let i = 0; i < trace.length && trace.timeAt(i) <= cursor; i++) {
    const fact = trace.at(i);
    const { conn, up, to } = trace.spanAt(i);
    while (cut.connections <= conn) cut.openConnection(trace.partiesOf(cut.connections));
    if (fact.kind.endsWith('-sent') && conn >= 0) {
      const log = cut.stream(conn, up);
      if (to > log.length) log.append(trace.stream(conn, up).slice(log.length, to));
    }
    if (fact.kind !== 'unknown') cut.append(fact.kind, fact.at, fact);
  }
  return cut;
}

export const at = (ms: number) => micros(Math.round(ms * 1000));
