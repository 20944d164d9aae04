/** Predicates: a lane's facts and a question → the index of the fact, or undefined. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { BEGINNING, findStop, type Place, type Predicate } from '../../src/course/play/judge/index.ts';
import { askable, type Kind, KINDS, SYN } from '../../src/trace/index.ts';
import { ALICE, SERVER } from '../trace/cast.ts';
import { ASKABLE } from '../trace/samples.ts';
import { TEXT_FRAME, traceOf } from './traces.ts';

const bob = { author: 'Bob', text: 'hi Alice' };
const alice = { author: 'Alice', text: 'hi Alice' };
const none = { from: 0, to: 0 };

const b = traceOf((at) => {
  at(0, 'segment-sent', { conn: 0, up: true, ...none, flags: SYN, overhead: 0 }); // 0
  at(80, 'request-sent', { conn: 0, ...none, method: 'GET', target: '/chat' }); // 1
  at(160, 'response-received', { conn: 0, ...none, status: 101 }); // 2
  at(160, 'ready-state', { conn: 0, state: 1, of: 'WebSocket' }); // 3
  at(160, 'socket-event', { conn: 0, event: 'open' }); // 4
  at(900, 'message-born', { node: SERVER, id: 1, ...bob }); // 5
  at(900, 'frame-sent', TEXT_FRAME); // 6
  at(940, 'frame-received', TEXT_FRAME); // 7
  at(940, 'message-shown', { node: ALICE, conn: 0, id: 1, ...bob }); // 8
  at(950, 'message-born', { node: SERVER, id: 2, ...alice }); // 9
  at(960, 'message-shown', { node: ALICE, conn: 0, id: 2, ...alice }); // 10
  at(1000, 'frame-sent', { ...TEXT_FRAME, fin: false }); // 11: first fragment
  at(1100, 'frame-sent', { ...TEXT_FRAME, opcode: 9 }); // 12: ping
  at(1200, 'frame-sent', { ...TEXT_FRAME, opcode: 0 }); // 13: last fragment
  at(2000, 'failure', { conn: 0, up: true, closeCode: 1002, problem: 'ws/opcode' }); // 14
  at(2000, 'socket-event', { conn: 0, event: 'close', code: 1006 }); // 15
  at(2000, 'disconnected', { conn: 0, up: true, by: 'RST' }); // 16
  at(2100, 'call', { call: 'mine', stage: 'answer', status: 200 }); // 17
  at(2200, 'flight-sent', { conn: 0, up: false, octets: 150, messages: ['ServerHello', 'Finished'] }); // 18
});
const a = traceOf((at) => {
  at(900, 'message-born', { node: SERVER, id: 1, ...bob });
  at(2000, 'message-shown', { node: ALICE, id: 1, ...bob });
});
const traces = new Map([
  ['a', a],
  ['b', b],
]);

/** A predicate without its lane. */
type Wanted<K extends Kind = Kind> = K extends Kind ? Omit<Predicate<K>, 'lane'> : never;

const find = (wanted: Wanted, after: Place = BEGINNING): number | undefined =>
  findStop(traces, { lane: 'b', ...wanted }, after)?.index;

describe('a predicate', () => {
  it('finds by kind and by each field of the kind', () => {
    expect(find({ fact: 'response-received', status: 101 })).toBe(2);
    expect(find({ fact: 'response-received', status: 400 })).toBeUndefined();
    expect(find({ fact: 'request-sent', method: 'GET', target: '/chat' })).toBe(1);
    expect(find({ fact: 'segment-sent', flags: 'SYN' })).toBe(0);
    expect(find({ fact: 'segment-sent', flags: 'FIN' })).toBeUndefined();
    expect(find({ fact: 'socket-event', event: 'close', code: 1006 })).toBe(15);
    expect(find({ fact: 'ready-state', state: 1 })).toBe(3);
    expect(find({ fact: 'failure', up: true, closeCode: 1002, problem: 'ws/opcode' })).toBe(14);
    expect(find({ fact: 'disconnected', by: 'RST' })).toBe(16);
    expect(find({ fact: 'disconnected', by: 'FIN' })).toBeUndefined();
    expect(find({ fact: 'message-born', id: 2 })).toBe(9);
    expect(find({ fact: 'call', status: 200, call: 'mine' })).toBe(17);
    expect(find({ fact: 'flight-sent', messages: 'Finished' })).toBe(18);
    expect(find({ fact: 'flight-sent', messages: 'ClientHello' })).toBeUndefined();
  });

  it('reads opcode and FIN out of a frame’s first octet', () => {
    expect(find({ fact: 'frame-sent', opcode: 'text' })).toBe(6);
    expect(find({ fact: 'frame-sent', opcode: 'text', fin: false })).toBe(11);
    expect(find({ fact: 'frame-sent', opcode: 'ping' })).toBe(12);
    expect(find({ fact: 'frame-sent', opcode: 'continuation', fin: true })).toBe(13);
    expect(find({ fact: 'frame-sent', opcode: 'text', up: true })).toBeUndefined();
  });

  it('knows a shown message by its author and words', () => {
    expect(find({ fact: 'message-shown', author: 'Alice' })).toBe(10);
    expect(find({ fact: 'message-shown', author: 'Bob', text: 'hi Alice' })).toBe(8);
    expect(find({ fact: 'message-shown', author: 'Carol' })).toBeUndefined();
  });

  it('takes a star at the end of a text for any rest', () => {
    expect(find({ fact: 'request-sent', target: '/*' })).toBe(1);
    expect(find({ fact: 'message-born', text: 'hi*' })).toBe(5);
    expect(find({ fact: 'message-born', text: 'i*' })).toBeUndefined();
  });

  it('counts from 1', () => {
    expect(find({ fact: 'frame-sent', nth: 1 })).toBe(6);
    expect(find({ fact: 'frame-sent', nth: 3 })).toBe(12);
    expect(find({ fact: 'frame-sent', nth: 5 })).toBeUndefined();
  });

  it('looks behind the previous stop, further on at the same instant too', () => {
    const open: Place = { lane: 'b', index: 2, at: millis(160) };
    expect(find({ fact: 'socket-event' }, open)).toBe(4);
    expect(find({ fact: 'response-received' }, open)).toBeUndefined();
    expect(find({ fact: 'response-received', after: 'start' }, open)).toBe(2);
  });

  it('looks at the same instant or later when the previous stop was in another lane', () => {
    const born: Place = { lane: 'a', index: 0, at: millis(900) };
    expect(find({ fact: 'message-born' }, born)).toBe(5);
    expect(find({ fact: 'frame-received' }, { ...born, at: millis(941) })).toBeUndefined();
  });

  it('finds nothing in a lane that is not there', () => {
    expect(findStop(traces, { lane: 'z', fact: 'knobs' }, BEGINNING)).toBeUndefined();
  });

  it('may ask for these fields of each kind', () => {
    const lists = KINDS.map((kind) => [
      kind,
      askable(kind)
        .map(({ name }) => name)
        .join(' '),
    ]);
    expect(Object.fromEntries(lists)).toEqual(ASKABLE);
  });
});
