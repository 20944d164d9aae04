/**
 * View models of the present moment, each made again only when what it depends on has changed: the traces, the
 * scale, or the number of moments that the cursor has passed. Moving the cursor alone makes nothing.
 */
import type { Micros } from '../base/index.ts';
import {
  type Acknowledgment,
  type Detail,
  type FrameRow,
  gapsCutScale,
  type LaneIndex,
  type Ledger,
  ledgerAt,
  linearScale,
  momentsUntil,
  type Picture,
  pictureOf,
  type RequestRow,
  type Scale,
  type ScaleMode,
  type Tick,
  ticksOf,
} from '../projections/index.ts';
import type { Deflate } from '../wire/websocket/deflate/index.ts';
import { memo } from './memo.ts';

/** What the inspector's part of the page brings along. */
export type Inspection = Pick<
  typeof import('./inspection.ts'),
  | 'acknowledgmentOf'
  | 'brokenAt'
  | 'detailOf'
  | 'frameRows'
  | 'http2Octets'
  | 'marksOf'
  | 'pushesOf'
  | 'requestRows'
  | 'requestsAt'
>;
const NONE: Inspection = {
  acknowledgmentOf: () => undefined,
  brokenAt: () => ({ cable: false, server: false, tab: false, slow: false, sockets: false }),
  marksOf: () => [],
  detailOf: () => undefined,
  frameRows: () => [],
  http2Octets: () => -1,
  pushesOf: () => 'frames',
  requestRows: () => [],
  requestsAt: () => [],
};

export class Views {
  #indexes: readonly LaneIndex[] = [];
  #version = 0;
  #inspection = NONE;
  #http2: readonly string[] = [];
  #deflate: Deflate | undefined;

  get inspection(): Inspection {
    return this.#inspection;
  }

  /** That part of the page is loaded: there are rows, details and marks from now on. */
  inspect(inspection: Inspection): void {
    this.#inspection = inspection;
  }

  /** The lanes whose octets are counted as over HTTP/2 too. */
  countHttp2(lanes: readonly string[]): void {
    this.#http2 = lanes;
  }

  /** What unpacks compressed messages is loaded: rows and details say from now on what those say. */
  unpack(deflate: Deflate): void {
    this.#deflate = deflate;
  }

  /** Messages are compressed, and nothing unpacks them yet. */
  get packed(): boolean {
    return this.#deflate === undefined && this.#indexes.some(({ compresses }) => compresses);
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

  picture(scale: Scale): Picture {
    return this.#picture(this.#version, scale);
  }
  readonly #picture = memo((_version: number, scale: Scale) => pictureOf(this.#indexes, scale));

  /** Equal numbers at two cursors: nothing happened in between. */
  passed(cursor: Micros): number {
    return momentsUntil(this.#indexes, cursor);
  }

  ledgers(cursor: Micros): readonly Ledger[] {
    return this.#ledgers(this.#version, this.passed(cursor), cursor, this.#http2, this.#inspection);
  }
  readonly #ledgers = byMoment((cursor: Micros, http2: readonly string[], { http2Octets }: Inspection) =>
    this.#indexes.map(({ lane, totals, trace }) =>
      ledgerAt(totals, cursor, http2.includes(lane) ? http2Octets(trace, cursor) : -1),
    ),
  );

  get frames(): readonly FrameRow[] {
    return this.#frames(this.#version, this.#inspection, this.#deflate);
  }
  readonly #frames = memo((_version: number, { frameRows }: Inspection, deflate: Deflate | undefined) =>
    frameRows(this.#indexes, deflate),
  );

  requests(cursor: Micros): readonly RequestRow[] {
    return this.#requests(this.#version, this.passed(cursor), cursor, this.#inspection);
  }
  readonly #allRequests = memo((_version: number, { requestRows }: Inspection) => requestRows(this.#indexes));
  readonly #requests = byMoment((cursor: Micros, inspection: Inspection) =>
    inspection.requestsAt(this.#allRequests(this.#version, inspection), cursor),
  );

  get ticks(): readonly Tick[] {
    return this.#ticks(this.#version);
  }
  readonly #ticks = memo((_version: number) => ticksOf(this.#indexes));

  detail(address: string, cursor: Micros): Detail | undefined {
    return this.#detail(this.#version, this.passed(cursor), cursor, address, this.#inspection, this.#deflate);
  }
  /** How it was acknowledged, be it behind the cursor. */
  acknowledgment(address: string): Acknowledgment | undefined {
    return this.#acknowledgment(this.#version, address, this.#inspection);
  }
  readonly #acknowledgment = memo((_version: number, address: string, { acknowledgmentOf }: Inspection) => {
    const lane = this.#laneOf(address);
    return lane && acknowledgmentOf(lane, address);
  });

  readonly #detail = byMoment(
    (cursor: Micros, address: string, { detailOf }: Inspection, deflate: Deflate | undefined) => {
      const lane = this.#laneOf(address);
      return lane && detailOf(lane, address, cursor, deflate);
    },
  );

  #laneOf(address: string): LaneIndex | undefined {
    return this.#indexes.find(({ lane }) => address.startsWith(`${lane}/`));
  }
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
