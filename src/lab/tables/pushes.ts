/** How the lanes bring what a page has not asked for: the inspector's first list is of that. */
import { type Scenario, TRANSPORTS } from '../../scenario/index.ts';

export function pushesOf({ lanes }: Scenario): 'both' | 'chunks' | 'frames' | 'none' {
  const pushed = new Set(
    lanes.flatMap(({ clients }) => clients.map(({ transport }) => TRANSPORTS[transport.kind].pushes)),
  );
  if (pushed.has('frames')) return pushed.has('chunks') ? 'both' : 'frames';
  return pushed.has('chunks') ? 'chunks' : 'none';
}
