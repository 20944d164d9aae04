/** What the lanes' headings say. */
import type { Ledger } from '../projections/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { LaneHeading } from '../ui/index.ts';

/** They are made anew only when a figure in them has changed. */
export class Headings {
  #known: readonly LaneHeading[] = [];

  of(scenario: Scenario, ledgers: readonly Ledger[]): readonly LaneHeading[] {
    const headings = headingsOf(scenario, ledgers);
    if (JSON.stringify(headings) !== JSON.stringify(this.#known)) this.#known = headings;
    return this.#known;
  }
}

function headingsOf(scenario: Scenario, ledgers: readonly Ledger[]): readonly LaneHeading[] {
  const box = boxOf(scenario);
  return scenario.lanes.flatMap(({ id, clients: [client] }, i): LaneHeading[] => {
    const ledger = ledgers[i];
    if (client === undefined || ledger === undefined) return [];
    const { transport } = client;
    const keepAlive = transport.kind === 'polling' && transport.keepAlive;
    return [{ id, transport: transport.kind, names: { client: client.name }, box, ledger, keepAlive }];
  });
}

/** What stands half-way, be it only from some moment on. */
function boxOf({ link, actions }: Scenario): LaneHeading['box'] {
  const turned = actions.flatMap((action) => (action.kind === 'knobs' ? [action.set] : []));
  const kind = turned.findLast(({ box }) => (box ?? 'none') !== 'none')?.box ?? link.box;
  if (kind === 'caches') return 'cache';
  if (kind === 'strips-upgrade' || kind === 'buffers') return 'proxy';
  if (kind === 'drops-upgrade') return 'firewall';
  return [link, ...turned].some(({ idleCut }) => (idleCut ?? 0) > 0) ? 'box' : '';
}
