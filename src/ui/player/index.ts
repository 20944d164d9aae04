export { WMarks } from './marks.ts';
