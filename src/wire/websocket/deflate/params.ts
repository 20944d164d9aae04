import type { Extension } from '../extensions.ts';

export const NAME = 'permessage-deflate';

const BITS = [8, 9, 10, 11, 12, 13, 14, 15] as const;

/** Base-2 logarithm of an LZ77 window in bytes, RFC 7692 §7.1.2: 8 is 256 bytes, 15 is 32,768. */
export type WindowBits = (typeof BITS)[number];

/** What a client offers; without a member it leaves the matter to the server. RFC 7692 §7.1. */
export type DeflateOffer = {
  /** Asks the server to begin each of its messages with an empty window. */
  readonly serverNoContextTakeover?: boolean | undefined;
  /** Tells that the client will do so itself. */
  readonly clientNoContextTakeover?: boolean | undefined;
  /** The largest window for the server's messages. */
  readonly serverMaxWindowBits?: WindowBits | undefined;
  /** The server may limit the window for the client's messages; a value tells that it is no larger anyway. */
  readonly clientMaxWindowBits?: WindowBits | true | undefined;
};

/** What both sides keep to once the server has accepted. */
export type DeflateParams = {
  readonly serverNoContextTakeover: boolean;
  readonly clientNoContextTakeover: boolean;
  readonly serverMaxWindowBits: WindowBits;
  readonly clientMaxWindowBits: WindowBits;
};

/** What holds for the messages of one side: how its compressor works, and the peer's decompressor. */
export type DeflateContext = {
  readonly windowBits: WindowBits;
  /** Each message begins with an empty window. */
  readonly noContextTakeover: boolean;
};

/** The context of the messages that `sender` sends. */
export function contextOf(params: DeflateParams, sender: 'client' | 'server'): DeflateContext {
  return sender === 'client'
    ? { windowBits: params.clientMaxWindowBits, noContextTakeover: params.clientNoContextTakeover }
    : { windowBits: params.serverMaxWindowBits, noContextTakeover: params.serverNoContextTakeover };
}

/** The least of these limits; a side that names none allows the largest window. */
export function least(...limits: readonly (WindowBits | true | undefined)[]): WindowBits {
  return BITS.find((bits) => limits.includes(bits)) ?? 15;
}

const KEYS = {
  server_no_context_takeover: 'serverNoContextTakeover',
  client_no_context_takeover: 'clientNoContextTakeover',
  server_max_window_bits: 'serverMaxWindowBits',
  client_max_window_bits: 'clientMaxWindowBits',
} as const;

type Name = keyof typeof KEYS;
const NAMES = Object.keys(KEYS) as Name[];

/** The element of Sec-WebSocket-Extensions with these parameters. */
export function writeElement(params: DeflateOffer): string {
  const written = NAMES.flatMap((name) => {
    const value = params[KEYS[name]] ?? false;
    return value === false ? [] : value === true ? [name] : [`${name}=${value}`];
  });
  return [NAME, ...written].join('; ');
}

/**
 * The parameters of an element, or a sentence that says which is wrong. RFC 7692 §7: an unknown one, one with an
 * invalid value, and two with the same name make an offer that is declined, and an answer that fails the connection.
 */
export function readElement({ params }: Extension): DeflateOffer | string {
  const read: Partial<Record<keyof DeflateOffer, WindowBits | true>> = {};
  for (const [text, value] of params) {
    const name = NAMES.find((each) => each === text);
    if (name === undefined) return `${NAME} has no parameter ${text}.`;
    if (read[KEYS[name]] !== undefined) return `${name} stands there twice.`;
    const legal = readValue(name, value);
    if (legal === undefined) return `${name} cannot be ${value ?? 'without a value'}.`;
    read[KEYS[name]] = legal;
  }
  return read as DeflateOffer;
}

function readValue(name: Name, value: string | undefined): WindowBits | true | undefined {
  switch (name) {
    // §7.1.1.1 and §7.1.1.2: "This extension parameter has no value."
    case 'server_no_context_takeover':
    case 'client_no_context_takeover':
      return value === undefined ? true : undefined;
    // §7.1.2: "a decimal integer value without leading zeroes between 8 to 15, inclusive"
    case 'server_max_window_bits':
      return BITS.find((bits) => String(bits) === value);
    case 'client_max_window_bits':
      return value === undefined ? true : BITS.find((bits) => String(bits) === value);
  }
}
