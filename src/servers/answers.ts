/** Answers that the server gives by itself, and those to what became of a request. */
import { utf8 } from '../base/index.ts';
import { type Field, listOf, type RequestHead } from '../wire/http1/index.ts';
import type { Answer } from './back-end.ts';
import type { Outcome } from './mounts.ts';

/** RFC 9110 §10.1.1: an expectation that no server knows is refused, as Node does. */
export function unmet({ fields }: RequestHead): Answer | undefined {
  const expected = listOf(fields, 'Expect').find((each) => each.toLowerCase() !== '100-continue');
  return expected === undefined ? undefined : plain(417, `Nobody here can promise ${expected}.`);
}

/** What goes out for an outcome; undefined: RST. */
export function answerTo(outcome: Outcome): Answer | undefined {
  switch (outcome.kind) {
    case 'answer':
      return outcome.answer;
    case 'none':
      return plain(404, 'Nothing is here.');
    case 'threw':
      return plain(500, 'The handler threw an error.');
    case 'reset':
      return undefined;
  }
}

export const plain = (status: number, text: string, fields: readonly Field[] = []): Answer => ({
  status,
  fields: [...fields, ['Content-Type', 'text/plain']],
  body: utf8(text),
});
