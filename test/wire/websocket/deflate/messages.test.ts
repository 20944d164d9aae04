import { describe, expect, test } from 'vitest';
import { concat, fromUtf8, hex, utf8 } from '../../../../src/base/index.ts';
import { Deflater, Inflater } from '../../../../src/wire/websocket/deflate/index.ts';
import { encodeFrame, FrameDecoder, MessageAssembler } from '../../../../src/wire/websocket/index.ts';
import { cuts } from '../../cuts.ts';
import { messagesIn } from '../frames.ts';

const CONTEXT = { windowBits: 15, noContextTakeover: false } as const;

/** What a client makes of the bytes, the same however they are cut: its last message, "data @from/to". */
function last(bytes: Uint8Array, limits = { maxPayload: 1000, maxMessage: 1000 }): string {
  const [first, ...others] = cuts(bytes).map((ways) => {
    const decoder = new FrameDecoder({ role: 'client', maxPayload: limits.maxPayload, rsv: 4 });
    const inflater = new Inflater({ ...CONTEXT, maxMessage: limits.maxMessage });
    const found = messagesIn(
      decoder,
      new MessageAssembler({ maxMessage: limits.maxMessage, inflater }),
      ways,
    );
    return found.map((each) => {
      const told =
        each.kind === 'failure'
          ? `${each.closeCode} ${each.code}`
          : 'data' in each
            ? fromUtf8(each.data)
            : '';
      return `${told} @${each.from}/${each.to}`;
    });
  });
  for (const other of others) expect(other).toEqual(first);
  return first?.at(-1) ?? '';
}

describe('messages with RSV1 on their first frame', () => {
  test.each([
    ['§7.2.3.1: in one frame', 'c1 07 f2 48 cd c9 c9 07 00', 'Hello @0/9'],
    ['§7.2.3.1: in two', '41 03 f2 48 cd 80 04 c9 c9 07 00', 'Hello @0/11'],
    [
      '§7.2.3.2: in the window of the one before',
      'c1 07 f2 48 cd c9 c9 07 00 c1 05 f2 00 11 00 00',
      'Hello @9/16',
    ],
    ['a ping between them', '41 03 f2 48 cd 89 01 70 80 04 c9 c9 07 00', 'Hello @0/14'],
    ['§6: one without RSV1 is not compressed', '81 05 48 65 6c 6c 6f', 'Hello @0/7'],
    [
      'nor does it come into the window',
      'c1 07 f2 48 cd c9 c9 07 00 81 01 61 c1 05 f2 00 11 00 00',
      'Hello @12/19',
    ],
    [
      '§7.2.3.6: an empty one, and an empty last fragment',
      'c1 01 00 41 00 00 06 f2 48 cd c9 c9 07 80 01 00',
      'Hello @3/16',
    ],
    ['binary', 'c2 07 f2 48 cd c9 c9 07 00', 'Hello @0/9'],
  ])('%s', (_, bytes, told) => expect(last(hex(bytes))).toBe(told));

  test.each([
    ['§6.1: RSV1 on a later fragment', '41 03 f2 48 cd c0 04 c9 c9 07 00', '1002 ws/rsv @5/6'],
    ['on a later fragment of one without it', '01 01 61 c0 01 61', '1002 ws/rsv @3/4'],
    ['on a control frame', '41 03 f2 48 cd c9 00', '1002 ws/rsv @5/6'],
    [
      'what is not DEFLATE: its frame is named',
      '81 00 41 01 00 80 04 01 00 00 00',
      '1007 ws/deflate-data @5/11',
    ],
    ['a message that ends inside a block', '41 03 f2 48 cd 80 00', '1007 ws/deflate-incomplete @5/7'],
    // Stored blocks show what they unpack to.
    ['text that is not UTF-8', '41 06 00 03 00 fc ff 61 80 03 ff 62 00', '1007 ws/utf8 @8/13'],
    ['found before what is not DEFLATE behind it', 'c1 07 00 01 00 fe ff ff 06', '1007 ws/utf8 @0/9'],
    ['text that ends inside a character', 'c1 07 00 01 00 fe ff c3 00', '1007 ws/utf8 @8/9'],
  ])('refuses %s', (_, bytes, told) => expect(last(hex(`${bytes} 81 01 61`))).toBe(told));

  test('maxMessage is of what it unpacks to', () => {
    const frame = (size: number) =>
      encodeFrame({
        fin: true,
        rsv: 4,
        opcode: 1,
        payload: new Deflater(CONTEXT).compress(utf8('x'.repeat(size))),
      });
    expect(last(frame(1000))).toContain('xxx @0/');
    expect(last(concat([hex('c1 01 00'), frame(1001)]))).toMatch(/^1009 ws\/deflate-too-big @3\//);
    // Stored, it is longer on the wire than what it unpacks to.
    expect(last(hex('c1 07 00 01 00 fe ff 61 00'), { maxPayload: 9, maxMessage: 1 })).toBe('a @0/9');
  });
});
