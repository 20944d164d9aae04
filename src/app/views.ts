/**
 * View models of the present moment, each made again only when what it depends on has changed: the traces, the
 * scale, the window, or the number of moments that the cursor has passed. Moving the cursor alone makes nothing.
 */
import type { Micros } from '../base/index.ts';
import {
  type AnsweredRow,
  type Detail,
  type FrameRow,
  frameRows,
  gapsCutScale,
  type LaneIndex,
  type Ledger,
  ledgerAt,
  linearScale,
  momentsUntil,
  type RequestRow,
  requestRows,
  requestsAt,
  type Scale,
  type ScaleMode,
  type StageView,
  stageOf,
  type Tick,
  ticksOf,
} from '../projections/index.ts';

import { memo } from './memo.ts';
import { Pace } from './pace.ts';

type DetailOf = (lane: LaneIndex, address: string, cursor: Micros) => Detail | undefined;

export class Views {
  #indexes: readonly LaneIndex[] = [];
  #version = 0;
  /** Decodes a transfer for the inspector; missing until that part of the page is loaded. */
  detailOf: DetailOf | undefined;
  /** The mounted part of the picture, in pixels. */
  #top = 0;
  #bottom = 0;
  readonly #pace: Pace;

  /** `rested`: the picture that was put off is to be made now. */
  constructor(rested: () => void) {
    this.#pace = new Pace(rested);
  }

  /** The traces have grown or were replaced. */
  replace(indexes: readonly LaneIndex[]): void {
    this.#indexes = indexes;
    this.#version += 1;
  }

  /** Equal at two moments: the traces are the same. */
  get version(): number {
    return this.#version;
  }

  get indexes(): readonly LaneIndex[] {
    return this.#indexes;
  }

  scale(mode: ScaleMode, end: Micros, flight: Micros): Scale {
    return this.#scale(this.#version, mode, end, flight);
  }
  readonly #scale = memo((_version: number, mode: ScaleMode, end: Micros, flight: Micros) =>
    mode === 'linear' ? linearScale(end) : gapsCutScale(this.#indexes, end, flight),
  );

  /** What is in sight is mounted, with some room around it. */
  holds(top: number, height: number): boolean {
    const screen = Math.max(height, 200);
    return (top >= this.#top + screen / 4 || this.#top <= 0) && top + screen <= this.#bottom - screen / 4;
  }

  /** Three screens around the one in sight; moved only when sight comes near their edge. */
  stage(scale: Scale, top: number, height: number): StageView {
    if (!this.holds(top, height) && this.#pace.mayDraw()) {
      const screen = Math.max(height, 200);
      this.#top = top - screen;
      this.#bottom = top + 2 * screen;
    }
    return this.#stage(this.#version, scale, this.#top, this.#bottom);
  }
  // What lies past the cursor is mounted too, under the curtain, so that playing on draws nothing anew.
  readonly #stage = memo((_version: number, scale: Scale, top: number, bottom: number) =>
    stageOf(this.#indexes, scale, top, bottom, Number.MAX_SAFE_INTEGER as Micros),
  );

  /** Equal numbers at two cursors: nothing happened in between. */
  passed(cursor: Micros): number {
    return momentsUntil(this.#indexes, cursor);
  }

  ledgers(cursor: Micros): readonly Ledger[] {
    return this.#ledgers(this.#version, this.passed(cursor), cursor);
  }
  readonly #ledgers = byMoment((cursor: Micros) =>
    this.#indexes.map(({ totals }) => ledgerAt(totals, cursor)),
  );

  get frames(): readonly FrameRow[] {
    return this.#frames(this.#version);
  }
  readonly #frames = memo((_version: number) => frameRows(this.#indexes));

  requests(cursor: Micros): readonly RequestRow[] {
    return this.#requests(this.#version, this.passed(cursor), cursor);
  }
  readonly #allRequests = memo((_version: number): readonly AnsweredRow[] => requestRows(this.#indexes));
  readonly #requests = byMoment((cursor: Micros) => requestsAt(this.#allRequests(this.#version), cursor));

  get ticks(): readonly Tick[] {
    return this.#ticks(this.#version);
  }
  readonly #ticks = memo((_version: number) => ticksOf(this.#indexes));

  detail(address: string, cursor: Micros): Detail | undefined {
    return this.#detail(this.#version, this.passed(cursor), cursor, address, this.detailOf);
  }
  readonly #detail = byMoment((cursor: Micros, address: string, detailOf: DetailOf | undefined) => {
    const lane = this.#indexes.find(({ lane: id }) => address.startsWith(`${id}/`));
    return lane === undefined ? undefined : detailOf?.(lane, address, cursor);
  });
}

/** A memo whose cursor counts by the moments it has passed. */
function byMoment<R extends readonly unknown[], T>(make: (cursor: Micros, ...rest: R) => T) {
  let cursorNow = 0 as Micros;
  const inner = memo((_version: number, _passed: number, ...rest: R) => make(cursorNow, ...rest));
  return (version: number, passed: number, cursor: Micros, ...rest: R): T => {
    cursorNow = cursor;
    return inner(version, passed, ...rest);
  };
}
