/** An entry of its own: few lanes have an `EventSource`. */
export { LabEventSource } from './event-source.ts';
