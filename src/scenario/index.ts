export {
  messageAddress,
  parseAddress,
  transferAddress,
  type MessageAddress,
  type TransferAddress,
} from './address.ts';
export { applyEdit, applyEdits, type Edit, editSchema, freshId, pushEdit } from './edits.ts';
export { laneOf, type LaneScenario } from './lane.ts';
export {
  type Action,
  actionSchema,
  type ClientDeed,
  clientDeedSchema,
  type Knobs,
  knobsSchema,
  type Lane,
  laneSchema,
  type Link,
  linkSchema,
  type PollingTransport,
  type Scenario,
  scenarioSchema,
  type ServerDeed,
  serverDeedSchema,
  type ServerSpec,
  serverSchema,
  type Transport,
  transportSchema,
  type WebSocketTransport,
} from './schema.ts';
export { formatShared, parseShared, type Shared } from './link.ts';
export { formatSaved, parseSaved, type SavedEdits } from './saved.ts';
