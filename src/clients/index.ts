export { Browser, type BrowserOptions, type BrowserParts } from './browser.ts';
export { eventSourceFields, fetchFields, type Party, preflightFields, upgradeFields } from './chromium.ts';
export { PollingPage } from './polling-page.ts';
export { PAGE_FAULTS, SocketPage } from './socket-page.ts';
export { LabCloseEvent } from './dom.ts';
export { LabWebSocket } from './web-socket.ts';
export {
  type BinaryKind,
  describe,
  type EventHandler,
  type Payload,
  socketArguments,
  type SocketCarrier,
  type SocketState,
  WEB_SOCKET,
  WebSocketInterface,
} from './interfaces/index.ts';
export { isBadPort, protocolsMistake, throwIf } from './socket-rules.ts';
