/** What stands around the picture and comes behind it: composer, faults, inspector and knobs, bound to the lab. */
import { html, type TemplateResult } from 'lit';
import type { Micros } from '../base/index.ts';
import { brokenAt, say, strike, switchTransport, turn } from '../lab/editing/index.ts';
import { memo, type Views } from '../lab/index.ts';
import { pushesOf } from '../lab/tables/index.ts';
import { rowsUntil } from '../projections/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { ComposerEventMap } from '../ui/composer/index.ts';
import type { FaultsEventMap } from '../ui/faults/index.ts';
import { on } from '../ui/index.ts';
import type { InspectorEventMap } from '../ui/inspector/index.ts';
import type { KnobsEventMap, LaneKnobs } from '../ui/knobs/index.ts';
import type { Shell } from './shell.ts';

export function composer(shell: Shell, scenario: Scenario): TemplateResult {
  const { lab, state } = shell;
  return html`<w-composer
          .mute=${(scenario.app?.name ?? 'chat') !== 'chat'}
          .language=${state.language}
          ${on<ComposerEventMap>({ 'w-say': ({ from, text }) => say(lab, from, text) })}
        ><w-faults
          .broken=${brokenAt(scenario, lab.next)}
          .language=${state.language}
          ${on<FaultsEventMap>({
            'w-look': () => shell.set({}),
            'w-strike': (blow) => strike(lab, blow),
          })}
        ></w-faults></w-composer>`;
}

/** `cursor`: the moment that the lists show. */
export function inspector(
  shell: Shell,
  scenario: Scenario,
  cursor: Micros,
  { detail, isLooking }: ReturnType<Views['selected']>,
): TemplateResult {
  const { lab, state } = shell;
  const { looks, selection, views } = lab;
  return html`<w-inspector
          .pushes=${pushesOf(scenario)}
          .frames=${views.frames}
          .frameCount=${rowsUntil(views.frames, cursor)}
          .requests=${views.requests(cursor)}
          .requestCount=${views.requests(cursor).length}
          .detail=${detail}
          .busy=${isLooking}
          .selected=${selection.address}
          .byte=${selection.byte}
          .tab=${looks.tab}
          .lens=${looks.lens}
          .language=${state.language}
          ${on<InspectorEventMap>({
            'w-select': ({ address }) => lab.select(address),
            'w-byte': ({ byte }) => lab.selectByte(byte),
            'w-tab': ({ tab }) => lab.look({ tab }),
            'w-lens': ({ lens }) => lab.look({ lens }),
          })}
        ></w-inspector>`;
}

const laneKnobs = memo(({ lanes }: Scenario): readonly LaneKnobs[] =>
  lanes.flatMap(({ id, clients: [client] }) => (client ? [{ id, transport: client.transport }] : [])),
);

export function knobs(shell: Shell, scenario: Scenario): TemplateResult {
  const { lab, state } = shell;
  return html`<w-knobs
      slot="knobs"
      .lanes=${laneKnobs(scenario)}
      .link=${scenario.link}
      .server=${scenario.server}
      .fromHere=${lab.looks.fromHere}
      .language=${state.language}
      ${on<KnobsEventMap>({
        'w-knob': ({ set, lane }) => turn(lab, lab.looks.fromHere, set, lane),
        'w-transport': ({ lane, transport }) => switchTransport(lab, lane, transport),
        'w-retune': (to) => lab.edit({ edit: 'transport', ...to }),
        'w-from-here': ({ on: fromHere }) => lab.look({ fromHere }),
      })}
    ></w-knobs>`;
}
