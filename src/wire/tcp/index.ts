export { FLAG, HEADER, MSS, packetSize } from './sizes.ts';
