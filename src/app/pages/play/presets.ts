/** Setups to begin with. Each is a whole scenario; its name and its sentence are in `text/play/`. */
import { millis } from '../../../base/index.ts';
import {
  type Action,
  type Lane,
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Scenario,
  type Transport,
} from '../../../scenario/index.ts';
import { written } from './same.ts';

type Kind = Transport['kind'];

const IDS = ['a', 'b', 'c', 'd'] as const;

const lane = (id: string, transport: Transport, people: readonly string[] = ['Alice']): Lane => ({
  id,
  clients: people.map((name) => ({ name, transport })),
});
const lanes = (...transports: readonly Transport[]): Lane[] =>
  transports.map((transport, n) => lane(IDS[n] ?? 'a', transport));
const plain = (kind: Kind): Transport => PLAIN_TRANSPORTS[kind];
const polling = (ms: number): Transport => ({ ...PLAIN_TRANSPORTS.polling, interval: millis(ms) });
const { websocket: SOCKET } = PLAIN_TRANSPORTS;

type Unnamed = Action extends infer A ? (A extends Action ? Omit<A, 'id'> : never) : never;
const bob = (ms: number, text: string): Unnamed => ({
  at: millis(ms),
  kind: 'server',
  do: { deed: 'say', from: 'Bob', text },
});
const says = (ms: number, client: string, text: string): Unnamed => ({
  at: millis(ms),
  kind: 'client',
  client,
  do: { deed: 'say', text },
});
const server = (ms: number, deed: 'crash' | 'restart'): Unnamed => ({
  at: millis(ms),
  kind: 'server',
  do: { deed },
});

const CHAT = [
  bob(1200, 'Hi Alice!'),
  bob(2300, 'Lunch at twelve?'),
  says(3700, 'Alice', 'Yes, see you there.'),
  bob(5200, 'Great.'),
];

interface Setup extends Partial<Pick<Scenario, 'app' | 'link' | 'server'>> {
  readonly seconds: number;
  readonly lanes: Lane[];
  readonly actions: readonly Unnamed[];
}

const scenario = ({
  seconds,
  actions,
  link = PLAIN_LINK,
  server = PLAIN_SERVER,
  ...rest
}: Setup): Scenario => ({
  version: 1,
  ...(rest.app !== undefined && { app: rest.app }),
  seed: 7,
  until: millis(seconds * 1000),
  link,
  server,
  lanes: rest.lanes,
  actions: actions.map((action, n) => ({ ...action, id: `s${n + 1}` })),
});

export const PRESETS = {
  chat: scenario({ seconds: 8, lanes: lanes(polling(2000), SOCKET), actions: CHAT }),
  four: scenario({
    seconds: 8,
    lanes: lanes(polling(2000), plain('long-polling'), plain('event-stream'), SOCKET),
    actions: CHAT,
  }),
  room: scenario({
    seconds: 8,
    lanes: [
      lane('a', polling(2000), ['Alice', 'Carol', 'Dave']),
      lane('b', SOCKET, ['Alice', 'Carol', 'Dave']),
    ],
    actions: [says(1200, 'Carol', 'Who is here?'), bob(2300, 'I am.'), says(4100, 'Dave', 'Me too!')],
  }),
  ticker: scenario({
    seconds: 8,
    app: { name: 'ticker', every: millis(500), symbols: 10, update: 'difference' },
    lanes: lanes(polling(1000), plain('event-stream'), SOCKET),
    actions: [
      { at: millis(3000), kind: 'server', do: { deed: 'burst', n: 20 } },
      { at: millis(5000), kind: 'server', do: { deed: 'halt' } },
      { at: millis(6500), kind: 'server', do: { deed: 'resume' } },
    ],
  }),
  quiet: scenario({
    seconds: 60,
    lanes: lanes(polling(5000), SOCKET),
    server: { ...PLAIN_SERVER, heartbeat: millis(20_000) },
    actions: [bob(41_300, 'Are you still up?')],
  }),
  flood: scenario({
    seconds: 6,
    lanes: lanes(polling(1000), plain('event-stream'), SOCKET),
    actions: Array.from({ length: 40 }, (_, n) => bob(1000 + n * 75, `News ${n + 1}`)),
  }),
  bad: scenario({
    seconds: 12,
    link: { ...PLAIN_LINK, rtt: millis(150), jitter: millis(40), loss: 100, reorder: 50 },
    lanes: lanes(polling(2000), SOCKET),
    actions: CHAT,
  }),
  slow: scenario({
    seconds: 12,
    link: { ...PLAIN_LINK, rtt: millis(500), bandwidth: 56_000 },
    lanes: lanes(polling(2000), plain('long-polling'), SOCKET),
    actions: CHAT,
  }),
  proxy: scenario({
    seconds: 8,
    link: { ...PLAIN_LINK, box: 'strips-upgrade' },
    lanes: lanes(plain('long-polling'), plain('event-stream'), { ...SOCKET, reconnect: 'back-off' }),
    actions: CHAT,
  }),
  restart: scenario({
    seconds: 12,
    lanes: lanes(polling(2000), plain('event-stream'), { ...SOCKET, reconnect: 'back-off' }),
    actions: [
      ...CHAT,
      server(3000, 'crash'),
      server(4500, 'restart'),
      bob(7000, 'Did you get all of it?'),
    ].toSorted((a, b) => a.at - b.at),
  }),
} as const satisfies Readonly<Record<string, Scenario>>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

const BY_TEXT = new Map(PRESET_NAMES.map((name) => [written(PRESETS[name]), name]));

/** The preset that a scenario is, if nobody has changed it. */
export const presetOf = (scenario: Scenario): PresetName | undefined => BY_TEXT.get(written(scenario));

export const FIRST: PresetName = 'four';
