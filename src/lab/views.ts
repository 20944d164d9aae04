/**
 * View models of the present moment, each made again only when what it depends on has changed: the runs, the scale, or
 * the number of moments that the cursor has passed. Moving the cursor alone makes nothing. What takes octets is asked
 * of the engine: until its answer is there, the last one stands.
 */
import type { Micros } from '../base/index.ts';
import {
  GapsCut,
  type LaneColumns,
  type Ledger,
  ledgerAt,
  linearScale,
  momentsUntil,
  type nearest,
  type Picture,
  pictureOf,
  type Scale,
  type ScaleMode,
} from '../projections/index.ts';
import type { Questions } from '../engine/index.ts';
import type { Costs } from './costs.ts';
import { type Inquirer, Inquiry } from './inquiry.ts';
import type { Looks } from './looks.ts';
import { byMoment, memo } from './memo.ts';
import type { Lists } from './tables/lists.ts';

/** Loaded behind the picture: the lists beside it, other costs, and what finds in another run what was selected in one. */
export interface Tables extends Pick<typeof import('./tables/index.ts'), 'Lists'> {
  readonly Costs: typeof Costs;
  readonly nearest: typeof nearest;
}

/** What is shown of the arrow or dot that is selected; `isLooking`: it is still about another. */
type Selected = Questions['selected']['answer'] & { readonly isLooking: boolean };

export class Views {
  readonly #inquirer: Inquirer;
  readonly #changed: () => void;
  #lists: Lists | undefined;
  #nearest: typeof nearest | undefined;
  readonly #selected: Inquiry<'selected'>;
  #lanes: readonly LaneColumns[] = [];
  #version = 0;
  /** Lanes whose octets are counted as over HTTP/2 too. */
  #http2: readonly string[] = [];
  #costs: Costs | undefined;
  #found: Questions['selected']['answer'] = {};
  /** The address that it is about. */
  #foundFor = '';

  /** `changed`: an answer is there. */
  constructor(inquirer: Inquirer, changed: () => void) {
    this.#inquirer = inquirer;
    this.#changed = changed;
    this.#selected = new Inquiry('selected', inquirer);
  }

  /** The lists are loaded: there are rows and details from now on, and a picture of rarer words. */
  list({ Lists, Costs, nearest }: Tables): void {
    this.#costs = new Costs(this.#inquirer, () => {
      this.#counted += 1;
      this.#changed();
    });
    this.#nearest = nearest;
    this.#lists = new Lists(this.#inquirer, this.#changed);
    this.#version += 1;
    this.#ask();
  }

  countHttp2(lanes: readonly string[]): void {
    this.#http2 = lanes;
    this.#ask();
  }

  /** Takes the lanes as they are now: more of a run has come, or another run took its place. */
  replace(lanes: readonly LaneColumns[]): void {
    this.#lanes = lanes;
    this.#version += 1;
    this.#ask();
  }

  /** Asks for what follows the runs, whatever is on the screen. */
  #ask(): void {
    this.#lists?.follow(this.#lanes);
    for (const columns of this.#lanes)
      if (this.#http2.includes(columns.lane)) this.#costs?.follow(columns, this.#version);
  }

  #counted = 0;

  /** Another number where more is known of what is counted as over HTTP/2. */
  get counted(): number {
    return this.#counted;
  }

  /** Equal at two moments: the runs are the same. */
  get version(): number {
    return this.#version;
  }

  get lanes(): readonly LaneColumns[] {
    return this.#lanes;
  }

  /** The time axis of these lanes, as large as one looks at them. */
  scale({ scale, zoom }: Looks, end: Micros, flight: Micros): Scale {
    this.#drawn = { end, flight };
    return this.#scale(this.#version, scale, zoom, end, flight);
  }
  #drawn: { readonly end: Micros; readonly flight: Micros } | undefined;

  /** How many pixels lie between two moments of the run that was drawn last; 0 before the first. */
  span(looks: Looks, from: Micros, to: Micros): number {
    if (this.#drawn === undefined) return 0;
    const scale = this.scale(looks, this.#drawn.end, this.#drawn.flight);
    return scale.y(to) - scale.y(from);
  }

  readonly #scale = memo((_version: number, mode: ScaleMode, zoom: number, end: Micros, flight: Micros) =>
    mode === 'linear' ? linearScale(end, zoom) : this.#gapsCut.extend(this.#lanes, end, flight, zoom),
  );
  readonly #gapsCut = new GapsCut();

  picture(scale: Scale): Picture {
    return this.#picture(this.#version, scale);
  }
  readonly #picture = memo((_version: number, scale: Scale) => pictureOf(this.#lanes, scale));

  /** What an address stands for now: in another run it may be gone. */
  nearest(address: string): string {
    const lane = this.#lanes.find(({ lane: id }) => address.startsWith(`${id}/`));
    return lane === undefined ? address : (this.#nearest?.(lane, address) ?? address);
  }

  /** Equal numbers at two cursors: nothing happened in between. */
  passed(cursor: Micros): number {
    return momentsUntil(this.#lanes, cursor);
  }

  ledgers(cursor: Micros): readonly Ledger[] {
    return this.#ledgers(this.#version, this.passed(cursor), cursor, this.#http2, this.#counted);
  }
  readonly #ledgers = byMoment((cursor: Micros, http2: readonly string[], _counted: number) =>
    this.#lanes.map((columns) => {
      const octets = http2.includes(columns.lane) ? this.#costs?.of(columns) : undefined;
      return ledgerAt(columns.totals, cursor, octets?.at(cursor));
    }),
  );

  /** The lists beside the picture, once they are loaded. */
  get lists(): Lists | undefined {
    return this.#lists;
  }

  /** What there is to show of an address, and how it was acknowledged, be it behind the cursor. */
  selected(address: string, cursor: Micros): Selected {
    if (address === '' || this.#lists === undefined) {
      this.#selected.forget();
      this.#found = {};
      this.#foundFor = '';
    } else {
      this.#selected.follow(
        [this.#version, this.passed(cursor), address],
        () => ({ address, cursor }),
        (answer) => {
          this.#found = answer;
          this.#foundFor = address;
          this.#changed();
        },
      );
    }
    if (this.#foundFor === address) return { ...this.#found, isLooking: false };
    // The detail that stands is of something else; its ACK would be drawn beside this.
    const { detail } = this.#found;
    return { ...(detail && { detail }), isLooking: this.#lists !== undefined };
  }
}
