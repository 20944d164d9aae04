/** The sheet of help, loaded when it is asked for. */
export { helpText } from './help.ts';
