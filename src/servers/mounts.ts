/** How a back end is reached: directly, or through a mock. A host knows these two interfaces, no package. */
import type { World } from '../network/index.ts';
import type { Answer, BackEnd, WireMessage } from './back-end.ts';
import type { LabSocket, SocketData } from './lab-socket.ts';

/** What became of a request. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The handler threw or rejected; `name` is the error's class. */
  | { readonly kind: 'threw'; readonly name: string }
  /** No handler answers this request. */
  | { readonly kind: 'none' }
  /** The handler asked for a network error: the connection is reset. */
  | { readonly kind: 'reset' };

export interface HttpMount {
  /** Calls the back end; `settle` is called once, now or after counted work, or never. */
  answer(request: WireMessage, settle: (outcome: Outcome) => void): void;
}

/** The bridge between a socket's wire and its handler; whatever goes in comes out within the same call. */
export interface SocketBridge {
  /** Calls the connection handler; comes first. */
  start(): void;
  /** A message came over the wire. */
  toHandler(data: SocketData): void;
  pong(): void;
  closed(code: number, reason: string): void;
}

/** Makes the handler's socket, whose `send` ends in `toWire`. */
export type MakeSocket = (send: (data: SocketData) => void) => LabSocket;

export interface SocketMount {
  open(url: string, make: MakeSocket, toWire: (data: SocketData) => void): SocketBridge;
  stop(): void;
}

/** What a mount is made from. */
export interface MountContext<Handler> {
  readonly world: World;
  readonly backEnd: BackEnd<Handler>;
  /** Unique for each run and lane: mocks keep global registers. */
  readonly authority: string;
}
