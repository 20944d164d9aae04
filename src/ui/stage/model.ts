import type { Ledger } from '../../projections/index.ts';
import type { LaneNode, Transport as AnyTransport } from '../../scenario/index.ts';

export type Transport = AnyTransport['kind'];

/** What can be set apart: a lane's page, the path, or the server. */
export type Thing = 'page' | 'path' | 'server';

/** What stands on the button that opens the settings of a thing. */
export interface Pill {
  /** The figure that matters most, and how many others differ from their plain values. */
  readonly figure: string;
  /** All that differs, in words. */
  readonly title: string;
  readonly isChanged: boolean;
}

/** What a lane's heading says; the picture itself is the `Picture`'s lane of the same id. */
export interface LaneHeading {
  readonly id: string;
  readonly transport: Transport;
  /** By their numbers. */
  readonly nodes: readonly LaneNode[];
  readonly ledger: Ledger;
  readonly keepAlive: boolean;
  /** They come behind the picture. */
  readonly pills?: Readonly<Record<Thing, Pill>>;
}

/** The stage's events; all bubble and cross shadow roots. */
export interface StageEventMap {
  /** A transfer or a message was chosen: its semantic address. */
  'w-select': CustomEvent<{ readonly address: string }>;
  'w-transport': CustomEvent<{ readonly lane: string; readonly transport: Transport }>;
  /** What can be set of it is wanted. */
  'w-thing': CustomEvent<{ readonly lane: string; readonly thing: Thing }>;
  /** A phone's tab or swipe asks for the other lane. */
  'w-lane': CustomEvent<{ readonly lane: string }>;
  /** So many pixels of the picture are in sight. */
  'w-room': CustomEvent<{ readonly height: number }>;
  /** Time is to be drawn so many times as large. */
  'w-zoom': CustomEvent<{ readonly grown: number }>;
  /** The learner scrolled by hand: stop following. */
  'w-follow': CustomEvent<{ readonly follow: false }>;
}
