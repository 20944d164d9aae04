import type { Micros } from '../../base/index.ts';

/** What the opening handshake does: as it should, with a fault of the page, or with one of the server. */
export const HANDSHAKES = {
  page: ['no-key', 'version-8', 'foreign-origin', 'wrong-path'],
  server: ['unauthorized', 'redirect', 'plain-200', 'wrong-accept', 'other-protocol', 'other-extension'],
} as const;
export type HandshakeKind = 'valid' | (typeof HANDSHAKES)['page' | 'server'][number];

/** The knobs of one lane; `interval` and `keepAlive` matter to polling, `handshake` to WebSocket. */
export interface LaneKnobs {
  readonly id: string;
  readonly transport: 'polling' | 'websocket';
  readonly interval: Micros;
  readonly keepAlive: boolean;
  readonly handshake: HandshakeKind;
}

/** What one turn of a knob sets; the others stay as they are. Times in microseconds, bandwidth in bits per second. */
export type KnobSet = Partial<{
  readonly rtt: Micros;
  readonly jitter: Micros;
  readonly bandwidth: number;
  readonly idleCut: Micros;
  readonly heartbeat: Micros;
  readonly interval: Micros;
  readonly keepAlive: boolean;
  readonly transport: 'polling' | 'websocket';
  readonly handshake: HandshakeKind;
}>;
