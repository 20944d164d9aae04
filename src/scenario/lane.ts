/** The part of a scenario that one lane depends on: two scenarios with equal parts have the same lane. */
import type { Action, Lane, Link, Scenario, ServerSpec } from './json/schema.ts';

export interface LaneScenario {
  readonly seed: number;
  readonly link: Link;
  readonly server: ServerSpec;
  readonly lane: Lane;
  /** In order of time; equal times keep the scenario's order. */
  readonly actions: readonly Action[];
}

export function laneOf(scenario: Scenario, lane: Lane): LaneScenario {
  const { seed, link, server } = scenario;
  const actions = scenario.actions.filter((action) => action.lane === undefined || action.lane === lane.id);
  return { seed, link, server, lane, actions: actions.toSorted((a, b) => a.at - b.at) };
}
