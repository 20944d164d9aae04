export { Composer, type ComposerEventMap } from './composer.ts';
