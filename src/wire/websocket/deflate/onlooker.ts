import { parseExtensions } from '../extensions.ts';
import { Inflater } from './inflater.ts';
import { checkAnswer } from './negotiation.ts';
import { contextOf } from './params.ts';

/**
 * For an onlooker: unpacks the messages that `sender` sends. `extensions` is what the server's answer to an offer
 * of `permessage-deflate; client_max_window_bits` says; undefined where that agrees on nothing.
 */
export function inflaterFor(
  extensions: string,
  sender: 'client' | 'server',
  maxMessage: number,
): Inflater | undefined {
  const answer = checkAnswer({ clientMaxWindowBits: true }, parseExtensions(extensions) ?? []);
  if (!answer.ok || answer.params === undefined) return undefined;
  return new Inflater({ ...contextOf(answer.params, sender), maxMessage });
}
