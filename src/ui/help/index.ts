export { type ConsoleMode, WHelp } from './help.ts';
