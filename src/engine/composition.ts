/** Puts a lane together: the web host with its mounts at one end, a page in a browser at the other. */
import { assert, type Micros, Random } from '../base/index.ts';
import { APPS } from '../apps/index.ts';
import { Browser, PAGE_FAULTS } from '../clients/index.ts';
import { type Feed, type NewsPage, PollingPage, SocketPage } from '../clients/pages/index.ts';
import { Connection, type Dial, type Host, type Link, type World } from '../network/index.ts';
import type { AppSpec, Lane, Transport } from '../scenario/index.ts';
import {
  directHttp,
  directSockets,
  mockSockets,
  mswHttp,
  type Realm,
  SERVER_FAULTS,
  WebHost,
} from '../servers/index.ts';
import type { Composition, Turn } from '../session/index.ts';
import type { Parts } from './parts.ts';
import type { DeflateParams } from '../wire/websocket/deflate/index.ts';

/** The server's name as pages write it; reserved for examples (RFC 6761 §6.5), and never asked for. */
const authorityOf = ({ name }: AppSpec): string => `${name}.example`;

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

/** Mocks keep global registers of addresses: each run gets one of its own. */
let runs = 0;

/** `parts`: what lanes need beside the plain ones, fetched before they run. */
export function compose(realm: Realm, turn: Turn, mounts: Mounts, parts: Parts): Composition {
  /** How the pages of a lane connect: all are behind the same box. */
  const dials = new WeakMap<World, Dial>();
  return {
    turn,
    hold: (world, work) => realm.hold(world, work),
    server(world, lane) {
      const { seed, app } = lane;
      const authority = authorityOf(app);
      const preferences = preferencesOf(lane.lane);
      // Of no lane: what an application makes up is the same in all of them.
      const beginning = { random: Random.of(seed).fork(app.name), retry: retryOf(lane.lane) };
      const host = new WebHost({
        world,
        authority,
        secure: lane.link.tls !== 'none',
        mockAuthority: `run${(runs += 1)}.${lane.lane.id}.${authority}`,
        backEnd: (tools) => APPS[app.name].backEnd(tools, app, beginning),
        http: mounts.http === 'msw' ? mswHttp : directHttp,
        sockets: mounts.sockets === 'direct' ? directSockets : (context) => mockSockets(realm, context),
        fault: lane.lane.clients
          .map(({ transport }) => faultOf(transport, SERVER_FAULTS))
          .find((fault) => fault !== undefined),
        compression: parts.deflate && preferences && { deflate: parts.deflate, preferences },
        parts,
      });
      return { host, act: (deed) => host.backEnd.act(deed) };
    },
    page(world, link, host, { app }, { name, transport }) {
      const dial = dials.get(world) ?? dialOf(parts, world, link, host);
      dials.set(world, dial);
      const secure = link.settings.tls !== 'none';
      const browser = new Browser({
        world,
        dial,
        authority: authorityOf(app),
        name,
        secure,
        deflate: parts.deflate,
        parts,
      });
      const page = pageOf(parts, browser, name, APPS[app.name].feed(name), transport);
      return { page, act: (deed) => APPS[app.name].click(page, name, deed) };
    },
  };
}

/** The way in which a page gets its news. */
function pageOf(parts: Parts, browser: Browser, name: string, feed: Feed, transport: Transport): NewsPage {
  if (transport.kind === 'polling')
    return new PollingPage(browser, name, feed, transport.interval, transport.pace);
  if (transport.kind === 'websocket')
    return new SocketPage(browser, name, feed, faultOf(transport, PAGE_FAULTS), transport.reconnect);
  assert(parts.pushPage !== undefined, 'what brings news by itself is fetched before such a lane runs');
  return parts.pushPage(browser, name, feed, transport);
}

/** A box is there from the moment that some knob may put it there. */
function dialOf(parts: Parts, world: World, link: Link, host: Host): Dial {
  let box: InstanceType<NonNullable<Parts['Box']>> | undefined;
  return (opener, gate) => {
    box ??= parts.Box && new parts.Box(world, link, host);
    return box?.dial(opener, gate) ?? new Connection(world, link, host, opener, gate);
  };
}

/** One server answers all pages of its lane; the scenario's schema sees to it that they agree. */
function retryOf({ clients }: Lane): Micros | undefined {
  return clients.flatMap(({ transport }) => (transport.kind === 'event-stream' ? [transport.retry] : []))[0];
}

/** As above. */
function preferencesOf({ clients }: Lane): Partial<DeflateParams> | undefined {
  return clients
    .map(({ transport }) => (transport.kind === 'websocket' ? PREFERENCES[transport.compression] : undefined))
    .find((preferences) => preferences !== undefined);
}

function faultOf<F extends string>(transport: Transport, faults: readonly F[]): F | undefined {
  return faults.find((fault) => transport.kind === 'websocket' && transport.handshake === fault);
}
