/** Scenarios of every kind that the schema lets in; it checks each of them. */
import fc from 'fast-check';
import * as v from 'valibot';
import { micros } from '../../src/base/index.ts';
import {
  BOXES,
  COMPRESSIONS,
  HANDSHAKE_FAULTS,
  PACES,
  PLAIN_APP,
  RECONNECTS,
  TLS,
} from '../../src/scenario/index.ts';
import type { AppSpec, Scenario } from '../../src/scenario/index.ts';
import { appOfDeed, scenarioSchema } from '../../src/scenario/json/index.ts';

/** Virtual time of a run. */
const UNTIL = 4_000_000;

const or = <T>(plain: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof(fc.constant(plain), other);
const below = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
const at = below(UNTIL);
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const name = fc.constantFrom('Alice', 'Bob', 'Carol');

const link = fc.record({
  rtt: below(400_000),
  jitter: or(0, below(50_000)),
  bandwidth: fc.constantFrom(0, 9_600, 56_000, 10_000_000),
  idleCut: or(0, fc.integer({ min: 1, max: 2_000_000 })),
  loss: or(0, below(300)),
  reorder: or(0, below(300)),
  initialWindow: fc.integer({ min: 1, max: 20 }),
  delayedAck: fc.boolean(),
  tls: fc.constantFrom(...TLS),
  box: fc.constantFrom(...BOXES),
});
const server = fc.record({
  heartbeat: or(0, fc.integer({ min: 10_000, max: 2_000_000 })),
  thinking: or(0, below(600_000)),
  etag: fc.boolean(),
  cookie: or(0, below(4000)),
  gzip: fc.boolean(),
  moved: fc.boolean(),
  foreign: fc.boolean(),
});
const transport = fc.oneof(
  fc.record({
    kind: fc.constant('polling'),
    interval: fc.integer({ min: 50_000, max: 2_000_000 }),
    keepAlive: fc.boolean(),
    pace: fc.constantFrom(...PACES),
    http2: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('long-polling'), hold: fc.integer({ min: 10_000, max: 3_000_000 }) }),
  fc.record({ kind: fc.constant('event-stream'), retry: fc.integer({ min: 1000, max: 3_000_000 }) }),
  fc.record({ kind: fc.constant('streaming') }),
  fc.record({
    kind: fc.constant('websocket'),
    handshake: or('valid', fc.constantFrom(...HANDSHAKE_FAULTS.page, ...HANDSHAKE_FAULTS.server)),
    compression: fc.constantFrom(...COMPRESSIONS),
    reconnect: fc.constantFrom(...RECONNECTS),
  }),
);

const hex = fc.uint8Array({ maxLength: 12 }).map((octets) => Buffer.from(octets).toString('hex'));
const code = fc.constantFrom(1000, 1001, 1006, 3000, 0);
const times = fc.constantFrom(1, 2, 3000);
const call = fc.constantFrom('x', 'y');
const target = fc.constantFrom('/messages?since=0', '/chat', '/prices?since=0', '/ticker', '/nowhere');
const serverDeed = fc.oneof(
  fc.record({
    deed: fc.constant('say'),
    from: name,
    text,
    times,
    pieces: fc.constantFrom(1, 3),
    pause: below(90_000),
  }),
  fc.record({ deed: fc.constantFrom('ping', 'crash', 'restart') }),
  fc.record({ deed: fc.constant('close'), code, reason: fc.constantFrom('', 'bye') }),
  fc.record({ deed: fc.constant('raw'), hex }),
  fc.record({ deed: fc.constant('burst'), n: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ deed: fc.constantFrom('halt', 'resume') }),
);
const clientDeed = fc.oneof(
  fc.record({ deed: fc.constant('say'), text, times }),
  fc.record({ deed: fc.constantFrom('leave', 'sleep', 'wake', 'close') }),
  fc.record({ deed: fc.constant('raw'), hex }),
  fc.record({
    deed: fc.constant('fetch'),
    call,
    method: fc.constantFrom('GET', 'POST', 'HEAD', 'DELETE', 'OPTIONS'),
    target,
    fields: fc.array(fc.tuple(fc.constantFrom('X-A', 'Accept'), fc.constantFrom('', 'a b')), {
      maxLength: 2,
    }),
    body: fc.constantFrom('{"from":"Carol","text":"hi"}', 'no json', ''),
  }),
  fc.record({ deed: fc.constant('socket-open'), call, target }),
  fc.record({ deed: fc.constant('socket-send'), call, text }),
  fc.record({ deed: fc.constant('socket-send-octets'), call, hex }),
  fc.record({ deed: fc.constant('socket-close'), call }),
);
const app = or<AppSpec | undefined>(
  undefined,
  fc.record({
    name: fc.constant('ticker' as const),
    every: fc.integer({ min: 10_000, max: 2_000_000 }).map(micros),
    symbols: fc.constantFrom(1, 3, 300),
    update: fc.constantFrom('snapshot' as const, 'difference' as const),
  }),
);
const action = fc.oneof(
  fc.record({ kind: fc.constant('server'), at, do: serverDeed }),
  fc.record({ kind: fc.constant('client'), at, client: fc.constant('Alice'), do: clientDeed }),
  fc.record({
    kind: fc.constant('network'),
    at,
    do: fc.record({ deed: fc.constantFrom('cable-out', 'cable-in') }),
  }),
  fc.record({
    kind: fc.constant('knobs'),
    at,
    set: fc.record({ rtt: below(300_000), loss: below(200), thinking: below(90_000) }, { requiredKeys: [] }),
  }),
);

/** One lane, with one page or two. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.nat(),
    link,
    server,
    app,
    transports: fc.array(transport, { minLength: 1, maxLength: 2 }),
    actions: fc.array(action, { maxLength: 10 }),
  })
  .map(({ transports, actions, ...rest }) =>
    v.parse(scenarioSchema, {
      ...rest,
      version: 1,
      until: UNTIL,
      lanes: [
        {
          id: 'a',
          // Two pages of one kind are alike: they share a server.
          clients: transports.map((each, n) => ({
            name: ['Alice', 'Carol'][n],
            transport: transports.find(({ kind }) => kind === each.kind),
          })),
        },
      ],
      // What the other application does has no place here.
      actions: actions
        .filter(({ kind, ...each }) => {
          const of = 'do' in each ? appOfDeed(kind, each.do.deed) : undefined;
          return of === undefined || of === (rest.app ?? PLAIN_APP).name;
        })
        .map((each, n) => ({ ...each, id: `x${n}` })),
    }),
  );
