/** Which rows of a list one wants to see. */
import type { Hue } from './model.ts';

export interface RowFilter {
  /** Of any of these kinds; of all where there are none. */
  readonly hues: readonly Hue[];
  readonly way: 'both' | 'up' | 'down';
  /** '' for all. */
  readonly lane: string;
  /** What a row says somewhere; '' for anything. */
  readonly text: string;
}

export const ALL_ROWS: RowFilter = { hues: [], way: 'both', lane: '', text: '' };

export const isFiltered = ({ hues, way, lane, text }: RowFilter): boolean =>
  hues.length > 0 || way !== 'both' || lane !== '' || text !== '';
