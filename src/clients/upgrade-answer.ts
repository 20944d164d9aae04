/** What the server's answer to an opening handshake agrees on. */
import type { Agreed } from '../network/index.ts';
import { fieldValue, type ResponseHead } from '../wire/http1/index.ts';
import { checkUpgradeResponse } from '../wire/websocket/index.ts';
import type { Deflate } from '../wire/websocket/deflate/index.ts';
import { DEFLATE_OFFER } from './chromium.ts';

export interface UpgradeOffered {
  /** Subprotocols that the page offers, in its order of preference. */
  readonly protocols?: readonly string[] | undefined;
  /** What the offer of permessage-deflate needs once it is accepted; where the server declines, nothing does. */
  readonly deflate?: Deflate | undefined;
}

/** As the page's `protocol` and `extensions` say it, and for the messages. */
interface UpgradeAnswer {
  readonly protocol: string;
  readonly extensions: string;
  readonly agreed: Agreed | undefined;
}

/** The code of what is wrong with the answer, where something is: the client then fails the connection. */
export function readUpgradeAnswer(
  head: ResponseHead,
  key: string,
  { protocols = [], deflate }: UpgradeOffered,
): UpgradeAnswer | string {
  const check = checkUpgradeResponse(head, key, protocols, deflate && ['permessage-deflate']);
  if (!check.ok) return check.code;
  const { protocol = '' } = check;
  const extensions = fieldValue(head.fields, 'Sec-WebSocket-Extensions') ?? '';
  if (deflate === undefined) return { protocol, extensions, agreed: undefined };
  const answer = deflate.checkAnswer(DEFLATE_OFFER, check.extensions);
  if (!answer.ok) return answer.code;
  const { params } = answer;
  return { protocol, extensions, agreed: params && { deflate, params } };
}
