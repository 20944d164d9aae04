/** Puts a lane together: the web host with its mounts at one end, a page in a browser at the other. */
import { Browser, type BrowserParts, PAGE_FAULTS, PollingPage, SocketPage } from '../clients/index.ts';
import type { HostSettings } from '../network/index.ts';
import type { Action, Lane, Transport } from '../scenario/index.ts';
import {
  chat,
  directHttp,
  directSockets,
  type HostParts,
  mockSockets,
  mswHttp,
  type Realm,
  SERVER_FAULTS,
  WebHost,
} from '../servers/index.ts';
import type { Composition, Turn } from '../session/index.ts';
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

/** What some lane has needed so far; to lanes that switch nothing on it makes no difference. */
const parts: BrowserParts & HostParts = {};

/** Fetches the code for what of HTTP is switched on: by these settings, or by an action later. */
export async function fetchParts(server: Partial<HostSettings>, actions: readonly Action[]): Promise<void> {
  const all = [server, ...actions.map((action) => (action.kind === 'knobs' ? action.set : {}))];
  const has = (name: 'etag' | 'cookie' | 'gzip' | 'moved' | 'foreign'): boolean =>
    all.some(({ [name]: value }) => value !== undefined && value !== false && value !== 0);
  if (!has('etag') && !has('cookie') && !has('gzip') && !has('moved') && !has('foreign')) return;
  const ends = Promise.all([import('../clients/fetch/index.ts'), import('../servers/middleware/index.ts')]);
  const [{ Fetcher }, { Middleware }] = await ends;
  Object.assign(parts, { Fetcher, Middleware });
  if (has('gzip')) parts.gzip = (await import('../wire/gzip/index.ts')).GZIP;
}

/** Mocks keep global registers of addresses: each run gets one of its own. */
let runs = 0;

/** `deflate`: what `deflateFor` the lane says. */
export function compose(realm: Realm, turn: Turn, mounts: Mounts, deflate?: Deflate): Composition {
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
        backEnd: chat,
        http: mounts.http === 'msw' ? mswHttp : directHttp,
        sockets: mounts.sockets === 'direct' ? directSockets : (context) => mockSockets(realm, context),
        fault: lane.lane.clients
          .map(({ transport }) => faultOf(transport, SERVER_FAULTS))
          .find((fault) => fault !== undefined),
        compression: deflate && preferences && { deflate, preferences },
        parts,
      });
    },
    page(world, link, host, client, name, transport) {
      const secure = link.settings.tls !== 'none';
      const browser = new Browser({
        world,
        link,
        host,
        authority: AUTHORITY,
        client,
        secure,
        deflate,
        parts,
      });
      if (transport.kind === 'polling')
        return new PollingPage(browser, name, transport.interval, transport.pace);
      return new SocketPage(browser, name, faultOf(transport, PAGE_FAULTS));
    },
  };
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
