/** Predicates: a lane's facts and a question → the index of the fact, or undefined. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { BEGINNING, FIELDS, findStop, type Place, type Predicate } from '../../src/course/play/index.ts';
import { KINDS } from '../../src/trace/index.ts';
import { traceOf } from './traces.ts';

const b = traceOf(
  '0 segment-sent up 2', // 0 SYN
  '80 request-sent up 0 "GET /chat"', // 1
  '160 response-received down 101', // 2
  '160 ready-state up 1', // 3
  '160 socket-event up 0 "open"', // 4
  '900 message-born - 1 "Bob\\nhi Alice"', // 5
  '900 frame-sent down 0x81', // 6
  '940 frame-received down 0x81', // 7
  '940 message-shown up 1', // 8
  '950 message-born - 2 "Alice\\nhi Alice"', // 9
  '960 message-shown up 2', // 10
  '1000 frame-sent down 0x01', // 11 first fragment
  '1100 frame-sent down 0x89', // 12 ping
  '1200 frame-sent down 0x80', // 13 last fragment
  '2000 failure up 1002 "ws/opcode"', // 14
  '2000 socket-event up 1006 "close"', // 15
  '2000 disconnected up 1', // 16
  '2100 call - 200 "mine"', // 17
);
const a = traceOf('900 message-born - 1 "Bob\\nhi Alice"', '2000 message-shown up 1');
const traces = new Map([
  ['a', a],
  ['b', b],
]);

const find = (predicate: Omit<Predicate, 'lane'>, after: Place = BEGINNING): number | undefined =>
  findStop(traces, { lane: 'b', ...predicate }, after)?.index;

describe('a predicate', () => {
  it('finds by kind and by each field of the kind', () => {
    expect(find({ fact: 'response-received', status: 101 })).toBe(2);
    expect(find({ fact: 'response-received', status: 400 })).toBeUndefined();
    expect(find({ fact: 'request-sent', text: 'GET /chat' })).toBe(1);
    expect(find({ fact: 'segment-sent', flag: 'SYN' })).toBe(0);
    expect(find({ fact: 'segment-sent', flag: 'FIN' })).toBeUndefined();
    expect(find({ fact: 'socket-event', event: 'close', code: 1006 })).toBe(15);
    expect(find({ fact: 'ready-state', state: 1 })).toBe(3);
    expect(find({ fact: 'failure', up: true, code: 1002, text: 'ws/opcode' })).toBe(14);
    expect(find({ fact: 'disconnected', flag: 'RST' })).toBe(16);
    expect(find({ fact: 'disconnected', flag: 'FIN' })).toBeUndefined();
    expect(find({ fact: 'message-born', id: 2 })).toBe(9);
    expect(find({ fact: 'call', status: 200, text: 'mine' })).toBe(17);
  });

  it('reads opcode and FIN out of a frame’s first octet', () => {
    expect(find({ fact: 'frame-sent', opcode: 'text' })).toBe(6);
    expect(find({ fact: 'frame-sent', opcode: 'text', fin: false })).toBe(11);
    expect(find({ fact: 'frame-sent', opcode: 'ping' })).toBe(12);
    expect(find({ fact: 'frame-sent', opcode: 'continuation', fin: true })).toBe(13);
    expect(find({ fact: 'frame-sent', opcode: 'text', up: true })).toBeUndefined();
  });

  it('knows a shown message by its author and words, though the fact has only an id', () => {
    expect(find({ fact: 'message-shown', author: 'Alice' })).toBe(10);
    expect(find({ fact: 'message-shown', author: 'Bob', text: 'hi Alice' })).toBe(8);
    expect(find({ fact: 'message-shown', author: 'Carol' })).toBeUndefined();
  });

  it('takes a star at the end of a text for any rest', () => {
    expect(find({ fact: 'request-sent', text: 'GET /*' })).toBe(1);
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

  it('has a list of fields for every kind of fact', () => {
    expect(Object.keys(FIELDS).toSorted()).toEqual(KINDS.toSorted());
  });
});
