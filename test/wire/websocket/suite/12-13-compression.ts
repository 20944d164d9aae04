/**
 * Autobahn's categories 12 and 13: messages of five kinds and ten sizes, whole and in fragments; then one kind under
 * seven sets of parameters. Autobahn cuts its messages out of five files, a thousand a case. Here each kind is made up,
 * as compressible as its file, and a case has as many messages as make about 64 KiB.
 */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Bytes, concat, Random, utf8 } from '../../../../src/base/index.ts';
import type { DeflateContext } from '../../../../src/wire/websocket/deflate/index.ts';
import { binary, type Frame, fragments, rsv, saw, type Seen, text } from './notation.ts';

export type Kind = 'json' | 'picture' | 'prose' | 'html' | 'pdf';

/** In the order of their groups, 12.1 to 12.5. */
export const KINDS: readonly Kind[] = ['json', 'picture', 'prose', 'html', 'pdf'];

/** Autobahn's 18 cases of each group: octets (of text: characters) of a message, most octets of a fragment. */
export const SIZES: readonly (readonly [size: number, fragment: number])[] = [
  ...[16, 64, 256, 1024, 4096, 8192, 16_384, 32_768, 65_536, 131_072].map(
    (size) => [size, Infinity] as const,
  ),
  ...[8192, 16_384, 32_768, 65_536, 131_072].map((size) => [size, 256] as const),
  ...[1024, 4096, 32_768].map((fragment) => [131_072, fragment] as const),
];

const ENOUGH = 65_536;

const WORDS =
  'ach da steh ich nun und bin so klug als wie zuvor heiße Magister gar Zöglinge für Müh der die das ein';
const words = WORDS.split(' ');

/** What the messages of a kind are cut from, 192 KiB or a little more. */
function sample(kind: Kind): string | Bytes {
  const random = Random.of(12).fork(kind);
  const word = (): string => words[random.below(words.length)] ?? '';
  const some = (n: number): string => Array.from({ length: n }, word).join(' ');
  const until = (make: (n: number) => string): string => {
    let all = '';
    for (let n = 0; all.length < 196_608; n++) all += make(n);
    return all;
  };
  switch (kind) {
    case 'json':
      return until((n) => JSON.stringify({ id: n, name: word(), at: random.below(1 << 30), text: some(6) }));
    case 'html':
      return until((n) => `<li class="entry" id="e${n}"><a href="/${word()}/${n}">${some(4)}</a></li>\n`);
    case 'prose':
      return utf8(until(() => `${some(8)},\n`));
    // Grey levels: neighbours are alike, and never quite the same.
    case 'picture':
      return Uint8Array.from({ length: 196_608 }, (_, i) => ((i >> 9) + (i & 511)) / 4 + random.below(24));
    // Some text, and long streams that are compressed already.
    case 'pdf':
      return concat(
        Array.from({ length: 48 }, (_, n) =>
          concat([
            utf8(`${n} 0 obj\n<< /Length 4096 >>\nstream\n`),
            random.bytes(4096),
            utf8('\nendstream\n'),
          ]),
        ),
      );
  }
}

const samples = new Map<Kind, string | Bytes>();

/** The messages of a case, one behind the other out of the sample. */
export function messagesOf(kind: Kind, size: number): Bytes[] {
  const from = samples.get(kind) ?? sample(kind);
  samples.set(kind, from);
  const count = Math.max(2, Math.min(40, ENOUGH / size));
  return Array.from({ length: count }, (_, n) => {
    // The second of the longest goes as far as the sample does; Autobahn's begin anew there.
    const at = Math.min(n * size, from.length - size);
    const piece = from.slice(at, at + size);
    return typeof piece === 'string' ? utf8(piece) : piece;
  });
}

const isText = (kind: Kind): boolean => kind === 'json' || kind === 'html';

/** Autobahn's end: packs and unpacks with Node's zlib, whose dictionary is the window. No code of ours. */
export class Zlib {
  readonly #context: DeflateContext;
  #before: Uint8Array = new Uint8Array(0);

  constructor(context: DeflateContext) {
    this.#context = context;
  }

  pack(message: Uint8Array): Bytes {
    const packed = deflateRawSync(message, { ...this.#options(), finishFlush: constants.Z_SYNC_FLUSH });
    this.#keep(message);
    return Uint8Array.from(packed.subarray(0, -4));
  }

  unpack(payload: Uint8Array): Bytes {
    const whole = concat([payload, Uint8Array.of(0, 0, 0xff, 0xff)]);
    const message = inflateRawSync(whole, { ...this.#options(), finishFlush: constants.Z_SYNC_FLUSH });
    this.#keep(message);
    return Uint8Array.from(message);
  }

  #options(): { windowBits: number; dictionary?: Uint8Array } {
    const { windowBits } = this.#context;
    return this.#before.length === 0 ? { windowBits } : { windowBits, dictionary: this.#before };
  }

  #keep(message: Uint8Array): void {
    if (this.#context.noContextTakeover) return;
    this.#before = concat([this.#before, message]).slice(-(2 ** this.#context.windowBits));
  }
}

/** What is sent in a case, each message packed and then cut, and what must be seen. */
export function caseOf(
  kind: Kind,
  [size, fragment]: (typeof SIZES)[number],
  context: DeflateContext,
): { sent: Frame[]; seen: Seen[] } {
  const zlib = new Zlib(context);
  const messages = messagesOf(kind, size);
  const make = isText(kind) ? text : binary;
  return {
    sent: messages.flatMap((message) => {
      const [first, ...others] = fragments(make(zlib.pack(message)), fragment);
      return first === undefined ? [] : [rsv(4, first), ...others];
    }),
    seen: messages.map((message) => (isText(kind) ? saw.text : saw.binary)(message)),
  };
}

const BOTH = 'client_no_context_takeover; client_max_window_bits';

/**
 * The groups of category 13: what Autobahn offers as a client, and what it answers to our client's offer as a server.
 * The limits hold for the messages of the other side, so as a client Autobahn asks for the server's.
 */
export const PARAMETERS: readonly (readonly [offer: string, answer: string])[] = [
  [`${BOTH}`, ''],
  [`${BOTH}; server_no_context_takeover`, 'client_no_context_takeover'],
  [`${BOTH}; server_max_window_bits=8`, 'client_max_window_bits=8'],
  [`${BOTH}; server_max_window_bits=15`, 'client_max_window_bits=15'],
  [
    `${BOTH}; server_no_context_takeover; server_max_window_bits=8`,
    'client_no_context_takeover; client_max_window_bits=8',
  ],
  [
    `${BOTH}; server_no_context_takeover; server_max_window_bits=15`,
    'client_no_context_takeover; client_max_window_bits=15',
  ],
  [
    [
      `${BOTH}; server_no_context_takeover; server_max_window_bits=8`,
      `${BOTH}; server_no_context_takeover`,
      BOTH,
    ].join(', permessage-deflate; '),
    'client_no_context_takeover; client_max_window_bits=8',
  ],
];

export const element = (params: string): string => ['permessage-deflate', params].filter(Boolean).join('; ');
