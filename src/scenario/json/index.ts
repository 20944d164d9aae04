/** The scenario as it is written down: schemas, links, what a browser keeps. Loaded when there is something to read. */
export { deedMistake, readAction } from './check.ts';
export {
  APP_NAMES,
  APP_TIMES,
  appDeeds,
  appOfDeed,
  appSchema,
  plainApp,
  readApp,
  settingsOfApp,
  UnknownApp,
} from './apps/index.ts';
export { BOUNDS, costOf, type Excess } from './cost.ts';
export { formatShared, isUnreadable, parseShared, type Shared, type Unreadable } from './link.ts';
export { formatWhole, parseWhole, readWhole, type Whole, wholeText } from './whole.ts';
export { formatRun, parseRun, type Run } from './run-file.ts';
export { formatEdits, parseEdits, type ReadEdits, splitEdits } from './saved.ts';
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
