/** What scripts see of sockets and event sources, once for every class that has it. */
export { describe, type EventHandler, type Report } from './interface.ts';
export { EVENT_SOURCE, EventSourceInterface, type SourceState } from './event-source.ts';
export {
  type BinaryKind,
  type Payload,
  socketArguments,
  type SocketCarrier,
  type SocketState,
  WEB_SOCKET,
  WebSocketInterface,
} from './web-socket.ts';
export { isBadPort, protocolsMistake, throwIf } from './socket-rules.ts';
