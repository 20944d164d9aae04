/** What the lanes' headings say. */
import type { Ledger } from '../projections/index.ts';
import { laneOf, type LaneNode, nodesOf, type Scenario } from '../scenario/index.ts';
import type { LaneHeading } from '../ui/index.ts';
import { memo } from '../lab/index.ts';

/** They are made anew only when a figure in them has changed. */
export class Headings {
  #known: readonly LaneHeading[] = [];
  readonly #nodes = memo((scenario: Scenario) =>
    scenario.lanes.map((lane) => nodesOf(laneOf(scenario, lane))),
  );

  of(scenario: Scenario, ledgers: readonly Ledger[]): readonly LaneHeading[] {
    const headings = headingsOf(scenario, ledgers, this.#nodes(scenario));
    if (JSON.stringify(headings) !== JSON.stringify(this.#known)) this.#known = headings;
    return this.#known;
  }
}

function headingsOf(
  scenario: Scenario,
  ledgers: readonly Ledger[],
  nodes: readonly (readonly LaneNode[])[],
): readonly LaneHeading[] {
  return scenario.lanes.flatMap(({ id, clients: [client] }, i): LaneHeading[] => {
    const ledger = ledgers[i];
    if (client === undefined || ledger === undefined) return [];
    const { transport } = client;
    const keepAlive = transport.kind === 'polling' && transport.keepAlive;
    return [{ id, transport: transport.kind, nodes: nodes[i] ?? [], ledger, keepAlive }];
  });
}
