export { Composer } from './composer.ts';
