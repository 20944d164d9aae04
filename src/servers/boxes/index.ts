export { Box } from './box.ts';
