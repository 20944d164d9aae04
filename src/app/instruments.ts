/** What stands around the picture and comes behind it: player, composer, faults, inspector and knobs, bound to the lab. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Micros, micros } from '../base/index.ts';
import {
  brokenAt,
  injectFault,
  marksOf,
  moveMark,
  rewordMark,
  say,
  stepBy,
  switchTransport,
  turn,
} from '../lab/editing/index.ts';
import { memo, scaled, type Views } from '../lab/index.ts';
import { pushesOf } from '../lab/tables/index.ts';
import { type Detail, ticksOf } from '../projections/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { fill, formatMoment, type Language } from '../text/index.ts';
import { type SettingsKey, settingsText } from '../text/settings/index.ts';
import type { ComposerEventMap } from '../ui/composer/index.ts';
import type { SheetEventMap } from '../ui/controls/index.ts';
import type { FaultsEventMap } from '../ui/faults/index.ts';
import { on } from '../ui/index.ts';
import { type InspectorEventMap, labelText } from '../ui/inspector/index.ts';
import type { KnobsEventMap, LaneKnobs } from '../ui/knobs/index.ts';
import type { PlayerEventMap } from '../ui/player/index.ts';
import { pillsOf } from './pills.ts';
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
            'w-fault': (fault) => injectFault(lab, fault),
          })}
        ></w-faults></w-composer>`;
}

// Sixty times a second only the playhead moves: what does not depend on it is not made again.
const marks = memo(marksOf);
const ticks = memo((_version: number, lanes: Views['lanes']) => ticksOf(lanes));

/** `end`: of what the timeline shows. The workbench places the playhead in it. */
export function player({ lab, page, state }: Shell, scenario: Scenario, end: Micros): TemplateResult {
  const { engine, history, looks, views } = lab;
  return html`<w-player
        .end=${end}
        .computed=${micros(Math.max(0, engine.computed))}
        .playing=${lab.playing}
        .speed=${lab.speed}
        .ticks=${ticks(views.version, views.lanes)}
        .marks=${marks(page?.unmarked, scenario, state.language)}
        .scale=${looks.scale}
        .canUndo=${history.past.length > 0}
        .canRedo=${history.future.length > 0}
        .language=${state.language}
        ${on<PlayerEventMap>({
          // Who plays wants to see where it goes.
          'w-play': () => {
            lab.look({ follow: true });
            lab.play();
          },
          'w-pause': () => lab.pause(),
          'w-restart': () => lab.seek(micros(0)),
          'w-step': ({ by }) => stepBy(lab, by),
          'w-seek': ({ at }) => lab.seek(at),
          'w-speed': ({ speed }) => (lab.speed = speed),
          'w-scale': ({ mode }) => lab.look(scaled(mode)),
          'w-undo': () => lab.undo(),
          'w-redo': () => lab.redo(),
          'w-mark-move': ({ id, at }) => moveMark(lab, id, at),
          'w-mark-remove': ({ id }) => lab.edit({ edit: 'remove', id }),
          'w-mark-edit': ({ id, text }) => rewordMark(lab, id, text),
        })}
      ></w-player>`;
}

/** The inspector in its column, or in a sheet. `cursor`: the moment that the lists show. */
export function bytes(
  shell: Shell,
  scenario: Scenario,
  cursor: Micros,
  selected: ReturnType<Views['selected']>,
): TemplateResult {
  const { lab, state } = shell;
  const say = (key: SettingsKey): string => fill(state.language, settingsText[state.language][key]);
  return html`<w-sheet
    class="bytes"
    .height=${lab.looks.sheet}
    .name=${say('bytes')}
    .open=${say('bytes.open')}
    .shut=${say('bytes.shut')}
    .more=${say('bytes.more')}
    .less=${say('bytes.less')}
    ${on<SheetEventMap>({ 'w-sheet': ({ height }) => lab.look({ sheet: height }) })}
    >${brief(selected.detail, lab.selection.address === '', state.language)}${inspector(shell, scenario, cursor, selected)}</w-sheet
  >`;
}

