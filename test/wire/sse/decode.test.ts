/**
 * Event streams, WHATWG HTML §9.2.5 and §9.2.6. In a stream `|` stands for LF; what comes out is
 * "type#lastEventId data @from..to" and "retry ms @from..to", line feeds in data as `|`.
 */
import { describe, expect, it } from 'vitest';
import { concat, hex, utf8 } from '../../../src/base/index.ts';
import {
  encodeEvent,
  EventStreamDecoder,
  type Retry,
  type StreamEvent,
} from '../../../src/wire/sse/index.ts';
import { cuts, feed } from '../cuts.ts';

const tell = (found: StreamEvent | Retry): string =>
  found.kind === 'retry'
    ? `retry ${found.ms} @${found.from}..${found.to}`
    : `${found.type}#${found.lastEventId} ${found.data.replaceAll('\n', '|')} @${found.from}..${found.to}`;

const lines = (text: string): Uint8Array => utf8(text.replaceAll('|', '\n'));

/** The same in every way to cut. */
function expectEvents(octets: Uint8Array, said: readonly string[]): void {
  for (const cut of cuts(octets)) expect(feed(new EventStreamDecoder(), cut).map(tell)).toEqual(said);
}

describe('the examples of the standard', () => {
  it('one event of three lines', () => {
    expectEvents(lines('data: YHOO|data: +2|data: 10||'), ['message# YHOO|+2|10 @0..30']);
  });

  it('four blocks: a comment, an event with an id, one that takes it away, one without an end', () => {
    const stream = ': test stream||data: first event|id: 1||data:second event|id||data:  third event|';
    expectEvents(lines(stream), ['message#1 first event @15..40', 'message# second event @40..62']);
  });

  it('data without a value: an event with an empty string, one with a line feed, one that has no end', () => {
    expectEvents(lines('data||data|data||data:'), ['message#  @0..6', 'message# | @6..17']);
  });

  it('a space behind the colon is passed over', () => {
    expectEvents(lines('data:test||data: test||'), ['message# test @0..11', 'message# test @11..23']);
  });

  it('types', () => {
    expectEvents(lines('event: add|data: 73857293||event: remove|data: 2153||'), [
      'add# 73857293 @0..27',
      'remove# 2153 @27..53',
    ]);
  });
});

describe('lines', () => {
  it.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CR LF', '\r\n'],
  ])('end with %s', (_name, end) => {
    const octets = utf8(['id: 7', 'data: a', 'data: b', '', 'data: c', ''].join(end) + end);
    for (const cut of cuts(octets)) {
      const said = feed(new EventStreamDecoder(), cut).map(tell);
      expect(said.map((each) => each.split(' @')[0])).toEqual(['message#7 a|b', 'message#7 c']);
    }
  });

  it('CR LF is one end also where it is cut, and CR CR LF is two', () => {
    expectEvents(utf8('data: a\r\r\ndata: b\r\n\r\n'), ['message# a @0..9', 'message# b @10..20']);
  });

  it('an event is said at its blank line, before the LF of its CR LF', () => {
    const decoder = new EventStreamDecoder();
    decoder.push(utf8('data: a\r\n\r'));
    expect(decoder.next()?.kind).toBe('event');
    decoder.push(utf8('\n'));
    expect(decoder.next()).toBeUndefined();
  });
});

describe('fields', () => {
  it.each([
    ['other names are passed over', 'Data: a|dat: b|foo||data: c||', ['message# c @20..29']],
    ['a colon in the value stays', 'data: a: b||', ['message# a: b @0..12']],
    ['the last type wins, and an empty one is "message"', 'event: a|event:|data: x||', ['message# x @0..25']],
    ['a type without data is forgotten', 'event: a||data: x||', ['message# x @10..19']],
    ['an id lasts', 'id: 1|data: a||data: b||', ['message#1 a @0..15', 'message#1 b @15..24']],
    ['an id with NUL is passed over', 'id: 1|id: 2\0|data: a||', ['message#1 a @0..22']],
    [
      'retry is digits',
      'retry: 10|retry: 1e3|retry: -1|retry:|retry: +5|retry: 007|',
      ['retry 10 @0..10', 'retry 7 @48..59'],
    ],
    ['retry holds without a blank line', 'data: x|retry: 5|', ['retry 5 @8..17']],
    ['nothing comes of an end without a blank line', 'data: a|', []],
  ])('%s', (_name, stream, said) => expectEvents(lines(stream), said));

  it('an id without data counts at its blank line', () => {
    const decoder = new EventStreamDecoder('0');
    feed(decoder, [utf8('id: 4\n')]);
    expect(decoder.lastEventId).toBe('0');
    feed(decoder, [utf8('\n')]);
    expect(decoder.lastEventId).toBe('4');
  });

  it('a stream that resumes keeps the id of the one before', () => {
    expect(feed(new EventStreamDecoder('9'), [utf8('data: a\n\n')]).map(tell)).toEqual(['message#9 a @0..9']);
  });
});

describe('UTF-8', () => {
  it('one byte order mark is passed over, a second one is a character', () => {
    const mark = hex('ef bb bf');
    expectEvents(concat([mark, lines('data: a||')]), ['message# a @0..12']);
    expectEvents(concat([mark, mark, lines('data: a||data: b||')]), ['message# b @15..24']);
    expectEvents(concat([lines('|'), mark, lines('data: a||')]), []);
  });

  it('is decoded across pieces', () => {
    expectEvents(lines('data: Xin chào 👋||'), ['message# Xin chào 👋 @0..22']);
  });

  it('what is none becomes U+FFFD, and the line ends where it ends', () => {
    const broken = concat([lines('data: a'), hex('f0 9f'), lines('|data: b'), hex('80'), lines('||')]);
    expectEvents(broken, ['message# a\ufffd|b\ufffd @0..20']);
  });
});

describe('encodeEvent', () => {
  it.each([
    [{ data: 'hi' }, 'data: hi||'],
    [{ event: 'add', id: '3', data: 'a\nb\r\nc\rd' }, 'event: add|id: 3|data: a|data: b|data: c|data: d||'],
    [{ retry: 3000 }, 'retry: 3000||'],
    [{ comment: '' }, ': ||'],
    [{ data: '' }, 'data: ||'],
  ])('%j', (block, said) => expect(encodeEvent(block)).toEqual(lines(said)));

  it('an event is 8 octets longer than its text', () => {
    expect(encodeEvent({ data: 'x'.repeat(40) }).length).toBe(48);
  });

  it.each([{ event: 'a\nb' }, { id: '\r' }, { id: '\0' }, { comment: 'a\nb' }, { retry: 0.5 }])(
    'throws for %j',
    (block) => expect(() => encodeEvent(block)).toThrow(),
  );
});
