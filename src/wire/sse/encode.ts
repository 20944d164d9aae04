import { assert, type Bytes, utf8 } from '../../base/index.ts';

/** What a server says at once; the lines stand in this order. */
export type EventBlock = {
  readonly comment?: string;
  /** Milliseconds. */
  readonly retry?: number;
  readonly event?: string;
  readonly id?: string;
  /** Without it the block is no event to a page. */
  readonly data?: string;
};

/**
 * One block of a `text/event-stream` with its blank line (WHATWG HTML §9.2.5): each line of the data in a field of its
 * own.
 *
 * @throws Error for a line's end in `comment`, `event` or `id`, a NUL in `id`, or a `retry` that is no whole number.
 */
export function encodeEvent({ comment, retry, event, id, data }: EventBlock): Bytes {
  assert(retry === undefined || (Number.isSafeInteger(retry) && retry >= 0), 'retry: is digits.');
  assert(id?.includes('\0') !== true, 'An id with a NUL is passed over.');
  const lines: string[] = [];
  if (comment !== undefined) lines.push(`: ${single(comment)}`);
  if (retry !== undefined) lines.push(`retry: ${retry}`);
  if (event !== undefined) lines.push(`event: ${single(event)}`);
  if (id !== undefined) lines.push(`id: ${single(id)}`);
  for (const line of data?.split(LINE_END) ?? []) lines.push(`data: ${line}`);
  return utf8(`${lines.join('\n')}\n\n`);
}

const LINE_END = /\r\n|\r|\n/;

function single(text: string): string {
  assert(!LINE_END.test(text), 'Only data has more than one line.');
  return text;
}
