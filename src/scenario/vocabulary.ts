/** The words a scenario is written in, and what holds where it says nothing. Without schemas: a page needs these at once. */

/** What stands between TCP and HTTP: nothing, or TLS with a full handshake, a resumed one, or early data. */
export const TLS = ['none', 'tls12', 'tls12-resumed', 'tls13', 'tls13-resumed', 'tls13-early-data'] as const;

/** What stands half-way between the browser and the server. */
export const BOXES = ['none', 'strips-upgrade', 'buffers', 'caches', 'drops-upgrade'] as const;

/** What the opening handshake does: as it should, with a fault of the page, or with one of the server. */
export const HANDSHAKE_FAULTS = {
  page: ['no-key', 'version-8', 'foreign-origin', 'wrong-path'],
  server: ['unauthorized', 'redirect', 'plain-200', 'wrong-accept', 'other-protocol', 'other-extension'],
} as const;

/** permessage-deflate: declined by the server, agreed on, or agreed on with a fresh window for each message. */
export const COMPRESSIONS = ['off', 'on', 'no-context-takeover'] as const;

/** What a page does when its socket is lost. */
export const RECONNECTS = ['never', 'at-once', 'back-off'] as const;

/**
 * From one poll to the next: on a fixed rate unless one is on its way, on that rate in any case, or so long after the
 * answer.
 */
export const PACES = ['fixed', 'overlapping', 'after-answer'] as const;

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
