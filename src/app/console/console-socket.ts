/** `wire101.WebSocket`: the console's own socket on the simulated network, with the standard's surface. */
import {
  describe,
  isBadPort,
  protocolsMistake,
  socketArguments,
  type SocketState,
  throwIf,
  WEB_SOCKET,
  WebSocketInterface,
} from '../../clients/index.ts';
import type { Calls } from './calls.ts';
import { SocketLine } from './socket-line.ts';

const report = (error: unknown): void => reportError(error);

export class ConsoleSocket extends WebSocketInterface {
  /** @throws DOMException named SyntaxError for an address that is none, or subprotocols that may not be offered. */
  constructor(url: string | URL, calls: Calls, offered: string | readonly string[] = []) {
    const { url: text, protocols } = socketArguments([url, offered]);
    const address = addressOf(text);
    throwIf(protocolsMistake(protocols));
    const { href } = address;
    const state: SocketState = { url: href, readyState: 0, protocol: '', extensions: '', bufferedAmount: 0 };
    const line = new SocketLine(state, calls);
    super(state, report, () => line);
    if (isBadPort(address.port)) line.refuse(this);
    else line.open(this, address.pathname + address.search, protocols);
  }
}

/** The class as the console has it. */
export function socketClass(calls: Calls): {
  new (url: string | URL, protocols?: string | string[]): ConsoleSocket;
} {
  class WebSocket extends ConsoleSocket {
    // One argument is required.
    constructor(url: string | URL, protocols: string | string[] = []) {
      socketArguments(arguments);
      super(url, calls, protocols);
    }
  }
  describe(WebSocket, WEB_SOCKET);
  return WebSocket;
}

/** WHATWG WebSockets §3.1: http stands for ws; other schemes, and fragments, are mistakes. */
function addressOf(url: string): URL {
  const parsed = URL.parse(url, location.href);
  const address = parsed && URL.parse(parsed.href.replace(/^http/, 'ws'));
  if (address && /^wss?:$/.test(address.protocol) && !address.href.includes('#')) return address;
  const wanted = "Expected ws:, wss:, http: or https:, and no '#'.";
  throw new DOMException(`'${url}' is no address of a socket. ${wanted}`, 'SyntaxError');
}
