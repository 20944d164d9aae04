/**
 * What can be set of each transport. From this table follow the schema, what a lane begins with, what a lesson may
 * write, bounds, and the controls of a lane. What each transport is stands in `kinds.ts`; its page class is in
 * `clients/`, its words are in `text/`.
 */
import { type Micros, micros, millis } from '../base/index.ts';
import { type Form, KNOBS, type ValueIn } from './knobs.ts';
import { TRANSPORT_KINDS, type TransportKind } from './kinds.ts';
import { COMPRESSIONS, HANDSHAKE_FAULTS, PACES, RECONNECTS } from './vocabulary.ts';

export type Setting = Form & {
  /** The server keeps to it, so all pages of a lane have to agree. */
  readonly isServers?: true;
  /** There is no usual value: a scenario has to say it. */
  readonly isNeeded?: true;
};

const seconds = (...steps: number[]): readonly number[] => steps.map((step) => step * 1_000_000);

const SETTINGS = {
  polling: {
    interval: { ...KNOBS.interval, isNeeded: true },
    pace: { is: 'choice', plain: 'fixed', choices: PACES },
    keepAlive: { ...KNOBS.keepAlive, isServers: true },
    /** Headers are counted as HTTP/2 would send them: one connection, HPACK. */
    http2: { is: 'flag', plain: false },
  },
  'long-polling': {
    /** The server answers an empty list after this long. */
    hold: {
      is: 'time',
      plain: millis(25_000),
      least: millis(10),
      steps: seconds(0.5, 1, 2, 3, 5, 10, 15, 20, 25, 30, 45, 60),
    },
  },
  'event-stream': {
    /** What the server says in `retry:`: the page waits so long before it connects again. */
    retry: {
      is: 'time',
      plain: millis(3000),
      least: millis(1),
      steps: seconds(0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 30),
      isServers: true,
    },
  },
  streaming: {},
  websocket: {
    /** What the opening handshake does: as RFC 6455 wants it, with a fault of the page, or with one of the server. */
    handshake: {
      is: 'choice',
      plain: 'valid',
      choices: ['valid', ...HANDSHAKE_FAULTS.page, ...HANDSHAKE_FAULTS.server],
      isServers: true,
    },
    compression: { is: 'choice', plain: 'off', choices: COMPRESSIONS, isServers: true },
    reconnect: { is: 'choice', plain: 'never', choices: RECONNECTS },
  },
} as const satisfies Readonly<Record<TransportKind, Readonly<Record<string, Setting>>>>;

type Table = typeof SETTINGS;

/** A transport with all of its settings. */
export type TransportOf<K extends TransportKind> = K extends TransportKind
  ? { readonly kind: K } & { readonly [S in keyof Table[K]]: ValueIn<Table[K][S]> }
  : never;
export type Transport = TransportOf<TransportKind>;

/** The settings of a transport, each with its name. */
export const settingsOf = (kind: TransportKind): readonly (readonly [string, Setting])[] =>
  Object.entries<Setting>(SETTINGS[kind]);

/** What a lane that never spoke a transport begins with. */
export const PLAIN_TRANSPORTS = Object.fromEntries(
  TRANSPORT_KINDS.map((kind) => [
    kind,
    { kind, ...Object.fromEntries(settingsOf(kind).map(([name, { plain }]) => [name, plain])) },
  ]),
) as { readonly [K in TransportKind]: TransportOf<K> };

/** The times that a transport waits for, in µs. */
export const timesOf = (transport: Transport): readonly Micros[] => {
  const values = new Map<string, unknown>(Object.entries(transport));
  return settingsOf(transport.kind).flatMap(([name, { is }]) =>
    is === 'time' ? [micros(Number(values.get(name)))] : [],
  );
};
