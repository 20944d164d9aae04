export * from './model.ts';
export { LaneIndex } from './lane-index.ts';
export { ledgerAt, Totals } from './ledger.ts';
export { momentBeside, momentsUntil, rowsUntil, ticksOf } from './rows.ts';
export { gapsCutScale, linearScale, type Scale } from './scale.ts';
export { BLOCK, MOST_GROUPS, NOTHING, pictureOf, stageOf } from './sequence.ts';
