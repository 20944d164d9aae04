import type { Extension } from '../extensions.ts';
import type { UpgradeFailure } from '../handshake.ts';
import { type DeflateOffer, type DeflateParams, least, NAME, readElement, writeElement } from './params.ts';

/** The client's element of Sec-WebSocket-Extensions: `permessage-deflate; client_max_window_bits`. */
export function offer(offered: DeflateOffer): string {
  return writeElement(offered);
}

/** What a server has accepted: what holds, and its element of Sec-WebSocket-Extensions. */
export type DeflateAnswer = { readonly params: DeflateParams; readonly element: string };

/**
 * The server's answer to the first offer that may be accepted, RFC 7692 §5 and §7; undefined when none may.
 * `preferences` are what the server asks for and does by itself. Its limit for the client's window is dropped where
 * the offer lets it set none.
 */
export function answerOffer(
  offers: readonly Extension[],
  preferences: Partial<DeflateParams> = {},
): DeflateAnswer | undefined {
  for (const extension of offers) {
    const offered = extension.name === NAME ? readElement(extension) : '';
    if (typeof offered !== 'string') return accept(offered, preferences);
  }
  return undefined;
}

/** Any legal offer can be accepted. What it only tells of the client is said back, and so holds for both. */
function accept(offered: DeflateOffer, preferences: Partial<DeflateParams>): DeflateAnswer {
  const limitable = offered.clientMaxWindowBits !== undefined;
  const server = least(offered.serverMaxWindowBits, preferences.serverMaxWindowBits);
  const client = limitable ? least(offered.clientMaxWindowBits, preferences.clientMaxWindowBits) : 15;
  const params: DeflateParams = {
    serverNoContextTakeover: offered.serverNoContextTakeover || preferences.serverNoContextTakeover || false,
    clientNoContextTakeover: offered.clientNoContextTakeover || preferences.clientNoContextTakeover || false,
    serverMaxWindowBits: server,
    clientMaxWindowBits: client,
  };
  const element = writeElement({
    ...params,
    // §7.1.2.1: an offered one is accepted by including it "with the same or smaller value"; else 15 goes without saying
    serverMaxWindowBits: offered.serverMaxWindowBits === undefined && server === 15 ? undefined : server,
    // §7.1.2.2: where the offer does not have it, the answer "MUST NOT include" it
    clientMaxWindowBits: client === 15 ? undefined : client,
  });
  return { params, element };
}

/** What a client learns from a good answer: what holds, or undefined where the server has declined. */
export type DeflateAgreed = { readonly ok: true; readonly params: DeflateParams | undefined };

/**
 * The client's check of the extensions that the server has accepted, RFC 7692 §7: an answer that is not legal or not
 * one to this offer fails the connection.
 */
export function checkAnswer(
  offered: DeflateOffer,
  extensions: readonly Extension[],
): DeflateAgreed | UpgradeFailure {
  const failed = (code: string, message: string): UpgradeFailure => ({
    ok: false,
    code: `ws/deflate-${code}`,
    message,
  });
  const [extension, second] = extensions.filter(({ name }) => name === NAME);
  if (extension === undefined) return { ok: true, params: undefined };
  if (second !== undefined) return failed('twice', `The server has accepted ${NAME} twice.`);
  const answer = readElement(extension);
  if (typeof answer === 'string') return failed('parameter', answer);
  const { serverMaxWindowBits: server, clientMaxWindowBits: client } = answer;
  // §7.1.2.2: only an offer may have it without a value
  if (client === true) return failed('parameter', 'client_max_window_bits cannot be without a value.');
  if (client !== undefined && offered.clientMaxWindowBits === undefined)
    return failed('not-offered', 'The server limits the window of a client that has not offered it.');
  // §7.1.1.1, §7.1.2.1: the server accepts an offer with these parameters by including them
  if (offered.serverNoContextTakeover && !answer.serverNoContextTakeover)
    return failed('not-accepted', 'The server has left out server_no_context_takeover.');
  const most = offered.serverMaxWindowBits;
  if (most !== undefined && (server === undefined || server > most))
    return failed('not-accepted', `The server has not accepted server_max_window_bits=${most}.`);
  return {
    ok: true,
    params: {
      serverNoContextTakeover: answer.serverNoContextTakeover ?? false,
      // What the client has told of itself it does, whatever the server makes of it: §7.1.1.2, §7.1.2.2.
      clientNoContextTakeover: answer.clientNoContextTakeover || offered.clientNoContextTakeover || false,
      serverMaxWindowBits: least(server),
      clientMaxWindowBits: least(client, offered.clientMaxWindowBits),
    },
  };
}
