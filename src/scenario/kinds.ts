/** What a page needs to know of a scenario at once: its ways of getting news, and what it is about. */

interface TransportEntry {
  /** What comes without being asked for. */
  readonly pushes: 'nothing' | 'frames' | 'chunks';
  /** What its heading counts. */
  readonly counts: 'polls' | 'held' | 'events' | 'pieces' | 'frames';
  /** The state that a page's code can ask for: that of a socket or of a stream. */
  readonly state: 'socket' | 'stream' | undefined;
}

/** How a page gets its news. What can be set of each is in `transports.ts`. */
export const TRANSPORTS = {
  polling: { pushes: 'nothing', counts: 'polls', state: undefined },
  'long-polling': { pushes: 'nothing', counts: 'held', state: undefined },
  'event-stream': { pushes: 'chunks', counts: 'events', state: 'stream' },
  /** One answer that never ends, read piece by piece. */
  streaming: { pushes: 'chunks', counts: 'pieces', state: undefined },
  websocket: { pushes: 'frames', counts: 'frames', state: 'socket' },
} as const satisfies Readonly<Record<string, TransportEntry>>;

export type TransportKind = keyof typeof TRANSPORTS;
export const TRANSPORT_KINDS = Object.keys(TRANSPORTS) as readonly TransportKind[];

/** What a scenario is about that does not say so: all were about the chat once. */
export const PLAIN_APP = { name: 'chat' } as const;
