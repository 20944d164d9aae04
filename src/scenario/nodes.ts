/** The nodes of a lane: who they are, and in which order their lifelines stand. */
import type { Action, Lane, Link } from './json/schema.ts';

/** A box that reads along is a proxy or a cache; one that only drops what it does not like, or forgets, is neither. */
export type BoxKind = 'proxy' | 'cache' | 'firewall' | 'box';

export type LaneNode =
  | { readonly role: 'server' }
  | { readonly role: 'page'; readonly name: string }
  | { readonly role: 'box'; readonly kind: BoxKind };

/** What a lane's nodes depend on. */
export interface Cast {
  readonly lane: Lane;
  readonly link: Link;
  readonly actions: readonly Action[];
}

/** By their numbers, as a run takes them in: the server, its pages, and a box if there is one at any moment. */
export function nodesOf({ lane, link, actions }: Cast): readonly LaneNode[] {
  const kind = boxOf(link, actions);
  return [
    { role: 'server' },
    ...lane.clients.map(({ name }) => ({ role: 'page' as const, name })),
    ...(kind === undefined ? [] : [{ role: 'box' as const, kind }]),
  ];
}

/** From left to right. */
const ORDER: readonly LaneNode['role'][] = ['page', 'box', 'server'];

/** The numbers of the nodes in the order of their lifelines. */
export const lifelinesOf = (nodes: readonly LaneNode[]): readonly number[] =>
  ORDER.flatMap((role) => [...nodes.keys()].filter((number) => nodes[number]?.role === role));

/** What stands half-way, be it only from some moment on. */
function boxOf(link: Link, actions: readonly Action[]): BoxKind | undefined {
  const turned = actions.flatMap((action) => (action.kind === 'knobs' ? [action.set] : []));
  const box = turned.findLast((set) => (set.box ?? 'none') !== 'none')?.box ?? link.box;
  if (box === 'caches') return 'cache';
  if (box === 'strips-upgrade' || box === 'buffers') return 'proxy';
  if (box === 'drops-upgrade') return 'firewall';
  return [link, ...turned].some(({ idleCut }) => (idleCut ?? 0) > 0) ? 'box' : undefined;
}
