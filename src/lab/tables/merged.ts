/**
 * Rows of several lanes as one list by time. It is read as far as somebody looks and a little beyond, so that a run costs
 * what is new of it.
 */
import type { Micros } from '../../base/index.ts';
import { countBy, type DrawnArrow, type Hue } from '../../projections/index.ts';

/** The rows of one lane, by time. */
export interface Source<T> {
  readonly rows: readonly T[];
  /** When rows left that were put among others; absent where none ever is. */
  readonly late?: readonly Micros[];
}

interface Reading<T> {
  readonly source: Source<T>;
  /** So many of its rows are read, and so many moments of late ones. */
  read: number;
  late: number;
}

/** Rows behind the cursor that are read as well: what they say can be there when they come in sight. */
const AHEAD = 60;

export class Merged<T> {
  /** Those that pass. */
  readonly rows: T[] = [];
  /** When the first row of each kind left, and of each lane: of all rows that were read. */
  readonly hues = new Map<Hue, Micros>();
  readonly lanes = new Map<string, Micros>();
  readonly #arrowOf: (row: T) => DrawnArrow;
  #passes: (row: DrawnArrow) => boolean = () => true;
  #readings: readonly Reading<T>[] = [];
  /** When the newest row left that was read, and the place of its lane. */
  #last = { at: -1, lane: 0 };

  constructor(arrowOf: (row: T) => DrawnArrow) {
    this.#arrowOf = arrowOf;
  }

  /** Reads these lanes, from the start; `passes`: which of their rows. */
  begin(sources: readonly Source<T>[], passes: (row: DrawnArrow) => boolean): void {
    this.#passes = passes;
    this.#readings = sources.map((source) => ({ source, read: 0, late: source.late?.length ?? 0 }));
    this.hues.clear();
    this.lanes.clear();
    this.#last = { at: -1, lane: 0 };
    this.#renewed = Infinity;
    this.rows.length = 0;
  }

  /** Reads on until every row up to the cursor is there. */
  read(cursor: Micros): void {
    this.#renew();
    let beyond = this.rows.length - this.count(cursor);
    while (beyond < AHEAD) {
      const lane = this.#earliest();
      const row = lane === -1 ? undefined : this.#rowAt(lane);
      if (row === undefined) return;
      const isMore = this.#take(row, lane);
      if (isMore && this.#last.at > cursor) beyond += 1;
    }
  }

  /** How many of the rows that are read left by then. */
  count(at: number): number {
    return countBy(this.rows, at, this.#timeOf);
  }

  /** How many rows there are by then, whether they pass or not. */
  total(at: Micros): number {
    return this.#readings.reduce((sum, { source }) => sum + countBy(source.rows, at, this.#timeOf), 0);
  }

  /** Where the row of an arrow stands, -1 for nowhere. */
  placeOf(arrow: DrawnArrow): number {
    for (let place = this.count(arrow.t0 - 1); ; place += 1) {
      const row = this.rows[place];
      if (row === undefined || this.#timeOf(row) !== arrow.t0) return -1;
      if (this.#arrowOf(row) === arrow) return place;
    }
  }

  /** What left from that moment on is read again, the next time. */
  renew(at: number): void {
    this.#renewed = Math.min(this.#renewed, at);
  }
  #renewed = Infinity;

  readonly #timeOf = (row: T): Micros => this.#arrowOf(row).t0;

  #rowAt(lane: number): T | undefined {
    const reading = this.#readings[lane];
    return reading?.source.rows[reading.read];
  }

  /** Rows that come late have their place among those that were read, be it in their lane or beside another. */
  #renew(): void {
    for (const [lane, reading] of this.#readings.entries()) {
      const late = reading.source.late ?? [];
      for (; reading.late < late.length; reading.late += 1) this.renew(late[reading.late] ?? 0);
      const next = this.#rowAt(lane);
      const at = next === undefined ? Infinity : this.#timeOf(next);
      if (at < this.#last.at || (at === this.#last.at && lane < this.#last.lane)) this.renew(at);
    }
    const from = this.#renewed;
    this.#renewed = Infinity;
    if (from > this.#last.at) return;
    this.rows.length = this.count(from - 1);
    for (const reading of this.#readings) reading.read = countBy(reading.source.rows, from - 1, this.#timeOf);
    this.#last = { at: from - 1, lane: 0 };
  }

  /** The lane whose next row left first, -1 where all are read. */
  #earliest(): number {
    let first = Infinity;
    let found = -1;
    for (const lane of this.#readings.keys()) {
      const row = this.#rowAt(lane);
      const at = row === undefined ? Infinity : this.#timeOf(row);
      if (at < first) [first, found] = [at, lane];
    }
    return found;
  }

  /** Whether it is one that passes. */
  #take(row: T, lane: number): boolean {
    const arrow = this.#arrowOf(row);
    const reading = this.#readings[lane];
    if (reading !== undefined) reading.read += 1;
    note(this.hues, arrow.hue, arrow.t0);
    note(this.lanes, arrow.lane, arrow.t0);
    this.#last = { at: arrow.t0, lane };
    const isMore = this.#passes(arrow);
    if (isMore) this.rows.push(row);
    return isMore;
  }
}

function note<K>(firsts: Map<K, Micros>, key: K, at: Micros): void {
  if (at < (firsts.get(key) ?? Infinity)) firsts.set(key, at);
}
