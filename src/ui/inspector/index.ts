export { copyText } from './copy.ts';
export { Inspector, type Pushes } from './inspector.ts';
