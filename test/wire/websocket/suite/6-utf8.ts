/**
 * Autobahn's category 6. Its octets are those of Markus Kuhn's UTF-8 decoder stress test, with code points that are no
 * characters put among the good ones: RFC 3629 forbids overlong forms, surrogates and what lies beyond U+10FFFF, no
 * more.
 */
import { type Bytes, hex, utf8 } from '../../../../src/base/index.ts';
import {
  atEnd,
  binary,
  body,
  type Case,
  close,
  end,
  type FailurePlace,
  fragments,
  inClose,
  more,
  repeated,
  saw,
  text,
  unfinished,
} from './notation.ts';

export const KOSME = hex('ce ba e1 bd b9 cf 83 ce bc ce b5');
/** Good, then a surrogate, then good again: octet 12 cannot be. */
const EDITED = hex('ce ba e1 bd b9 cf 83 ce bc ce b5 ed a0 80 65 64 69 74 65 64');
const HELLO = 'Hello-µ@ßöäüàá-UTF-8!!';

export const VALID: readonly Case[] = [
  ['6.1.1 an empty text', [text()], [saw.text()]],
  ['6.1.2 three empty fragments', [unfinished(text()), more(), end()], [saw.text()]],
  [
    '6.1.3 three fragments, only the middle one not empty',
    [unfinished(text()), more('middle frame payload'), end()],
    [saw.text('middle frame payload')],
  ],
  ['6.2.1 characters of one and two octets', [text(HELLO)], [saw.text(HELLO)]],
  [
    '6.2.2 two fragments, cut between characters',
    fragments(text(HELLO), utf8('Hello-µ@ßöä').length),
    [saw.text(HELLO)],
  ],
  ['6.2.3 fragments of one octet', fragments(text(HELLO), 1), [saw.text(HELLO)]],
  ['6.2.4 characters of three octets in fragments of one', fragments(text(KOSME), 1), [saw.text(KOSME)]],
];

export const INVALID: readonly Case[] = [
  ['6.3.1 a surrogate inside a text', [text(EDITED)], [saw.failure(1007, body(0, 12))]],
  // The frames' number is the octet's.
  ['6.3.2 the same in fragments of one octet', fragments(text(EDITED), 1), [saw.failure(1007, body(12, 0))]],
];

// '!' stands before the octet that cannot be there, '…' where the text ends inside a character.
const SEQUENCES: readonly (readonly [group: string, title: string, sequences: readonly string[]])[] = [
  [
    '6.5',
    'good text',
    [
      '68 65 6c 6c 6f 24 77 6f 72 6c 64',
      '68 65 6c 6c 6f c2 a2 77 6f 72 6c 64',
      '68 65 6c 6c 6f e2 82 ac 77 6f 72 6c 64',
      '68 65 6c 6c 6f f0 a4 ad a2 77 6f 72 6c 64',
      'ce ba e1 bd b9 cf 83 ce bc ce b5',
    ],
  ],
  [
    '6.6',
    'prefixes',
    [
      'ce …',
      'ce ba',
      'ce ba e1 …',
      'ce ba e1 bd …',
      'ce ba e1 bd b9',
      'ce ba e1 bd b9 cf …',
      'ce ba e1 bd b9 cf 83',
      'ce ba e1 bd b9 cf 83 ce …',
      'ce ba e1 bd b9 cf 83 ce bc',
      'ce ba e1 bd b9 cf 83 ce bc ce …',
      'ce ba e1 bd b9 cf 83 ce bc ce b5',
    ],
  ],
  ['6.7', 'the first of each length', ['00', 'c2 80', 'e0 a0 80', 'f0 90 80 80']],
  ['6.8', 'the first of five and six octets', ['!f8 88 80 80 80', '!fc 84 80 80 80 80']],
  ['6.9', 'the last of each length', ['7f', 'df bf', 'ef bf bf', 'f4 8f bf bf']],
  ['6.10', 'the last of four to six octets', ['!f7 bf bf bf', '!fb bf bf bf bf', '!fd bf bf bf bf bf']],
  ['6.11', 'boundaries', ['ed 9f bf', 'ee 80 80', 'ef bf bd', 'f4 8f bf bf', 'f4 !90 80 80']],
  [
    '6.12',
    'unexpected continuation octets',
    [
      '!80',
      '!bf',
      '!80 bf',
      '!80 bf 80',
      '!80 bf 80 bf',
      '!80 bf 80 bf 80',
      '!80 bf 80 bf 80 bf',
      `!${range(0x80, 0xbf).join(' ')}`,
    ],
  ],
  [
    '6.13',
    'lonely first octets',
    [
      `!${range(0xc0, 0xdf).join(' 20 ')} 20`,
      `e0 !20 ${range(0xe1, 0xef).join(' 20 ')} 20`,
      `f0 !20 ${range(0xf1, 0xf7).join(' 20 ')} 20`,
      `!${range(0xf8, 0xfb).join(' 20 ')} 20`,
      `!${range(0xfc, 0xfd).join(' 20 ')} 20`,
    ],
  ],
  [
    '6.14',
    'the last octet is missing',
    [
      '!c0',
      'e0 !80',
      'f0 !80 80',
      '!f8 80 80 80',
      '!fc 80 80 80 80',
      'df …',
      'ef bf …',
      '!f7 bf bf',
      '!fb bf bf bf',
      '!fd bf bf bf bf',
    ],
  ],
  [
    '6.15',
    'all of them in a row',
    ['!c0 e0 80 f0 80 80 f8 80 80 80 fc 80 80 80 80 df ef bf f7 bf bf fb bf bf bf fd bf bf bf bf'],
  ],
  ['6.16', 'impossible octets', ['!fe', '!ff', '!fe fe ff ff']],
  [
    '6.17',
    'overlong slashes',
    ['!c0 af', 'e0 !80 af', 'f0 !80 80 af', '!f8 80 80 80 af', '!fc 80 80 80 80 af'],
  ],
  [
    '6.18',
    'the last overlong form of each length',
    ['!c1 bf', 'e0 !9f bf', 'f0 !8f bf bf', '!f8 87 bf bf bf', '!fc 83 bf bf bf bf'],
  ],
  ['6.19', 'overlong NUL', ['!c0 80', 'e0 !80 80', 'f0 !80 80 80', '!f8 80 80 80 80', '!fc 80 80 80 80 80']],
  [
    '6.20',
    'surrogates',
    ['ed !a0 80', 'ed !ad bf', 'ed !ae 80', 'ed !af bf', 'ed !b0 80', 'ed !be 80', 'ed !bf bf'],
  ],
  [
    '6.21',
    'pairs of surrogates',
    ['a0 80', 'ad bf', 'ae 80', 'af bf'].flatMap((high) => [`ed !${high} ed b0 80`, `ed !${high} ed bf bf`]),
  ],
  [
    '6.22',
    'code points that are no characters',
    [
      'ef bf be',
      'ef bf bf',
      // The last two of each plane: U+1FFFE to U+10FFFF.
      ...Array.from({ length: 16 }, (_, i) => (i + 1) * 0x1_0000).flatMap((plane) =>
        [0xfffe, 0xffff].map((last) => {
          const point = plane | last;
          return digits(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0xbf, 0x80 | (point & 63));
        }),
      ),
    ],
  ],
  ['6.23', 'specials', ['ef bf b9', 'ef bf ba', 'ef bf bb', 'ef bf bc', 'ef bf bd', 'ef bf be', 'ef bf bf']],
];

