/**
 * Every knob there is, one entry each. From this table follow the schema of scenarios and links, what a lesson may
 * write and check, the bounds of a run, which code a lane needs, what a turned knob reaches in the middle of a run, and
 * its control on the page: where it stands, its steps and how its values are written. Its name and its sentence are in
 * `text/knobs/`.
 */
import { type Micros, micros, millis } from '../base/index.ts';
import { BOXES, TLS } from './vocabulary.ts';

/** What a turned knob reaches while a run goes on. */
export type Reach = 'link' | 'host' | 'pages';

export type Group = 'delay' | 'losses' | 'between' | 'tcp' | 'answers' | 'sockets';

interface Said {
  /** Whose setting it is. Those of a page stand in its transport. */
  readonly of: 'link' | 'server' | 'page';
  readonly reaches: readonly Reach[];
  /** The heading that its control stands under; those of a page stand with its transport. */
  readonly group?: Group;
  /** Lanes in which it differs from its plain value need code that is fetched for them. */
  readonly needsMore?: true;
}

/** What a number may be, and how it is written and set. */
interface Figure {
  /** Inclusive, as is `most`. */
  readonly least?: number;
  /** Of a slider: close together where a little changes much. */
  readonly steps: readonly number[];
  /** What 0 means where it is no figure; it stands where the effect ends. */
  readonly zero?: 'never' | 'unlimited' | 'nothing';
}

/** What a value is. Times are in microseconds, rates in bits per second. */
export type Form =
  | (Figure & {
      readonly is: 'time';
      readonly plain: Micros;
      readonly mayBeNone?: true;
      /** As much more or less. */
      readonly isMargin?: true;
    })
  | (Figure & { readonly is: 'rate'; readonly plain: number; readonly most: number })
  | (Figure & {
      readonly is: 'count';
      readonly plain: number;
      readonly most: number;
      readonly unit: 'per-mille' | 'segments' | 'octets' | 'prices';
    })
  | { readonly is: 'flag'; readonly plain: boolean }
  | { readonly is: 'choice'; readonly plain: string; readonly choices: readonly string[] };

export type Knob = Said & Form;

const ms = (...steps: number[]): readonly number[] => steps.map((step) => step * 1000);
const seconds = (...steps: number[]): readonly number[] => steps.map((step) => step * 1_000_000);
/** Of a thousand segments. */
const PER_MILLE = {
  is: 'count',
  plain: 0,
  most: 1000,
  unit: 'per-mille',
  steps: [0, 1, 5, 10, 20, 50, 100, 200, 300, 500],
} as const;

const LINK = { of: 'link', reaches: ['link'] } as const;
const SERVER = { of: 'server', reaches: ['host'] } as const;

