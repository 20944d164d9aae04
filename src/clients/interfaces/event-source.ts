/** The interface of `EventSource` (WHATWG HTML §9.2.2), whatever brings its events. */
import { type EventHandler, EventHandlers, type Report } from './interface.ts';

export interface SourceState {
  readonly url: string;
  /** Pages of this world never ask for credentials on the way to another origin. */
  readonly withCredentials: false;
  readyState: 0 | 1 | 2;
}

export class EventSourceInterface extends EventHandlers {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSED: 2;
  declare readonly CONNECTING: 0;
  declare readonly OPEN: 1;
  declare readonly CLOSED: 2;
  declare onopen: EventHandler;
  declare onmessage: EventHandler<MessageEvent>;
  declare onerror: EventHandler;
  readonly #state: SourceState;

  constructor(state: SourceState, report: Report) {
    super(report);
    this.#state = state;
  }

  get url(): string {
    return this.#state.url;
  }

  get withCredentials(): boolean {
    return this.#state.withCredentials;
  }

  get readyState(): 0 | 1 | 2 {
    return this.#state.readyState;
  }
}

export const EVENT_SOURCE = {
  name: 'EventSource',
  constants: ['CONNECTING', 'OPEN', 'CLOSED'],
  handlers: ['open', 'message', 'error'],
} as const;
