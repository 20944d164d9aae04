/** The scenario as it is written down: schemas, links, what a browser keeps. Loaded when there is something to read. */
export { deedMistake } from './check.ts';
export { formatShared, parseShared, type Shared } from './link.ts';
export { formatSaved, parseSaved, type SavedEdits } from './saved.ts';
export {
  actionSchema,
  clientDeedSchema,
  editSchema,
  knobsSchema,
  laneSchema,
  linkSchema,
  networkDeedSchema,
  scenarioSchema,
  serverDeedSchema,
  serverSchema,
  transportSchema,
} from './schema.ts';
