export * from './model.ts';
export { LaneIndex } from './lane-index.ts';
export { ledgerAt, Totals } from './ledger.ts';
export {
  type AnsweredRow,
  frameRows,
  momentBeside,
  momentsUntil,
  requestRows,
  requestsAt,
  rowsUntil,
  ticksOf,
} from './rows.ts';
export { gapsCutScale, linearScale, type Scale } from './scale.ts';
export { stageOf } from './sequence.ts';
