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
} from '../../clients/interfaces/index.ts';
import type { Calls } from './calls.ts';
import { SocketLine } from './socket-line.ts';

const report = (error: unknown): void => reportError(error);

export type SocketClass = new (
  url: string | URL,
  protocols?: string | readonly string[],
) => WebSocketInterface;

/** The class as the console has it. */
export function socketClass(calls: Calls): SocketClass {
  class WebSocket extends WebSocketInterface {
    /** @throws DOMException named SyntaxError for an address that is none, or subprotocols that may not be offered. */
    constructor(_url: string | URL, _protocols: string | readonly string[] = []) {
      const { url: text, protocols } = socketArguments(arguments);
      const address = addressOf(text);
      throwIf(protocolsMistake(protocols));
      const { href } = address;
      const state: SocketState = {
        url: href,
        readyState: 0,
        protocol: '',
        extensions: '',
        bufferedAmount: 0,
      };
      const line = new SocketLine(state, calls);
      super(state, report, () => line);
      // The simulated browser has no names and passwords to answer a 401 with.
      const hasPassword = address.username + address.password !== '';
      if (hasPassword) calls.say('refused', { what: `${address.username}:…@` });
      if (hasPassword || isBadPort(address.port)) line.refuse(this);
      else line.open(this, address.pathname + address.search, protocols);
    }
  }
  describe(WebSocket, WEB_SOCKET);
  return WebSocket;
}

/** WHATWG WebSockets §3.1: http stands for ws; other schemes, and fragments, are mistakes. */
function addressOf(url: string): URL {
  const parsed = URL.parse(url, location.href);
  const address = parsed && URL.parse(parsed.href.replace(/^http/, 'ws'));
  // WHATWG URL §3.1: no domain holds a '%'; Chromium's parser leaves one where it met a space.
  const isHost = address?.hostname.includes('%') === false;
  if (address && isHost && /^wss?:$/.test(address.protocol) && !address.href.includes('#')) return address;
  const wanted = "Expected ws:, wss:, http: or https:, and no '#'.";
  throw new DOMException(`'${url}' is no address of a socket. ${wanted}`, 'SyntaxError');
}
