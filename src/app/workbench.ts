/** The run on the screen: the stage, and around it what comes behind the picture (`instruments.ts`). */
import { html, type TemplateResult } from 'lit';
import { type Micros, micros } from '../base/index.ts';
import { zoomed } from '../lab/index.ts';
import type { Scale } from '../projections/index.ts';
import type { Scenario } from '../scenario/index.ts';
import { on, type StageEventMap } from '../ui/index.ts';
import { absent } from './absent.ts';
import { Headings } from './headings.ts';
import { Turns } from './turns.ts';
import type { Shell } from './shell.ts';

export interface WorkbenchHost {
  readonly shell: Shell;
  readonly renderRoot: ParentNode;
  requestUpdate(): void;
}

export class Workbench {
  readonly turns: Turns;
  readonly #host: WorkbenchHost;
  /** What places the playhead: as it was drawn last. */
  #axis: { readonly scale: Scale; readonly end: Micros } | undefined;
  readonly #headings = new Headings();
  constructor(host: WorkbenchHost) {
    this.#host = host;
    this.turns = new Turns(host.shell.lab, (part) =>
      part === 'clocks' ? this.place() : host.requestUpdate(),
    );
  }

  /** Nothing is rendered for a playhead that moves, and what follows it takes turns. */
  place(): void {
    const { lab, page } = this.#host.shell;
    const { cursor } = lab;
    // Without a scenario there is nothing to place: asking for another update would never end.
    if (lab.scenario === undefined) return;
    if (this.#axis === undefined || cursor > this.#axis.end) return this.#host.requestUpdate();
    const stage = this.#host.renderRoot.querySelector('w-stage');
    if (stage === null) return;
    stage.playing = lab.playing;
    stage.cursorY = this.#axis.scale.y(cursor);
    stage.cursorAt = this.turns.at('clocks');
    const player = this.#host.renderRoot.querySelector('w-player');
    if (player === null) return;
    player.cursor = cursor;
    player.clock = this.turns.at('clocks');
    player.tickLimit = page?.showsAll === false ? cursor : this.#axis.end;
  }

  render(scenario: Scenario): TemplateResult {
    const { shell } = this.#host;
    const { page, state, lab, late } = shell;
    const { looks, selection } = lab;
    const { views, engine } = lab;
    const cursor = this.turns.at('lists');
    const end = micros(Math.max(scenario.until, lab.cursor, engine.computed));
    const scale = views.scale(looks, end, micros(Math.floor(scenario.link.rtt / 2)));
    this.#axis = { scale, end };
    // Where nothing is selected, what left last is.
    const selected = views.selected(selection.address || (late?.newestOf(views.lanes, cursor) ?? ''), cursor);
    const stage = html`
        <w-stage
          .picture=${views.picture(scale)}
          .lanes=${this.#headings.of(scenario, views.ledgers(this.turns.at('figures')), late?.pills(scenario, state.language))}
          .selected=${selection.address}
          .ack=${selection.address === '' ? undefined : selected.acknowledgment}
          .language=${state.language}
          .lane=${looks.lane}
          .follow=${looks.follow}
          .busy=${engine.busy}
          .list=${late?.stageList}
          @keydown=${(e: KeyboardEvent) => late?.playByKey(lab, e)}
          ${on<StageEventMap>({
            'w-select': ({ address }) => lab.select(address),
            'w-transport': ({ lane, transport }) =>
              shell.behind(({ switchTransport }) => switchTransport(lab, lane, transport)),
            'w-thing': (thing) => shell.set({ thing }),
            'w-lane': ({ lane }) => lab.look({ lane }),
            'w-follow': ({ follow }) => lab.look({ follow }),
            'w-room': ({ height }) => lab.resize(height),
            'w-zoom': ({ grown }) => lab.look(zoomed(lab.looks, grown)),
          })}
        ></w-stage>`;
    if (page?.alone !== undefined) return page.alone.around(stage);
    return html`
      <main><div class="bench">
        ${stage}
        ${late === undefined ? html`<w-composer></w-composer>` : late.composer(shell, scenario)}
      </div>
      ${late === undefined ? html`<w-player></w-player>` : late.player(shell, scenario, end)}
      ${late === undefined ? html`<div class="bytes absent">${absent(shell, 'behind')}</div>` : late.bytes(shell, scenario, cursor, selected)}
      ${late?.columns(shell)}</main>
    `;
  }
}
