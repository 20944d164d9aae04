/** What can be set, in the order in which the sheet shows it, and what lists offer. */
import {
  BOXES,
  COMPRESSIONS,
  HANDSHAKE_FAULTS,
  type Link,
  PACES,
  RECONNECTS,
  type ServerSpec,
  TLS,
  type Transport,
} from '../../scenario/index.ts';
import type { ChoiceName, Settings } from './model.ts';

/** Settings under a heading of their own. */
export interface Group<N extends string> {
  readonly title: 'delay' | 'losses' | 'tcp' | 'between' | 'answers' | 'sockets';
  readonly names: readonly N[];
}

export const PATH: readonly Group<keyof Link>[] = [
  { title: 'delay', names: ['rtt', 'jitter', 'bandwidth'] },
  { title: 'losses', names: ['loss', 'reorder'] },
  { title: 'between', names: ['box', 'idleCut'] },
  { title: 'tcp', names: ['tls', 'initialWindow', 'delayedAck'] },
];

export const SERVER: readonly Group<keyof ServerSpec>[] = [
  { title: 'answers', names: ['thinking', 'gzip', 'etag', 'cookie', 'moved', 'foreign'] },
  { title: 'sockets', names: ['heartbeat'] },
];

export const OF_TRANSPORT: Readonly<Record<Transport['kind'], readonly (keyof Settings)[]>> = {
  polling: ['interval', 'pace', 'keepAlive', 'http2'],
  'long-polling': ['hold'],
  'event-stream': ['retry'],
  streaming: [],
  websocket: ['handshake', 'compression', 'reconnect'],
};

/** Values of a list; those of one title stand together. */
export interface Choices {
  readonly title: string;
  readonly values: readonly string[];
}
const plain = (values: readonly string[]): readonly Choices[] => [{ title: '', values }];

export const CHOICES: Readonly<Record<ChoiceName, readonly Choices[]>> = {
  pace: plain(PACES),
  compression: plain(COMPRESSIONS),
  reconnect: plain(RECONNECTS),
  tls: plain(TLS),
  box: plain(BOXES),
  handshake: [
    ...plain(['valid']),
    { title: 'page', values: HANDSHAKE_FAULTS.page },
    { title: 'server', values: HANDSHAKE_FAULTS.server },
  ],
};
