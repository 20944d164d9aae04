/** Deeds of a scenario → calls of the two ends; those of the application go to the application. */
import { hex, utf8 } from '../base/index.ts';
import type { Host, Page, PageRequest } from '../network/index.ts';
import type { AppClientDeed, AppServerDeed, ClientDeed, ServerDeed } from '../scenario/index.ts';

/** A lane's server, and what its application does of its own accord. */
export interface ServerEnd {
  readonly host: Host;
  act(deed: AppServerDeed): void;
}

/** A lane's page, and what its application lets a user do there. */
export interface PageEnd {
  readonly page: Page;
  act(deed: AppClientDeed): void;
}

/** What any server can do, and any page: what is missing here does not compile as a deed of an application. */
const OF_SERVERS = ['ping', 'close', 'raw', 'crash', 'restart'] as const;
const OF_PAGES = [
  'close',
  'leave',
  'sleep',
  'wake',
  'raw',
  'fetch',
  'socket-open',
  'socket-send',
  'socket-send-octets',
  'socket-close',
] as const;

const isOneOf = <D extends { readonly deed: string }, const N extends string>(
  deed: D,
  names: readonly N[],
): deed is Extract<D, { readonly deed: N }> => names.some((name) => name === deed.deed);

/** What the server does. */
export function serve(end: ServerEnd, deed: ServerDeed): void {
  if (!isOneOf(deed, OF_SERVERS)) return end.act(deed);
  const { host } = end;
  switch (deed.deed) {
    case 'ping':
      return host.ping(utf8(deed.data ?? ''));
    case 'close':
      return host.closeSockets(deed.code, deed.reason ?? '');
    case 'raw':
      return host.raw(hex(deed.hex));
    case 'crash':
      return host.crash();
    case 'restart':
      return host.restart();
  }
}

/** What a page does. */
export function click(end: PageEnd, deed: ClientDeed): void {
  if (!isOneOf(deed, OF_PAGES)) return end.act(deed);
  const { page } = end;
  switch (deed.deed) {
    case 'close':
      return page.close(deed.code, deed.reason ?? '');
    case 'leave':
      return page.leave();
    case 'sleep':
      return page.sleep();
    case 'wake':
      return page.wake();
    case 'raw':
      return page.raw(hex(deed.hex));
    case 'fetch':
      return page.console.fetch(deed.call, requestOf(deed));
    case 'socket-open':
      return page.console.openSocket(deed.call, deed.target, deed.protocols ?? []);
    case 'socket-send':
      return page.console.send(deed.call, deed.text);
    case 'socket-send-octets':
      return page.console.send(deed.call, hex(deed.hex));
    case 'socket-close':
      return page.console.close(deed.call, deed.code, deed.reason ?? '');
  }
}

function requestOf(deed: Extract<ClientDeed, { deed: 'fetch' }>): PageRequest {
  const { deed: _, call: __, octets, ...request } = deed;
  return { ...request, body: octets === undefined ? request.body : hex(octets) };
}