export const KNOBS = {
  /** Round-trip time; each way takes half of it. */
  rtt: {
    ...LINK,
    group: 'delay',
    is: 'time',
    plain: millis(80),
    steps: ms(0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 700, 1000),
  },
  /** Each segment is early or late by at most this much, evenly spread, never out of order. */
  jitter: {
    ...LINK,
    group: 'delay',
    is: 'time',
    plain: micros(0),
    isMargin: true,
    steps: ms(0, 1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200),
  },
  /** Of each direction; 0 means that serialisation takes no time. */
  bandwidth: {
    ...LINK,
    group: 'delay',
    is: 'rate',
    plain: 0,
    most: 10_000_000_000,
    zero: 'unlimited',
    // In kbit/s.
    steps: [56, 128, 256, 512, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000, 0].map(
      (step) => step * 1000,
    ),
  },
  /** A box in the path resets a connection that carried nothing for this long; 0 means never. */
  idleCut: {
    ...LINK,
    group: 'between',
    is: 'time',
    plain: micros(0),
    zero: 'never',
    steps: seconds(2, 5, 10, 15, 30, 60, 120, 300, 0),
  },
  /** So many of a thousand segments get lost, each way. */
  loss: { ...LINK, ...PER_MILLE, group: 'losses' },
  /** So many of a thousand segments take a longer way, and later ones overtake them. */
  reorder: { ...LINK, ...PER_MILLE, group: 'losses' },
  /** Segments that may leave before the first ACK (RFC 6928: 10). */
  initialWindow: {
    ...LINK,
    group: 'tcp',
    is: 'count',
    plain: 10,
    least: 1,
    most: 1000,
    unit: 'segments',
    steps: [1, 2, 3, 4, 6, 10, 16, 32, 64, 100],
  },
  /** ACKs wait up to 40 ms for data to ride on, or for a second full segment. */
  delayedAck: { ...LINK, group: 'tcp', is: 'flag', plain: false },
  /** A page is https or it is not, and that is decided before it opens. */
  tls: { of: 'link', group: 'tcp', reaches: [], is: 'choice', plain: 'none', choices: TLS },
  box: { ...LINK, group: 'between', is: 'choice', plain: 'none', choices: BOXES, needsMore: true },

  /** The server pings every open socket this often, and ends one whose pong is missing by the next; 0: never. */
  heartbeat: {
    ...SERVER,
    group: 'sockets',
    is: 'time',
    plain: micros(0),
    least: millis(10),
    mayBeNone: true,
    zero: 'never',
    steps: seconds(1, 2, 5, 10, 15, 20, 30, 45, 60, 0),
  },
  /** Octets of the longest message that it takes; beyond that it says 1009. For sockets that open from then on. */
  maxMessage: {
    ...SERVER,
    group: 'sockets',
    is: 'count',
    plain: 16_777_216,
    least: 1,
    most: 16_777_216,
    unit: 'octets',
    steps: [40, 60, 80, 125, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 16_777_216],
  },
  /** Every HTTP handler takes this long. */
  thinking: {
    ...SERVER,
    group: 'answers',
    is: 'time',
    plain: micros(0),
    steps: ms(0, 5, 10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000),
  },
  /** Answers carry an ETag; the browser asks whether it still holds, and gets a 304. */
  etag: { ...SERVER, group: 'answers', is: 'flag', plain: false, needsMore: true },
  /** Octets of the value of the cookie that the first answer sets and every later request repeats; 0: none. */
  cookie: {
    ...SERVER,
    group: 'answers',
    is: 'count',
    plain: 0,
    most: 4000,
    unit: 'octets',
    zero: 'nothing',
    steps: [0, 20, 50, 100, 200, 500, 1000, 2000, 4000],
    needsMore: true,
  },
  /** Bodies are sent as gzip to those who accept it. */
  gzip: { ...SERVER, group: 'answers', is: 'flag', plain: false, needsMore: true },
  /** What is asked for has moved: requests for it are redirected (307). */
  moved: { ...SERVER, group: 'answers', is: 'flag', plain: false, needsMore: true },
  /** The page belongs to another origin: CORS decides what it may read. */
  foreign: {
    of: 'server',
    group: 'answers',
    reaches: ['host', 'pages'],
    is: 'flag',
    plain: false,
    needsMore: true,
  },

  /** From one request to the next, or from an answer to the next request. */
  interval: {
    of: 'page',
    reaches: ['pages'],
    is: 'time',
    plain: millis(1000),
    least: millis(10),
    steps: [
      ...ms(100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 7000),
      ...seconds(10, 15, 20, 30),
    ],
  },
  keepAlive: { of: 'page', reaches: ['host'], is: 'flag', plain: true },
} as const satisfies Readonly<Record<string, Knob>>;

type Table = typeof KNOBS;
export type KnobName = keyof Table;

/** What a value of that form is. */
export type ValueIn<F> = F extends { readonly choices: readonly (infer C)[] }
  ? C
  : F extends { readonly is: 'time' }
    ? Micros
    : F extends { readonly is: 'flag' }
      ? boolean
      : number;

/** What the value of a knob is. */
export type ValueOf<K extends KnobName> = ValueIn<Table[K]>;

type Having<F extends 'of' | 'reaches', V> = {
  [K in KnobName]: V extends (F extends 'of' ? Table[K]['of'] : Table[K]['reaches'][number]) ? K : never;
}[KnobName];
export type KnobOf<S extends Knob['of']> = Having<'of', S>;
type Values<K extends KnobName> = { readonly [N in K]: ValueOf<N> };

/** All knobs, each with its name. */
export const ALL_KNOBS = Object.entries(KNOBS) as readonly (readonly [KnobName, Knob])[];

/** Knobs that are numbers. */
export type NumberName = { [K in KnobName]: ValueOf<K> extends number ? K : never }[KnobName];
export const NUMBER_NAMES = ALL_KNOBS.flatMap(([name, { is }]) =>
  is === 'flag' || is === 'choice' ? [] : [name],
) as readonly NumberName[];

function pick<K extends KnobName>(
  from: Readonly<Record<string, unknown>>,
  isWanted: (knob: Knob) => boolean,
): Partial<Values<K>> {
  const names = ALL_KNOBS.flatMap(([name, knob]) =>
    isWanted(knob) && from[name] !== undefined ? [name] : [],
  );
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Values<K>>;
}

/** What those of a link, a server or a page are unless a scenario says otherwise. */
export function plainKnobs<S extends Knob['of']>(of: S): Values<KnobOf<S>> {
  const all = Object.fromEntries(ALL_KNOBS.map(([name, { plain }]) => [name, plain]));
  return pick(all, (knob) => knob.of === of) as Values<KnobOf<S>>;
}

/** Those of `set` that a link, a server or a page has. */
export const knobsOf = <S extends Knob['of']>(set: object, of: S): Partial<Values<KnobOf<S>>> =>
  pick({ ...set }, (knob) => knob.of === of);

/** Those of `set` that reach it while a run goes on. */
export const knobsFor = <R extends Reach>(set: object, reach: R): Partial<Values<Having<'reaches', R>>> =>
  pick({ ...set }, (knob) => knob.reaches.includes(reach));

/** A calm path: 80 ms there and back. */
export const PLAIN_LINK = plainKnobs('link');
export const PLAIN_SERVER = plainKnobs('server');
