/** The run on the screen, and all that a learner does with it: stage, composer, inspector, player and knobs. */
import { html, type TemplateResult } from 'lit';
import { type Micros, micros } from '../base/index.ts';
import { rowsUntil, type Scale } from '../projections/index.ts';
import type { Scenario } from '../scenario/index.ts';
import type { Language } from '../text/index.ts';
import type { ComposerEventMap } from '../ui/composer/index.ts';
import type { FaultsEventMap } from '../ui/faults/index.ts';
import { on, type PlayerEventMap, type StageEventMap } from '../ui/index.ts';
import type { InspectorEventMap } from '../ui/inspector/index.ts';
import type { KnobsEventMap, LaneKnobs } from '../ui/knobs/index.ts';
import { absent } from './absent.ts';
import { Headings } from './headings.ts';
import { playByKey } from './keys.ts';
import { memo } from './memo.ts';
import { Turns } from './turns.ts';
import type { Inspection } from './views.ts';
import type { Visit } from './visit.ts';

export interface WorkbenchHost {
  readonly visit: Visit;
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
  /** What a learner can only want once the first picture stands. */
  behind(want: (all: typeof import('./behind.ts')) => unknown): void;
}

export class Workbench {
  readonly turns: Turns;
  readonly #host: WorkbenchHost;
  /** What places the playhead: as it was drawn last. */
  #axis: { readonly scale: Scale; readonly end: Micros } | undefined;
  readonly #headings = new Headings();
  // Sixty times a second only the playhead moves: what does not depend on it is not made again.
  readonly #marks = memo((scenario: Scenario, language: Language, { marksOf }: Pick<Inspection, 'marksOf'>) =>
    marksOf(this.#host.visit.bench.base, scenario, language),
  );
  readonly #laneKnobs = memo(({ lanes }: Scenario): readonly LaneKnobs[] =>
    lanes.flatMap(({ id, clients: [client] }) => (client ? [{ id, transport: client.transport }] : [])),
  );

  constructor(host: WorkbenchHost) {
    this.#host = host;
    this.turns = new Turns(host.visit.bench, (part) =>
      part === 'clocks' ? this.place() : host.requestUpdate(),
    );
  }

  /** Nothing is rendered for a playhead that moves, and what follows it takes turns. */
  place(): void {
    const { bench, step } = this.#host.visit;
    const { cursor } = bench;
    // Without a scenario there is nothing to place: asking for another update would never end.
    if (bench.scenario === undefined) return;
    if (this.#axis === undefined || cursor > this.#axis.end) return this.#host.requestUpdate();
    const stage = this.#host.renderRoot.querySelector('w-stage');
    const player = this.#host.renderRoot.querySelector('w-player');
    if (stage === null || player === null) return;
    stage.playing = bench.playing;
    stage.cursorY = this.#axis.scale.y(cursor);
    player.cursor = cursor;
    stage.cursorAt = this.turns.at('clocks');
    player.clock = this.turns.at('clocks');
    const isPredicting = step?.blocks.some(({ block }) => block === 'predict') === true;
    player.tickLimit = isPredicting ? cursor : this.#axis.end;
  }

  render(scenario: Scenario): TemplateResult {
    const { visit } = this.#host;
    const { state, bench } = visit;
    const { views, engine } = bench;
    const cursor = this.turns.at('lists');
    const end = micros(Math.max(scenario.until, bench.cursor, engine.computed));
    const scale = views.scale(state.scale, end, micros(Math.floor(scenario.link.rtt / 2)));
    this.#axis = { scale, end };
    const { detail, acknowledgment, isLooking } = views.selected(state.selected, cursor);
    return html`
      <main><div class="bench">
        <w-stage
          .picture=${views.picture(scale)}
          .lanes=${this.#headings.of(scenario, views.ledgers(this.turns.at('figures')))}
          .selected=${state.selected}
          .ack=${acknowledgment}
          .language=${state.language}
          .lane=${state.lane}
          .follow=${state.follow}
          .busy=${engine.busy}
          @keydown=${(e: KeyboardEvent) => playByKey(bench, e)}
          ${on<StageEventMap>({
            'w-select': ({ address }) => visit.select(address),
            'w-transport': ({ lane, transport }) =>
              this.#host.behind(({ switchTransport }) => switchTransport(bench, lane, transport)),
            'w-lane': ({ lane }) => visit.set({ lane }),
            'w-follow': ({ follow }) => visit.set({ follow }),
          })}
        ></w-stage>
        <w-composer
          .mute=${(scenario.app?.name ?? 'chat') !== 'chat'}
          .language=${state.language}
          ${on<ComposerEventMap>({ 'w-say': ({ from, text }) => this.#host.behind(({ say }) => say(bench, from, text)) })}
        ><w-faults
          .broken=${views.inspection.brokenAt(scenario, bench.next)}
          .language=${state.language}
          ${on<FaultsEventMap>({
            'w-look': () => this.#host.requestUpdate(),
            'w-strike': (blow) => this.#host.behind(({ strike }) => strike(bench, blow)),
          })}
        ></w-faults></w-composer>
        <w-inspector
          .pushes=${views.inspection.pushesOf(scenario)}
          .frames=${views.frames}
          .frameCount=${rowsUntil(views.frames, cursor)}
          .requests=${views.requests(cursor)}
          .requestCount=${views.requests(cursor).length}
          .detail=${detail}
          .busy=${isLooking}
          .selected=${state.selected}
          .byte=${state.byte}
          .tab=${state.tab}
          .lens=${state.lens}
          .language=${state.language}
          ${on<InspectorEventMap>({
            'w-select': ({ address }) => visit.select(address),
            'w-byte': ({ byte }) => visit.set({ byte }),
            'w-tab': ({ tab }) => visit.set({ tab }),
            'w-lens': ({ lens }) => visit.set({ lens }),
          })}
        >${absent(visit)}</w-inspector>
      </div>
      <w-player
        .end=${end}
        .computed=${micros(Math.max(0, engine.computed))}
        .playing=${bench.playing}
        .speed=${bench.speed}
        .ticks=${views.ticks}
        .marks=${this.#marks(scenario, state.language, views.inspection)}
        .scale=${state.scale}
        .canUndo=${bench.history.past.length > 0}
        .canRedo=${bench.history.future.length > 0}
        .language=${state.language}
        ${on<PlayerEventMap>({
          'w-play': () => bench.play(),
          'w-pause': () => bench.pause(),
          'w-restart': () => bench.seek(micros(0)),
          'w-step': ({ by }) => bench.stepBy(by),
          'w-seek': ({ at }) => bench.seek(at),
          'w-speed': ({ speed }) => (bench.speed = speed),
          'w-scale': ({ mode }) => visit.set({ scale: mode, follow: true }),
          'w-undo': () => this.#host.behind(() => bench.undo()),
          'w-redo': () => this.#host.behind(() => bench.redo()),
          'w-mark-move': ({ id, at }) => this.#host.behind(({ moveMark }) => moveMark(bench, id, at)),
          'w-mark-remove': ({ id }) => this.#host.behind(() => bench.edit({ edit: 'remove', id })),
          'w-mark-edit': ({ id, text }) => this.#host.behind(({ rewordMark }) => rewordMark(bench, id, text)),
        })}
      ></w-player></main>
    `;
  }

  knobs(scenario: Scenario): TemplateResult {
    const { visit } = this.#host;
    const { bench, state } = visit;
    return html`<w-knobs
      slot="knobs"
      .lanes=${this.#laneKnobs(scenario)}
      .link=${scenario.link}
      .server=${scenario.server}
      .fromHere=${state.fromHere}
      .language=${state.language}
      ${on<KnobsEventMap>({
        'w-knob': ({ set, lane }) => this.#host.behind(({ turn }) => turn(bench, state.fromHere, set, lane)),
        'w-transport': ({ lane, transport }) =>
          this.#host.behind(({ switchTransport }) => switchTransport(bench, lane, transport)),
        'w-retune': (to) => this.#host.behind(() => bench.edit({ edit: 'transport', ...to })),
        'w-from-here': ({ on: fromHere }) => visit.set({ fromHere }),
      })}
    ></w-knobs>`;
  }
}
