export type {
  Answer,
  BackEnd,
  BackEndTools,
  OpenStream,
  Reply,
  StreamWriter,
  WireMessage,
} from './back-end.ts';
export { directHttp, directSockets } from './direct.ts';
export { LabSocket, type SocketData } from './lab-socket.ts';
export { mockSockets } from './mock-socket.ts';
export type { HttpMount, MountContext, SocketMount } from './mounts.ts';
export { http, HttpResponse, mswHttp, type RequestHandler } from './msw.ts';
export { Realm } from './realm.ts';
export { SERVER_FAULTS } from './upgrade.ts';
export { type HostParts, WebHost, type WebHostOptions } from './web-host.ts';