/** What is shown of the bytes, in one line. */
function brief(detail: Detail | undefined, isNewest: boolean, language: Language): TemplateResult {
  const say = (key: SettingsKey): string => fill(language, settingsText[language][key]);
  return html`<span slot="line" class="brief">${
    detail === undefined
      ? say('bytes.none')
      : html`<b>${detail.up ? '↑' : '↓'} ${labelText(language, detail.label)}</b>
        ${formatMoment(language, detail.at)} ${isNewest ? say('bytes.newest') : nothing}`
  }</span>`;
}

function inspector(
  shell: Shell,
  scenario: Scenario,
  cursor: Micros,
  { detail, isLooking }: ReturnType<Views['selected']>,
): TemplateResult | typeof nothing {
  const { lab, state } = shell;
  const {
    looks,
    selection,
    views: { lists },
  } = lab;
  if (lists === undefined) return nothing;
  return html`<w-inspector
          .pushes=${pushesOf(scenario)}
          .frames=${lists.frames(cursor)}
          .requests=${lists.requests(cursor)}
          .filters=${lists.filters}
          .detail=${detail}
          .busy=${isLooking && selection.address !== ''}
          .selected=${selection.address}
          .byte=${selection.byte}
          .tab=${looks.tab}
          .lens=${looks.lens}
          .language=${state.language}
          ${on<InspectorEventMap>({
            'w-select': ({ address }) => lab.select(address),
            'w-filter': ({ list, filter }) => {
              lists.filter(list, filter);
              shell.set({});
            },
            'w-sight': ({ from, to }) => lists.look(from, to),
            'w-byte': ({ byte }) => lab.selectByte(byte),
            'w-tab': ({ tab }) => lab.look({ tab }),
            'w-lens': ({ lens }) => lab.look({ lens }),
          })}
        ></w-inspector>`;
}

const laneKnobs = memo(({ lanes }: Scenario): readonly LaneKnobs[] =>
  lanes.flatMap(({ id, clients: [client] }) =>
    client ? [{ id, name: client.name, transport: client.transport }] : [],
  ),
);

export const pills = memo((scenario: Scenario, language: Language) =>
  scenario.lanes.map((lane) => pillsOf(scenario, lane, language)),
);

/** What can be set of the thing that is open. `cursor`: the moment that it says. */
export function knobs(shell: Shell, scenario: Scenario, cursor: Micros): TemplateResult {
  const { lab, state } = shell;
  return html`<w-knobs
      class=${scenario.lanes.length > 2 ? 'many' : ''}
      .thing=${state.thing}
      .lanes=${laneKnobs(scenario)}
      .link=${scenario.link}
      .server=${scenario.server}
      .broken=${brokenAt(scenario, lab.next)}
      .at=${cursor}
      .fromHere=${lab.looks.fromHere}
      .language=${state.language}
      ${on<KnobsEventMap>({
        'w-knob': ({ set, lane }) => turn(lab, lab.looks.fromHere, set, lane),
        'w-transport': ({ lane, transport }) => switchTransport(lab, lane, transport),
        'w-retune': (to) => lab.edit({ edit: 'transport', ...to }),
        'w-from-here': ({ on: fromHere }) => lab.look({ fromHere }),
        'w-fault': (fault) => injectFault(lab, fault),
        'w-close': () => close(shell),
      })}
    ></w-knobs>`;
}

/** What opened it has the focus again. */
function close(shell: Shell): void {
  const { thing } = shell.state;
  shell.set({ thing: undefined });
  const stage = document.querySelector('w-app')?.shadowRoot?.querySelector('w-stage')?.shadowRoot;
  const lane = shell.lab.scenario?.lanes.findIndex(({ id }) => id === thing?.lane) ?? -1;
  stage?.querySelector<HTMLElement>(`#lane-${lane} [data-thing="${thing?.thing ?? ''}"]`)?.focus();
}
