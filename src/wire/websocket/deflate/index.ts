import type * as Entry from './index.ts';

/** This entry as a value: rooms that run without it, too, get it handed in. */
export type Deflate = typeof Entry;

export { codecOf } from './codec.ts';
export { Deflater } from './deflater.ts';
export { Inflater } from './inflater.ts';
export type { InflaterOptions } from './inflater.ts';
export { inflaterFor } from './onlooker.ts';
export { answerOffer, checkAnswer, offer } from './negotiation.ts';
export type { DeflateAgreed, DeflateAnswer } from './negotiation.ts';
export { contextOf } from './params.ts';
export type { DeflateContext, DeflateOffer, DeflateParams, WindowBits } from './params.ts';
