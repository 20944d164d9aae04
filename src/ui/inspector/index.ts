export { copyText } from './copy.ts';
export type { InspectorTab, Lens } from './detail.ts';
export { Inspector, type Pushes } from './inspector.ts';
