/** Facts of some kinds, with the fields of those kinds. */
import type { Fact, FactOf, Kind, Trace } from '../../src/trace/index.ts';

export const allFacts = (trace: Trace): Fact[] => Array.from({ length: trace.length }, (_, i) => trace.at(i));

export function factsOf<K extends Kind>(trace: Trace, ...kinds: readonly K[]): FactOf<K>[] {
  const known: ReadonlySet<string> = new Set(kinds);
  const isWanted = (fact: Fact): fact is FactOf<K> & Fact => known.has(fact.kind);
  return allFacts(trace).filter(isWanted);
}

/** "GET /path" */
export const asks = ({ method, target }: { readonly method: string; readonly target: string }): string =>
  `${method} ${target}`;
