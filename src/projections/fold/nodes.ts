/** Who stands at the ends of connections, and at whose lifeline something happens. */
import type { Trace } from '../../trace/index.ts';

/** What a node is: the one that opened a connection (`up`), or the one that accepted it; '' where there is none. */
export const roleAt = (trace: Trace, conn: number, up: boolean): string =>
  conn < 0 ? '' : (trace.nodes[trace.nodeAt(conn, up)]?.role ?? '');

/** The number of the first node of that role, -1 for none. */
export const firstOf = (trace: Trace, role: string): number =>
  trace.nodes.findIndex((node) => node.role === role);

/** Where a fact happens; without a connection (it never opened), where what caused it did. */
export function nodeOf(trace: Trace, index: number, conn: number, up: boolean): number {
  if (conn >= 0) return trace.nodeAt(conn, up);
  for (let at = trace.causeAt(index); at >= 0; at = trace.causeAt(at)) {
    const before = trace.connAt(at);
    if (before >= 0) return trace.nodeAt(before, up);
    const fact = trace.at(at);
    if ('node' in fact && fact.node >= 0) return fact.node;
  }
  return firstOf(trace, up ? 'page' : 'server');
}
