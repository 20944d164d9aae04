export { Deflater } from './deflater.ts';
export { Inflater } from './inflater.ts';
export type { InflaterOptions } from './inflater.ts';
export { answerOffer, checkAnswer, offer } from './negotiation.ts';
export type { DeflateAgreed, DeflateAnswer } from './negotiation.ts';
export { contextOf } from './params.ts';
export type { DeflateContext, DeflateOffer, DeflateParams, WindowBits } from './params.ts';
