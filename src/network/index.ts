export { Clock, PRIORITY, type Priority, type Task } from './clock.ts';
export { Link, type LinkSettings } from './link.ts';
export { EPOCH_SECONDS, secondsOf } from './calendar.ts';
export { ELSEWHERE } from './roles.ts';
export type {
  Dial,
  Host,
  HostSettings,
  Page,
  PageConsole,
  PageRequest,
  PageSettings,
  RequestOptions,
} from './roles.ts';
export { Connection } from './tcp/connection.ts';
export { type Endpoint, type EndpointEvents, type Gate, type Listener } from './tcp/endpoint.ts';
export { World } from './world.ts';
export { type Agreed, type Closure, SocketPeer, type SocketPeerEvents } from './socket-peer.ts';
