/** Puts a lane together: the web host with its mounts at one end, a page in a browser at the other. */
import { assert, type Micros } from '../base/index.ts';
import type { World } from '../network/index.ts';
import { Browser, PAGE_FAULTS, PollingPage, SocketPage } from '../clients/index.ts';
import type { Action, Lane, Transport } from '../scenario/index.ts';
import {
  Box,
  chat,
  directHttp,
  directSockets,
  mockSockets,
  mswHttp,
  type Realm,
  SERVER_FAULTS,
  WebHost,
} from '../servers/index.ts';
import type { Composition, Turn } from '../session/index.ts';
import type { Codings } from '../wire/gzip/index.ts';
import type { Deflate, DeflateParams } from '../wire/websocket/deflate/index.ts';

/** The server's name as pages write it; reserved for examples, and never asked for. */
const AUTHORITY = 'chat.example';

export interface Mounts {
  readonly http: 'direct' | 'msw';
  readonly sockets: 'direct' | 'mock-socket';
}

/** What the server asks for in each of the scenario's words; `off` declines. */
const PREFERENCES = {
  off: undefined,
  on: {},
  'no-context-takeover': { serverNoContextTakeover: true, clientNoContextTakeover: true },
} as const;

/** The code that compresses messages, fetched for the lanes that do. */
export async function deflateFor(lane: Lane): Promise<Deflate | undefined> {
  return preferencesOf(lane) && import('../wire/websocket/deflate/index.ts');
}

type PushPages = typeof import('../clients/push/index.ts');

/** The pages to which a server pushes over HTTP, fetched for the lanes that have one. */
async function pushPagesFor({ clients }: Lane): Promise<PushPages | undefined> {
  const isPush = clients.some(({ transport: { kind } }) => kind !== 'polling' && kind !== 'websocket');
  return isPush ? import('../clients/push/index.ts') : undefined;
}

/** Content codings that some lane has needed so far; what a lane does not switch on it never uses. */
const codings: Codings = {};

/** Fetches what a server with these settings, or after these actions, needs to answer. */
export async function fetchCodings(server: { gzip: boolean }, actions: readonly Action[]): Promise<void> {
  const turnedOn = actions.some((action) => action.kind === 'knobs' && action.set.gzip === true);
  if (server.gzip || turnedOn) codings.gzip = (await import('../wire/gzip/index.ts')).GZIP;
}

/** Mocks keep global registers of addresses: each run gets one of its own. */
let runs = 0;

/** Code that is fetched only for the lanes that need it. */
export interface Parts {
  readonly deflate?: Deflate | undefined;
  readonly push?: PushPages | undefined;
}

export const partsFor = async (lane: Lane): Promise<Parts> => ({
  deflate: await deflateFor(lane),
  push: await pushPagesFor(lane),
});

/** `parts`: what `partsFor` the lane says. */
export function compose(
  realm: Realm,
  turn: Turn,
  mounts: Mounts,
  { deflate, push }: Parts = {},
): Composition {
  /** All pages of a lane are behind the same one. */
  const boxes = new WeakMap<World, Box>();
  return {
    turn,
    hold: (world, work) => realm.hold(world, work),
    host(world, lane) {
      const preferences = preferencesOf(lane.lane);
      return new WebHost({
        world,
        authority: AUTHORITY,
        secure: lane.link.tls !== 'none',
        mockAuthority: `run${(runs += 1)}.${lane.lane.id}.${AUTHORITY}`,
        backEnd: (tools) => chat(tools, retryOf(lane.lane)),
        http: mounts.http === 'msw' ? mswHttp : directHttp,
        sockets: mounts.sockets === 'direct' ? directSockets : (context) => mockSockets(realm, context),
        fault: lane.lane.clients
          .map(({ transport }) => faultOf(transport, SERVER_FAULTS))
          .find((fault) => fault !== undefined),
        compression: deflate && preferences && { deflate, preferences },
        codings,
      });
    },
    page(world, link, host, client, name, transport) {
      const box = boxes.get(world) ?? new Box(world, link, host);
      boxes.set(world, box);
      const secure = link.settings.tls !== 'none';
      const browser = new Browser({
        world,
        dial: () => box.dial(),
        authority: AUTHORITY,
        client,
        secure,
        deflate,
        codings,
      });
      if (transport.kind === 'polling')
        return new PollingPage(browser, name, transport.interval, transport.pace);
      if (transport.kind === 'websocket')
        return new SocketPage(browser, name, faultOf(transport, PAGE_FAULTS), transport.reconnect);
      assert(push !== undefined, 'the pages of this lane are fetched before it runs');
      switch (transport.kind) {
        case 'long-polling':
          return new push.LongPollingPage(browser, name, transport.hold);
        case 'event-stream':
          return new push.EventStreamPage(browser, name);
        case 'streaming':
          return new push.StreamingPage(browser, name);
      }
    },
  };
}

/** One server answers all pages of its lane: the first that has an event stream decides. */
function retryOf({ clients }: Lane): Micros | undefined {
  return clients.flatMap(({ transport }) => (transport.kind === 'event-stream' ? [transport.retry] : []))[0];
}

/** One server answers all pages of its lane: the first that is to have compression decides. */
function preferencesOf({ clients }: Lane): Partial<DeflateParams> | undefined {
  return clients
    .map(({ transport }) => (transport.kind === 'websocket' ? PREFERENCES[transport.compression] : undefined))
    .find((preferences) => preferences !== undefined);
}

function faultOf<F extends string>(transport: Transport, faults: readonly F[]): F | undefined {
  return faults.find((fault) => transport.kind === 'websocket' && transport.handshake === fault);
}
