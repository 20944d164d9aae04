import type { LaneNode } from '../../../src/scenario/index.ts';
import { micros } from '../../../src/base/index.ts';
import {
  type ArrowView,
  BLOCK,
  type DotView,
  type LaneView,
  type Ledger,
  type Picture,
} from '../../../src/projections/index.ts';
import type { LaneHeading, Transport } from '../../../src/ui/stage/stage.ts';

/** One pixel is a millisecond in every sample. */
export const at = (ms: number) => micros(Math.round(ms * 1000));

export const SERVER = 0;
export const ALICE = 1;
export const BOX = 2;
export const NODES: readonly LaneNode[] = [{ role: 'server' }, { role: 'page', name: 'Alice' }];

export function arrow(lane: string, n: number, ms: number, more: Partial<ArrowView> = {}): ArrowView {
  return {
    address: `${lane}/c0/${more.up ? 'up' : 'down'}/f${n}`,
    up: false,
    t0: at(ms),
    t1: at(ms + 40),
    y0: ms,
    y1: ms + 40,
    hue: 'text',
    label: { code: 'text', note: { key: 'octets', n: 26 } },
    labelled: true,
    lost: false,
    sender: more.up ? ALICE : SERVER,
    receiver: more.up ? SERVER : ALICE,
    ...more,
  };
}

export function dot(lane: string, id: number, ms: number, kind: DotView['kind']): DotView {
  const latency = kind === 'shown' ? at(41) : -1;
  return {
    address: `${lane}/${kind}/${id}`,
    y: ms,
    at: at(ms),
    kind,
    node: kind === 'born' ? SERVER : ALICE,
    author: 'Bob',
    text: 'hi',
    id,
    latency,
    labelled: true,
  };
}

const polling: LaneView = {
  id: 'a',
  arrows: [
    arrow('a', 0, 0, { up: true, hue: 'tcp', label: { code: 'SYN' } }),
    arrow('a', 1, 100, { up: true, hue: 'http', label: { code: 'GET /messages?since=0' } }),
    arrow('a', 2, 141, { hue: 'empty', label: { code: '200', note: { key: 'nothing-new', n: 0 } } }),
    arrow('a', 3, 700, { hue: 'http', label: { code: '200', note: { key: 'messages', n: 1 } } }),
  ],
  dots: [dot('a', 1, 400, 'born'), dot('a', 1, 740, 'shown')],
  waits: [{ y0: 400, y1: 700, wait: at(300), column: 0 }],
  events: [],
  stretches: [],
  hidden: 0,
};
const websocket: LaneView = {
  id: 'b',
  arrows: [
    arrow('b', 0, 100, { up: true, hue: 'upgrade', label: { code: 'GET /chat · Upgrade' } }),
    arrow('b', 1, 141, { hue: 'upgrade', label: { code: '101 Switching Protocols' } }),
    arrow('b', 2, 400),
    arrow('b', 3, 600, { up: true, t1: -1, lost: true }),
  ],
  dots: [dot('b', 1, 400, 'born'), dot('b', 1, 440, 'shown')],
  waits: [],
  events: [{ y: 182, at: at(182), node: ALICE, hue: 'upgrade', code: 'onopen' }],
  stretches: [],
  hidden: 0,
};
const ticks = [0, 250, 500, 750].map((ms) => ({ y: ms, at: at(ms) }));
const breaks = [{ y: 300, folded: at(1200) }];

/** Cuts lanes into blocks as a real picture is cut. */
export function pictureWith(lanes: readonly LaneView[], height: number): Picture {
  return {
    height,
    y: (moment) => moment / 1000,
    block(n, most) {
      const isIn = (y: number): boolean => y >= n * BLOCK && y < (n + 1) * BLOCK;
      return {
        lanes: lanes.map(({ id, arrows, dots, waits, events, stretches }) => {
          const all = arrows.filter(({ y0 }) => isIn(y0));
          const shown = all.slice(0, most / lanes.length);
          return {
            id,
            arrows: shown,
            hidden: all.length - shown.length,
            dots: dots.filter(({ y }) => isIn(y)),
            waits: waits.filter(({ y0, y1 }) => y0 < (n + 1) * BLOCK && y1 >= n * BLOCK),
            events: events.filter(({ y }) => isIn(y)),
            stretches: stretches.filter(({ y0, y1 }) => y0 < (n + 1) * BLOCK && y1 >= n * BLOCK),
          };
        }),
        ticks: ticks.filter(({ y }) => isIn(y)),
        breaks: breaks.filter(({ y }) => isIn(y)),
      };
    },
    reaching: () => [],
  };
}

export const picture = pictureWith([polling, websocket], 2000);

/** More arrows than may be mounted. */
export function crowd(count: number, step = 5): Picture {
  const lane = (id: string): LaneView => ({
    id,
    arrows: Array.from({ length: count }, (_, n) => arrow(id, n, n * step)),
    dots: [],
    waits: [],
    events: [],
    stretches: [],
    hidden: 0,
  });
  return pictureWith([lane('a'), lane('b')], count * step + 50);
}

const ledger: Ledger = {
  delivered: 1,
  median: at(340),
  worst: at(340),
  octets: 3912,
  octetsHttp2: -1,
  payload: 65,
  overhead: 98.3,
  roundTrips: 5,
  polls: 6,
  emptyPolls: 4,
  connections: 1,
  frames: 7,
  frameHeader: 2,
  readyState: 1,
};
export function heading(id: string, transport: Transport): LaneHeading {
  return { id, transport, nodes: NODES, ledger, keepAlive: true };
}
