/** `wire101.WebSocket`: the console's own socket on the simulated network, with the standard's surface. */
import {
  describe,
  protocolsMistake,
  socketArguments,
  type SocketState,
  WEB_SOCKET,
  WebSocketInterface,
} from '../../clients/index.ts';
import type { Calls } from './calls.ts';
import { SocketLine } from './socket-line.ts';

const exception = (name: string, message: string): Error => new DOMException(message, name);
const report = (error: unknown): void => reportError(error);

export class ConsoleSocket extends WebSocketInterface {
  /** @throws DOMException named SyntaxError for an address that is none, or subprotocols that may not be offered. */
  constructor(url: string | URL, calls: Calls, offered: string | readonly string[] = []) {
    const { url: text, protocols } = socketArguments([url, offered]);
    const address = addressOf(text);
    const mistake = protocolsMistake(protocols);
    if (mistake !== undefined) throw exception(mistake.name, mistake.message);
    const { href } = address;
    const state: SocketState = { url: href, readyState: 0, protocol: '', extensions: '', bufferedAmount: 0 };
    const line = new SocketLine(state, calls);
    super(state, { exception, report }, () => line);
    line.open(this, address.pathname + address.search, protocols);
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
  throw exception('SyntaxError', `'${url}' is no address of a socket. ${wanted}`);
}
