import { concat, type Bytes } from '../../../src/base/index.ts';
import type {
  ControlMessage,
  DataMessage,
  Failure,
  FrameDecoder,
  FrameHead,
  MessageAssembler,
} from '../../../src/wire/websocket/index.ts';
import { feed } from '../cuts.ts';

export type Frame = FrameHead & { readonly kind: 'frame'; readonly payload: Bytes };

/** What a decoder finds when it is fed these pieces: frames with their whole payload, or a failure. */
export function framesIn(decoder: FrameDecoder, ways: readonly Uint8Array[]): (Frame | Failure)[] {
  const found: (Frame | Failure)[] = [];
  let parts: Bytes[] = [];
  let to = 0;
  for (const next of feed(decoder, ways)) {
    if (next.kind === 'failure') {
      found.push(next);
      continue;
    }
    if (parts.length === 0) to = next.frame.payloadFrom;
    if (next.from !== to) throw new Error(`A piece at ${next.from} behind one that ended at ${to}.`);
    to += next.data.length;
    parts.push(next.data);
    if (!next.last) continue;
    found.push({ kind: 'frame', ...next.frame, payload: concat(parts) });
    parts = [];
  }
  return found;
}

type Joined = Omit<DataMessage, 'parts'> & { readonly data: Bytes };

/** What the two find together, data messages with their bytes in one; nothing behind a failure or a close. */
export function messagesIn(
  decoder: FrameDecoder,
  assembler: MessageAssembler,
  ways: readonly Uint8Array[],
): (Joined | ControlMessage | Failure)[] {
  const found: (Joined | ControlMessage | Failure)[] = [];
  for (const next of feed(decoder, ways)) {
    const message = next.kind === 'failure' ? next : assembler.push(next);
    if (message === undefined) continue;
    if (message.kind === 'message') {
      const { parts, ...rest } = message;
      found.push({ ...rest, data: concat(parts) });
    } else found.push(message);
    if (message.kind === 'failure' || message.kind === 'close') break;
  }
  return found;
}
