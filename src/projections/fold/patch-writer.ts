/** Tells the page's copy of a lane what its fold has found since the last time. */
import { pack, packBy, SentTexts, type Values } from '../columns.ts';
import { totalsSince, type Totals } from '../ledger.ts';
import { ARROWS, CHANGES, DOTS, EVENTS, type LanePatch } from '../patch.ts';
import type { IndexedArrow, IndexedDot } from './indexed.ts';
import type { LaneIndex } from './lane-index.ts';

export class PatchWriter {
  readonly #index: LaneIndex;
  readonly #texts = new SentTexts();
  /** New since the last patch. */
  #made: IndexedArrow[] = [];
  #arrows = 0;
  #nodes = 0;
  readonly #changed = new Set<IndexedArrow>();
  #dots = 0;
  #events = 0;
  /** The first stretch that was not over. */
  #stretches = 0;
  #moments = 0;
  readonly #totals = new Map<keyof Totals, number>();

  constructor(index: LaneIndex) {
    this.#index = index;
    index.watch({
      made: (arrow) => void this.#made.push(arrow),
      changed: (arrow) => {
        if (arrow.number < this.#arrows) this.#changed.add(arrow);
      },
    });
  }

  take(): LanePatch {
    const { nodes, dots, events, stretches, moments, inFlight, totals, longestFlight } = this.#index;
    const made = this.#made;
    const changed = [...this.#changed];
    this.#made = [];
    this.#arrows += made.length;
    this.#changed.clear();
    const patch = {
      nodes: nodes.slice(this.#nodes),
      arrows: packBy(ARROWS, ARROW, made, this.#texts),
      changes: packBy(CHANGES, FATE, changed, this.#texts),
      dots: packBy(DOTS, DOT, dots.slice(this.#dots), this.#texts),
      events: pack(EVENTS, events.slice(this.#events), this.#texts),
      stretches: { from: this.#stretches, rows: stretches.slice(this.#stretches) },
      timeline: {
        from: this.#moments,
        moments: new Float64Array(moments.slice(this.#moments)),
        inFlight: new Int32Array(inFlight.slice(this.#moments)),
      },
      totals: totalsSince(totals, this.#totals),
      longestFlight,
    };
    this.#nodes = nodes.length;
    this.#dots = dots.length;
    this.#events = events.length;
    while (this.#stretches < stretches.length && (stretches[this.#stretches]?.until ?? -1) >= 0)
      this.#stretches += 1;
    // The last entry may still change.
    this.#moments = Math.max(0, moments.length - 1);
    for (const [name, { length }] of Object.entries(totals) as [keyof Totals, { length: number }][])
      this.#totals.set(name, Math.max(0, length - 1));
    return { texts: this.#texts.take(), ...patch };
  }
}

/** What an arrow says in each column. */
const FATE: Values<typeof CHANGES, IndexedArrow> = {
  number: ({ number }) => number,
  t1: ({ t1 }) => t1,
  lost: ({ lost }) => lost,
  lostAt: ({ lostAt }) => lostAt,
  lostBy: ({ lostBy }) => lostBy,
  message: ({ of }) => of?.number ?? -1,
  answer: ({ answeredBy }) => answeredBy?.number ?? -1,
  readAt: ({ readAt }) => readAt,
  news: ({ news }) => news,
};

const ARROW: Values<typeof ARROWS, IndexedArrow> = {
  ...FATE,
  place: ({ place }) => place,
  conn: ({ conn }) => conn,
  up: ({ up }) => up,
  what: ({ own }) => own.what,
  pushed: ({ pushed }) => pushed,
  n: ({ n }) => n,
  t0: ({ t0 }) => t0,
  hue: ({ own }) => own.hue,
  sender: ({ sender }) => sender,
  receiver: ({ receiver }) => receiver,
  code: ({ own }) => own.label.code,
  note: ({ own }) => own.label.note?.key ?? '',
  noteN: ({ own }) => own.label.note?.n ?? 0,
  octets: ({ octets }) => octets,
  status: ({ own }) => own.status,
  retransmission: ({ own }) => own.retransmission,
};

const DOT: Values<typeof DOTS, IndexedDot> = {
  kind: ({ kind }) => kind,
  node: ({ node }) => node,
  at: ({ at }) => at,
  id: ({ id }) => id,
  author: ({ author }) => author,
  text: ({ text }) => text,
  latency: ({ latency }) => latency,
  left: ({ left }) => left,
};
