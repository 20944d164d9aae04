/** What a trace means, found once as its facts are recorded: beside the trace, never on the page. */
export { addressOf } from './address-of.ts';
export { CallFold, type CallsPatch } from './calls.ts';
export { LaneIndex } from './lane-index.ts';
export { PatchWriter } from './patch-writer.ts';
