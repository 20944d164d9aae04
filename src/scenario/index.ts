export {
  messageAddress,
  parseAddress,
  transferAddress,
  type MessageAddress,
  type TransferAddress,
} from './address.ts';
export { applyEdit, applyEdits, freshId, pushEdit } from './edits.ts';
export { laneOf, type LaneScenario } from './lane.ts';
export type {
  Action,
  ClientDeed,
  Edit,
  Knobs,
  Lane,
  Link,
  PollingTransport,
  Scenario,
  ServerDeed,
  ServerSpec,
  Transport,
  WebSocketTransport,
} from './json/schema.ts';
export type { SavedEdits } from './json/saved.ts';
