/** Who stands at the ends of connections. */
import type { Trace } from '../../trace/index.ts';

/** What a node is: the one that opened a connection (`up`), or the one that accepted it. */
export const roleAt = (trace: Trace, conn: number, up: boolean): string =>
  trace.nodes[trace.nodeAt(conn, up)]?.role ?? '';

/** The number of the first node of that role, -1 for none. */
export const firstOf = (trace: Trace, role: string): number =>
  trace.nodes.findIndex((node) => node.role === role);