function digits(...values: readonly number[]): string {
  return values.map((value) => value.toString(16).padStart(2, '0')).join(' ');
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => digits(from + i));
}

type Sequence = {
  readonly name: string;
  readonly octets: Bytes;
  /** Index of the octet that cannot be; 'end' where one is missing, undefined where all is well. */
  readonly wrong: number | 'end' | undefined;
};

const ALL: readonly Sequence[] = SEQUENCES.flatMap(([group, title, sequences]) =>
  sequences.map((sequence, i): Sequence => {
    const wrong = sequence.split(' ').findIndex((word) => word.startsWith('!'));
    const shown = sequence.length > 60 ? `${sequence.slice(0, 60)} and so on` : sequence;
    return {
      name: `${group}.${i + 1} ${title}: ${shown.replace('!', '')}`,
      octets: hex(sequence.replace(/[!…]/g, '')),
      wrong: sequence.endsWith('…') ? 'end' : wrong < 0 ? undefined : wrong,
    };
  }),
);

function failing(wrong: number | 'end', lastFrame: number, place: (octet: number) => FailurePlace) {
  return saw.failure(1007, wrong === 'end' ? atEnd(lastFrame) : place(wrong));
}

export const STRESS: readonly Case[] = ALL.map(({ name, octets, wrong }) => [
  name,
  [text(octets), text('behind')],
  wrong === undefined
    ? [saw.text(octets), saw.text('behind')]
    : [failing(wrong, 0, (octet) => body(0, octet))],
]);

/** The same behind a long good text, each octet in a frame of its own from there on. */
export const STRESS_IN_FRAGMENTS: readonly Case[] = ALL.map(({ name, octets, wrong }) => {
  const start = repeated(KOSME, 198);
  const whole = new Uint8Array([...start, ...octets]);
  return [
    `${name}, in fragments`,
    [
      unfinished(text(start)),
      ...fragments(text(octets), 1).map((one) => ({ ...one, first: one.first & 0x80 })),
    ],
    wrong === undefined ? [saw.text(whole)] : [failing(wrong, octets.length, (octet) => body(octet + 1, 0))],
  ];
});

/** §5.5.1: the reason of a close is UTF-8 too. */
export const STRESS_IN_REASONS: readonly Case[] = ALL.filter(({ octets }) => octets.length <= 123).map(
  ({ name, octets, wrong }) => [
    `${name}, as the reason of a close`,
    [close(1000, octets)],
    wrong === undefined
      ? [saw.close(1000, new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets))]
      : [failing(wrong, 0, (octet) => inClose(0, octet + 2))],
  ],
);

/** What is refused as text is good as octets. */
export const STRESS_AS_BINARY: Case = [
  '6+ all of them in binary messages',
  ALL.map(({ octets }) => binary(octets)),
  ALL.map(({ octets }) => saw.binary(octets)),
];
