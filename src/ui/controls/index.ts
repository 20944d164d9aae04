export { Split, type SplitEventMap } from './split.ts';
