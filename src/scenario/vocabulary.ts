/** The words in which a scenario says what can be set. */

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
