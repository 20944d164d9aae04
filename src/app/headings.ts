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

  /** `pills` come behind the picture. */
  of(
    scenario: Scenario,
    ledgers: readonly Ledger[],
    pills: readonly LaneHeading['pills'][] | undefined,
  ): readonly LaneHeading[] {
    const headings = headingsOf(scenario, ledgers, this.#nodes(scenario), pills);
    if (JSON.stringify(headings) !== JSON.stringify(this.#known)) this.#known = headings;
    return this.#known;
  }
}

function headingsOf(
  scenario: Scenario,
  ledgers: readonly Ledger[],
  nodes: readonly (readonly LaneNode[])[],
  pills: readonly LaneHeading['pills'][] | undefined,
): readonly LaneHeading[] {
  return scenario.lanes.flatMap(({ id, clients: [client] }, i): LaneHeading[] => {
    const ledger = ledgers[i];
    if (client === undefined || ledger === undefined) return [];
    const { transport } = client;
    const keepAlive = transport.kind === 'polling' && transport.keepAlive;
    const own = pills?.[i];
    const heading = { id, transport: transport.kind, nodes: nodes[i] ?? [], ledger, keepAlive };
    return [own === undefined ? heading : { ...heading, pills: own }];
  });
}
