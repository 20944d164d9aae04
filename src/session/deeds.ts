/** Deeds of a scenario → calls of the two ends. */
import { hex, micros, utf8 } from '../base/index.ts';
import type { Host, Page, PageRequest } from '../network/index.ts';
import type { ClientDeed, ServerDeed } from '../scenario/index.ts';

/** What the back end does. */
export function serve(host: Host, deed: ServerDeed): void {
  switch (deed.deed) {
    case 'say':
      return host.say(
        deed.from,
        deed.text.repeat(deed.times ?? 1),
        deed.pieces ?? 1,
        deed.pause ?? micros(0),
      );
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
export function click(page: Page, deed: ClientDeed): void {
  switch (deed.deed) {
    case 'say':
      return page.say(deed.text.repeat(deed.times ?? 1));
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
