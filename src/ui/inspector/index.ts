export { copyText } from './copy.ts';
export { Inspector, type InspectorEventMap, type Pushes } from './inspector.ts';
export { labelText } from './text.ts';
