export {
  messageAddress,
  parseAddress,
  transferAddress,
  type MessageAddress,
  type TransferAddress,
} from './address.ts';
export { applyEdit, applyEdits, freshId, pushEdit } from './edits.ts';
export {
  ALL_KNOBS,
  type Group,
  type Knob,
  type KnobName,
  type KnobOf,
  KNOBS,
  knobsFor,
  knobsOf,
  PLAIN_LINK,
  NUMBER_NAMES,
  type NumberName,
  PLAIN_SERVER,
} from './knobs.ts';
export { type BoxKind, type LaneNode, lifelinesOf, nodesOf } from './nodes.ts';
export { http2Lanes, laneOf, type LaneScenario } from './lane.ts';
export type {
  Action,
  ClientDeed,
  Edit,
  EventStreamTransport,
  Knobs,
  Lane,
  Link,
  LongPollingTransport,
  NetworkDeed,
  PollingTransport,
  Scenario,
  ServerDeed,
  ServerSpec,
  Transport,
  WebSocketTransport,
} from './json/schema.ts';
export type { AppClientDeed, AppName, AppServerDeed, AppSpec } from './json/apps/index.ts';
export type { Excess } from './json/cost.ts';
export type { Shared } from './json/link.ts';
export type { Whole } from './json/whole.ts';
export type { Run } from './json/run-file.ts';
export {
  BOXES,
  COMPRESSIONS,
  HANDSHAKE_FAULTS,
  PACES,
  PLAIN_APP,
  PLAIN_TRANSPORTS,
  RECONNECTS,
  TLS,
  TRANSPORT_KINDS,
} from './vocabulary.ts';
