/** Words about the learner's console; it comes last, and so do they. */
export { consoleText } from './console.ts';
