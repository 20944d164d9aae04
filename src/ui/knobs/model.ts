import type { Micros } from '../../base/index.ts';
import type { Transport, WebSocketTransport } from '../../scenario/index.ts';

export type HandshakeKind = WebSocketTransport['handshake'];

/** The knobs of one lane; `interval` and `keepAlive` matter to polling, `handshake` to WebSocket. */
export interface LaneKnobs {
  readonly id: string;
  readonly transport: Transport['kind'];
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
  readonly transport: Transport['kind'];
  readonly handshake: HandshakeKind;
}>;
