/** What the inspector shows of one transfer, apart: it is loaded behind the first picture. */
export { detailOf } from './detail.ts';
