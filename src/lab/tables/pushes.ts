/** How the lanes bring what a page has not asked for: the inspector's first list is of that. */
import type { Scenario } from '../../scenario/index.ts';

export function pushesOf({ lanes }: Scenario): 'both' | 'chunks' | 'frames' | 'none' {
  const kinds = new Set(lanes.flatMap(({ clients }) => clients.map(({ transport }) => transport.kind)));
  const streams = kinds.has('event-stream') || kinds.has('streaming');
  if (kinds.has('websocket')) return streams ? 'both' : 'frames';
  return streams ? 'chunks' : 'none';
}
