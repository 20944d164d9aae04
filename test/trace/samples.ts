/** Facts of every kind with all their fields; `n` is a number from 0 to 127, `words` a text without a line feed. */
import { micros } from '../../src/base/index.ts';
import type { FactOf, Given, Kind, Recorder } from '../../src/trace/index.ts';

type Fields<K extends Kind> = Given<K> & Omit<FactOf<K>, 'index' | 'at' | 'kind'>;

const octets = (n: number) => ({ conn: n, up: n % 2 === 0, from: 2 ** 32 - 2 - n, to: 2 ** 32 - 1 });
const up = (n: number) => ({ ...octets(n), up: true as const });
const down = (n: number) => ({ ...octets(n), up: false as const });
const cause = -1;
const segment = (n: number) => ({ ...octets(n), flags: 255 - n, overhead: 2 ** 24 - 1 - n, cause });
const frame = (n: number) => ({ ...octets(n), fin: n > 63, rsv: n % 8, opcode: n % 16, cause });
const request = (n: number, words: string) => ({ ...up(n), method: `M${words}`, target: `/${words}`, cause });
const message = (n: number, words: string) => ({ node: n, id: n, author: `A${words}`, text: words, cause });

const flight = (n: number): Fields<'flight-sent'> => ({
  conn: n,
  up: n % 2 === 0,
  octets: n * 1000,
  messages: n % 2 === 0 ? ['ServerHello', 'Finished'] : ['NewSessionTicket', 'NewSessionTicket'],
  cause,
});

export const SAMPLES: { readonly [K in Kind]: (n: number, words: string) => Fields<K> } = {
  'page-call': (n, words) => ({ conn: n, up: true, node: n, code: words, poll: 'lost', cause }),
  'segment-sent': (n) => ({ ...segment(n), retransmission: 'duplicate ACKs', origin: 'box' }),
  'segment-arrived': segment,
  'segment-lost': (n) => ({ ...segment(n), by: 'box' }),
  connected: (n) => ({ conn: n, up: n % 2 === 0, cause }),
  disconnected: (n) => ({ conn: n, up: n % 2 === 0, by: 'RST', cause }),
  'request-sent': request,
  'request-received': request,
  'response-sent': (n) => ({ ...down(n), status: 100 + n, cause }),
  'response-received': (n) => ({ ...down(n), status: 100 + n, cause }),
  'frame-sent': frame,
  'frame-received': frame,
  failure: (n, words) => ({ ...octets(n), problem: words, status: 400 + n, closeCode: 65_535, cause }),
  'socket-event': (n) => ({ conn: n, up: true, event: 'close', code: 1000 + n, cause }),
  'ready-state': (n) => ({ conn: n, up: true, state: n % 4, of: 'EventSource', cause }),
  'handler-called': (n, words) => ({
    conn: n,
    handler: 'close',
    method: words,
    target: `/${words}`,
    code: 1000 + n,
    cause,
  }),
  'handler-threw': (n, words) => ({ conn: n, up: n % 2 === 0, node: n, error: words, cause }),
  'message-born': message,
  'message-shown': (n, words) => ({ conn: n, up: true, ...message(n, words) }),
  'answer-read': (n) => ({ conn: n, up: true, news: n, cause }),
  knobs: (n, words) => ({ settings: { rtt: `${n}`, box: words }, cause }),
  call: (n, words) => ({ ...down(n), call: words, stage: 'failed', status: n, cause }),
  'flight-sent': flight,
  'flight-received': flight,
  fault: (n) => ({ fault: 'awake', node: n - 1, cause }),
  'body-sent': (n, words) => ({ ...down(n), part: 'more', type: words, cause }),
  'body-received': (n) => ({ ...down(n), cause }),
  'source-event': (n, words) => ({ conn: n, up: true, type: words, cause }),
  queue: (n, words) => ({
    up: true,
    node: n,
    waiting: 2 ** 24 - 1,
    method: words,
    target: `/${words}`,
    cause,
  }),
  store: (n, words) => ({ node: n, does: 'read', count: 2 ** 24 - 1 - n, table: words, first: n, cause }),
};

/** The fields of each kind that a lesson may ask for. */
export const ASKABLE: Readonly<Record<Kind, string>> = {
  'page-call': 'code poll',
  'segment-sent': 'up flags',
  'segment-arrived': 'up flags',
  'segment-lost': 'up flags',
  connected: 'up',
  disconnected: 'up by',
  'request-sent': 'method target',
  'request-received': 'method target',
  'response-sent': 'status',
  'response-received': 'status',
  'frame-sent': 'up fin opcode',
  'frame-received': 'up fin opcode',
  failure: 'up problem status closeCode',
  'socket-event': 'event code',
  'ready-state': 'state',
  'handler-called': 'handler method target',
  'handler-threw': 'error',
  'message-born': 'id author text',
  'message-shown': 'id author text',
  'answer-read': 'news',
  knobs: '',
  call: 'call status',
  'flight-sent': 'up messages',
  'flight-received': 'up messages',
  fault: 'fault',
  'body-sent': 'part type',
  'body-received': '',
  'source-event': 'type',
  queue: 'method target',
  store: 'does count table first',
};

/** Appends the sample of a kind, 7 µs after the fact before it. */
export const put = <K extends Kind>(trace: Recorder, kind: K, n = 1, words = 'words'): number =>
  trace.append(kind, micros(trace.length * 7), SAMPLES[kind](n, words));
