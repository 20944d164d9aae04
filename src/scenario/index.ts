export {
  messageAddress,
  transferAddress,
  type MessageAddress,
  type TransferAddress,
} from './address.ts';
export { parseAddress } from './parse-address.ts';
export { applyEdit, applyEdits, freshId, pushEdit } from './edits.ts';
export {
  ALL_KNOBS,
  type Form,
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
  Knobs,
  Lane,
  Link,
  NetworkDeed,
  Scenario,
  ServerDeed,
  ServerSpec,
} from './json/schema.ts';
export type { AppClientDeed, AppName, AppServerDeed, AppSpec } from './json/apps/index.ts';
export type { Excess } from './json/cost.ts';
export type { Shared } from './json/link.ts';
export type { Whole } from './json/whole.ts';
export type { Run } from './json/run-file.ts';
export { PLAIN_APP, TRANSPORT_KINDS, type TransportKind, TRANSPORTS } from './kinds.ts';
export { BOXES, COMPRESSIONS, HANDSHAKE_FAULTS, PACES, RECONNECTS, TLS } from './vocabulary.ts';
export {
  PLAIN_TRANSPORTS,
  type Setting,
  settingsOf,
  type Transport,
  type TransportOf,
} from './transports.ts';
