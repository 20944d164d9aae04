import { BLOCK, type LaneView, type Picture, type StageView } from '../../projections/index.ts';
import { geometryOf, type LaneGeometry } from './geometry.ts';
import { layOut } from './layout.ts';
import type { LaneLayout, Measure, Wording } from './layout-model.ts';

/** A lane's share of a block, ready to be drawn. */
export interface PlacedLane {
  readonly view: LaneView;
  readonly layout: LaneLayout;
}
export interface Block {
  readonly n: number;
  readonly view: StageView;
  readonly lanes: readonly PlacedLane[];
  /** Heights of its breaks and of its neighbours'. */
  readonly folds: readonly number[];
}

/** Where and in whose words blocks are laid out. */
export interface Style {
  /** Of each lane. */
  readonly geometries: readonly LaneGeometry[];
  readonly measure: Measure;
  readonly words: Wording;
  /** Groups that one block may have. */
  readonly most: number;
}

/**
 * The blocks of a picture, laid out as they are asked for and once each. Even blocks place their words first, odd
 * ones keep clear of theirs: no word depends on where the reader came from.
 */
export class Blocks {
  readonly count: number;
  readonly #picture: Picture;
  readonly #style: Style;
  readonly #made = new Map<number, Block>();
  readonly #layouts = new Map<string, LaneLayout>();

  constructor(picture: Picture, style: Style) {
    this.#picture = picture;
    this.#style = style;
    this.count = Math.ceil(picture.height / BLOCK);
  }

  /** The block if it is laid out already. */
  laidOut(n: number): Block | undefined {
    return this.#made.get(n);
  }

  at(n: number): Block {
    const known = this.#made.get(n);
    if (known) return known;
    const view = this.#view(n);
    const lanes = view.lanes.map((lane, index) => ({ view: lane, layout: this.#layout(n, index) }));
    const made = { n, view, lanes, folds: this.#folds(n) };
    this.#made.set(n, made);
    return made;
  }

  #view(n: number): StageView {
    return this.#picture.block(n, this.#style.most);
  }

  #beside(n: number): number[] {
    return [n - 1, n + 1].filter((other) => other >= 0 && other < this.count);
  }

  #folds(n: number): number[] {
    return [n, ...this.#beside(n)].flatMap((other) => this.#view(other).breaks.map(({ y }) => y));
  }

  #layout(n: number, lane: number): LaneLayout {
    const key = `${n}/${lane}`;
    const known = this.#layouts.get(key);
    if (known) return known;
    const beside = this.#beside(n);
    const own = this.#view(n).lanes[lane] ?? {
      id: '',
      arrows: [],
      dots: [],
      waits: [],
      events: [],
      stretches: [],
      hidden: 0,
    };
    const { geometries, measure, words } = this.#style;
    const geometry = geometries[lane] ?? geometryOf(0, []);
    const made = layOut(own, geometry, measure, words, {
      top: n * BLOCK,
      bottom: (n + 1) * BLOCK,
      folds: this.#folds(n),
      lanes: beside.flatMap((other) => this.#view(other).lanes[lane] ?? []),
      placed: n % 2 === 0 ? [] : beside.map((other) => this.#layout(other, lane)),
    });
    this.#layouts.set(key, made);
    return made;
  }
}

/** Groups of a block: what its limit counts. */
export function groupsOf({ view }: Block): number {
  return view.lanes.reduce(
    (sum, { arrows, dots, waits, events, stretches }) =>
      sum + arrows.length + dots.length + waits.length + events.length + stretches.length,
    0,
  );
}

/** One lane of those blocks. */
export const laneOf = (blocks: readonly Block[], lane: number): PlacedLane[] =>
  blocks.flatMap(({ lanes }) => lanes[lane] ?? []);

export const holds = ({ view }: PlacedLane, address: string): boolean =>
  address !== '' && [...view.arrows, ...view.dots].some((one) => one.address === address);

/** The blocks with what is selected: they stay mounted, wherever the reader scrolls. */
export const holding = (blocks: readonly Block[], address: string): number[] =>
  blocks.filter(({ lanes }) => lanes.some((lane) => holds(lane, address))).map(({ n }) => n);
