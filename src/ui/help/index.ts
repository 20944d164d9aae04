export { type ConsoleMode, type HelpEventMap, WHelp } from './help.ts';
