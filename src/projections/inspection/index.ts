/** What the inspector shows, apart: it is loaded behind the first picture. */
export { acknowledgmentOf, detailOf } from './detail.ts';
export { type AnsweredRow, frameRows, requestRows, requestsAt } from './tables.ts';
