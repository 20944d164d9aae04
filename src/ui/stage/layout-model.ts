/** What laying out a lane takes and gives. */
import type { ArrowView, DotView, EventView, LaneView, StretchView } from '../../projections/index.ts';
import type { Stroke } from './geometry.ts';

export interface Measure {
  /** Pixels of a text in the label's typeface. */
  mono(text: string): number;
  /** Pixels of a text beside a lifeline. */
  sans(text: string): number;
}

export interface ArrowLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Degrees: words along a flat line follow its slope. */
  readonly turn: number;
  /** The width of the chip around it; 0 for words along a line. */
  readonly chip: number;
}
export interface PlacedArrow {
  readonly arrow: ArrowView;
  readonly line: Stroke;
  readonly label: ArrowLabel | undefined;
}

/** Words in a margin: the first line is strong, the second pale. */
export interface MarginWords {
  readonly key: string;
  /** The node beside whose lifeline they stand, and on which side of it. */
  readonly node: number;
  readonly side: 'before' | 'after';
  readonly y: number;
  /** They appear when the cursor comes here. */
  readonly from: number;
  readonly x: number;
  readonly tone: string;
  readonly first: string;
  readonly second: string;
  /** The second line stands this far below the first; above it where there is no room. */
  readonly secondBy: number;
}

export interface PlacedWait {
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

/** What stands next to a part of a lane that is laid out by itself. */
export interface Around {
  /** The part's own pixels: bars are cut to them, and a bar's words are said where its middle is. */
  readonly top: number;
  readonly bottom: number;
  /** Heights of breaks: words keep off their torn edges. */
  readonly folds: readonly number[];
  /** The neighbours: their lines may not run through a label. */
  readonly lanes: readonly LaneView[];
  /** Those of them that have placed their words already: they keep their places. */
  readonly placed: readonly LaneLayout[];
}

export interface LaneLayout {
  readonly arrows: readonly PlacedArrow[];
  readonly waits: readonly PlacedWait[];
  /** Cut to the block. */
  readonly stretches: readonly StretchView[];
  readonly words: readonly MarginWords[];
}

/** The texts of one lane, already in the reader's language. */
export interface Wording {
  label(arrow: ArrowView): { readonly code: string; readonly note: string };
  /** `more` arrived with it, at the same height. */
  dot(
    dot: DotView,
    more: readonly DotView[],
  ): { readonly first: string; readonly short: string; readonly second: string };
  /** `more` explains it, where there is room below. */
  event(event: EventView): { readonly name: string; readonly more: string };
  span(wait: LaneView['waits'][number]): string;
  hidden(arrows: number): string;
}
