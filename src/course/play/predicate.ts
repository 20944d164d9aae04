/**
 * Trace predicates: the closed grammar in which a lesson says where a step stops and what a check wants to
 * see. "The first 101 in lane b after the previous stop" is
 *
 *     { lane: 'b', fact: 'response-received', status: 101 }
 *
 * never a time and never an index, so a step finds its moment again after the learner's edits.
 */
import { type Micros, micros } from '../../base/index.ts';
import { ACK, type Fact, FIN, type Kind, PSH, RST, SYN, type Trace } from '../../trace/index.ts';
import type { Place } from './place.ts';

export type Opcode = 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong';
export type SocketEvent = 'open' | 'message' | 'error' | 'close';
export type Flag = 'SYN' | 'FIN' | 'RST' | 'PSH' | 'ACK';

export interface Predicate {
  readonly lane: string;
  readonly fact: Kind;
  /** Status of a response, or of a call that was answered. */
  readonly status?: number;
  readonly opcode?: Opcode;
  /** The frame's FIN bit: false for every fragment but the last. */
  readonly fin?: boolean;
  /** Direction: true is client to server, or at the client. */
  readonly up?: boolean;
  /** Message id. */
  readonly id?: number;
  /** Who wrote the message. */
  readonly author?: string;
  /** Close code of a close event or a failure. */
  readonly code?: number;
  /** The fact's text, of a message its words; a star at the end stands for any rest. */
  readonly text?: string;
  readonly event?: SocketEvent;
  /** TCP control bit that is set; of a `disconnected`, how the connection ended. */
  readonly flag?: Flag;
  readonly state?: 0 | 1 | 2 | 3;
  /** The nth fact that fits, from 1. */
  readonly nth?: number;
  readonly after?: 'previous stop' | 'start';
}

/** Names of the fields that narrow a fact down. */
export type PredicateField = Exclude<keyof Predicate, 'lane' | 'fact' | 'nth' | 'after'>;

/** What a predicate on each kind of fact may ask for. */
export const FIELDS: Readonly<Record<Kind, readonly PredicateField[]>> = {
  'page-call': ['text'],
  'segment-sent': ['up', 'flag'],
  'segment-arrived': ['up', 'flag'],
  'segment-lost': ['up', 'flag'],
  connected: ['up'],
  disconnected: ['up', 'flag'],
  'request-sent': ['text'],
  'request-received': ['text'],
  'response-sent': ['status'],
  'response-received': ['status'],
  'frame-sent': ['up', 'opcode', 'fin'],
  'frame-received': ['up', 'opcode', 'fin'],
  failure: ['up', 'code', 'text'],
  'socket-event': ['up', 'event', 'code'],
  'ready-state': ['up', 'state'],
  'handler-called': ['text'],
  'handler-threw': ['text'],
  'message-born': ['id', 'author', 'text'],
  'message-shown': ['id', 'author', 'text'],
  knobs: [],
  call: ['status', 'text'],
  'flight-sent': ['up', 'text'],
  'flight-received': ['up', 'text'],
  fault: ['text'],
  'body-sent': ['text'],
  'body-received': [],
  'source-event': ['text'],
  queue: ['text'],
};

export const OPCODES: Readonly<Record<Opcode, number>> = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
};

export const FLAGS: Readonly<Record<Flag, number>> = { SYN, FIN, RST, PSH, ACK };

/** Before every fact. */
export const BEGINNING: Place = { lane: '', index: -1, at: micros(0) };

/**
 * The first (or nth) fact that fits, behind `after`: later in time, or at the same instant in another lane
 * or further on in its own. Undefined when the run has none (yet).
 */
export function findStop(
  traces: ReadonlyMap<string, Trace>,
  predicate: Predicate,
  after: Place,
): Place | undefined {
  const trace = traces.get(predicate.lane);
  if (trace === undefined) return undefined;
  const behind = predicate.after === 'start' ? BEGINNING : after;
  let missing = predicate.nth ?? 1;
  const first = behind.lane === predicate.lane ? behind.index + 1 : firstAt(trace, behind.at);
  for (let index = first; index < trace.length; index += 1) {
    if (trace.kindAt(index) !== predicate.fact) continue;
    const fact = trace.at(index);
    if (!fits(trace, fact, predicate)) continue;
    missing -= 1;
    if (missing === 0) return { lane: predicate.lane, index, at: fact.at };
  }
  return undefined;
}

/** Index of the first fact at this time or later: times never fall, so halving finds it. */
function firstAt(trace: Trace, at: Micros): number {
  let low = 0;
  let high = trace.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (trace.timeAt(middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Does this fact, whose kind is right, have every field that the predicate names? */
function fits(trace: Trace, fact: Fact, wanted: Predicate): boolean {
  return (
    same(wanted.up, fact.up) &&
    same(wanted.status, fact.value) &&
    same(wanted.id, fact.value) &&
    same(wanted.code, fact.value) &&
    same(wanted.state, fact.value) &&
    same(wanted.event, fact.text) &&
    (wanted.opcode === undefined || OPCODES[wanted.opcode] === fact.value % 16) &&
    same(wanted.fin, fact.value >= 128) &&
    (wanted.flag === undefined || hasFlag(fact, wanted.flag)) &&
    fitsWords(trace, fact, wanted)
  );
}

const same = <T>(wanted: T | undefined, real: T): boolean => wanted === undefined || wanted === real;

function hasFlag(fact: Fact, flag: Flag): boolean {
  if (fact.kind === 'disconnected') return flag === (fact.value === 1 ? 'RST' : 'FIN');
  return (fact.value & FLAGS[flag]) !== 0;
}

function fitsWords(trace: Trace, fact: Fact, wanted: Predicate): boolean {
  if (wanted.text === undefined && wanted.author === undefined) return true;
  if (fact.kind === 'message-shown') {
    const born = bornBefore(trace, fact);
    return born !== undefined && fitsWords(trace, born, wanted);
  }
  if (fact.kind !== 'message-born') return fitsText(wanted.text, fact.text);
  const line = fact.text.indexOf('\n');
  return same(wanted.author, fact.text.slice(0, line)) && fitsText(wanted.text, fact.text.slice(line + 1));
}

function fitsText(wanted: string | undefined, text: string): boolean {
  if (wanted === undefined) return true;
  return wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
}

/** The birth of a shown message: a shown fact has the id only. */
function bornBefore(trace: Trace, shown: Fact): Fact | undefined {
  for (let index = shown.index - 1; index >= 0; index -= 1) {
    if (trace.kindAt(index) !== 'message-born') continue;
    const fact = trace.at(index);
    if (fact.value === shown.value) return fact;
  }
  return undefined;
}
