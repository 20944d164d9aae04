/**
 * What happens below the messages, by hand. A line is a fact; times in ms, octets of the stream `from-to`:
 *
 *     0 sent → SYN              a segment with control bits; `0-1448` data; `+1448` octets of TLS; `again` why; `box`
 *     0 opens c1 box server     a connection between other nodes than Alice’s page and the server
 *     40 arrived 0              the segment that left as fact 0
 *     20 lost 0 loss
 *     10 frame ← 0-3000         a frame's octets leave; `octets` of one pass a proxy unread; `read`: one was received
 *     10 flight → ClientHello 1931 / 50 got → ClientHello 1931
 *     5 fault cable-out / 5 knobs box=buffers rtt=5
 */
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { gapsCutScale, type LaneView, ledgerAt, linearScale, stageOf } from '../../src/projections/index.ts';
import { detailOf, frameRows } from '../../src/projections/inspection/index.ts';
import { ALICE, BOX, connect, recorder, SERVER } from '../trace/cast.ts';
import {
  ACK,
  FIN,
  type Given,
  type Kind,
  PSH,
  RST,
  SYN,
  TLS_MESSAGES,
  Recorder,
} from '../../src/trace/index.ts';
import { encodeFrame } from '../../src/wire/websocket/index.ts';

const BITS: Readonly<Record<string, number>> = { SYN, 'SYN ACK': SYN | ACK, FIN: FIN | ACK, RST };

const FAULTS = ['cable-out', 'cable-in', 'crash', 'restart', 'asleep', 'awake'] as const;
const WHERE = {
  'cable-out': -1,
  'cable-in': -1,
  crash: SERVER,
  restart: SERVER,
  asleep: ALICE,
  awake: ALICE,
};
const NODES = ['server', 'page', 'box'] as const;
const nodeOf = (word: string | undefined): number => NODES.indexOf(oneOf(word, NODES));

function laneOf(text: string): LaneIndex {
  const trace = recorder();
  for (const line of text.trim().split('\n')) write(trace, line.trim());
  const index = new LaneIndex('a', trace);
  index.extend();
  return index;
}

function write(trace: Recorder, line: string): void {
  const [time = '', what = '', ...rest] = line.split(' ');
  const at = micros(Math.round(Number(time) * 1000));
  const put = <K extends Kind>(kind: K, given: Given<K>): void => void trace.append(kind, at, given);
  if (what === 'arrived' || what === 'lost') {
    const cause = Number(rest[0]);
    const sent = trace.at(cause);
    if (sent.kind !== 'segment-sent') throw new Error(`no segment: ${line}`);
    const { conn, up, from, to, flags, overhead } = sent;
    const segment = { conn, up, from, to, flags, overhead, cause };
    return what === 'arrived'
      ? put('segment-arrived', segment)
      : put('segment-lost', { ...segment, by: oneOf(rest[1], ['loss', 'cable', 'box']) });
  }
  if (what === 'fault') {
    const fault = oneOf(rest[0], FAULTS);
    return put('fault', { fault, node: WHERE[fault] });
  }
  if (what === 'knobs')
    return put('knobs', { settings: Object.fromEntries(rest.map((word) => word.split('='))) });
  const conn = rest[0]?.startsWith('c') === true ? Number(rest.shift()?.slice(1)) : 0;
  if (what === 'opens') return connect(trace, conn, { opener: nodeOf(rest[0]), acceptor: nodeOf(rest[1]) });
  connect(trace, conn);
  const up = rest.shift() === '→';
  if (what === 'flight' || what === 'got') {
    const words = rest.slice(0, -1).join(' ').split(', ');
    const messages = words.map((word) => oneOf(word, TLS_MESSAGES));
    const kind = what === 'flight' ? 'flight-sent' : 'flight-received';
    return put(kind, { conn, up, octets: Number(rest.at(-1)), messages });
  }
  const words = rest.join(' ');
  const [from = 0, to = 0] = (/(\d+)-(\d+)/.exec(words) ?? []).slice(1).map(Number);
  const text = { conn, up, from, to, fin: true, rsv: 0, opcode: 1 };
  if (what === 'read') return put('frame-received', text);
  if (what === 'frame' || what === 'octets') {
    const length = to - from;
    const payload = new Uint8Array(length - (length > 127 ? 4 : 2)).fill(0x61);
    trace.stream(conn, up).append(encodeFrame({ fin: true, opcode: 1, payload }));
    if (what === 'frame') put('frame-sent', text);
    return;
  }
  const flags = Object.entries(BITS).find(([name]) => words.startsWith(name))?.[1] ?? PSH | ACK;
  const overhead = Number(/\+(\d+)/.exec(words)?.[1] ?? 0);
  const again = /again (.*)$/.exec(words)?.[1];
  put('segment-sent', {
    conn,
    up,
    from,
    to,
    flags,
    overhead,
    retransmission: again === undefined ? '' : oneOf(again, ['timeout', 'duplicate ACKs']),
    origin: words.endsWith('box') ? 'box' : 'end',
  });
}

function oneOf<const W extends string>(word: string | undefined, words: readonly W[]): W {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(`'${word}' is none of ${words.join(', ')}`);
  return found;
}

const viewOf = (index: LaneIndex): LaneView => {
  const scale = linearScale(millis(2000));
  return stageOf([index], scale, 0, scale.height).lanes[0] as LaneView;
};
const ms = (at: number): number => (at < 0 ? -1 : at / 1000);
const arrowsOf = (index: LaneIndex): unknown[] =>
  viewOf(index).arrows.map(({ t0, t1, label, lost, sender, receiver }) => [
    `${ms(t0)}..${ms(t1)} ${label.code} ${label.note?.key ?? ''} ${label.note?.n ?? ''}`.trim(),
    ...(lost ? ['lost'] : []),
    ...(sender === BOX || receiver === BOX ? [`${NODES[sender]} to ${NODES[receiver]}`] : []),
  ]);

/** Three segments of one frame; the first is lost, and comes again 300 ms later. */
const HELD = `
  0 frame ← 0-4000
  0 sent ← 0-1448
  0 sent ← 1448-2896
  0 sent ← 2896-4000
  20 lost 1 loss
  40 arrived 2
  41 arrived 3
  300 sent ← 0-1448 again timeout
  340 arrived 7
`;

describe('a segment that is lost', () => {
  it('is drawn for itself, and so is the one that comes again; the frame arrives with the last missing octet', () => {
    expect(arrowsOf(laneOf(HELD))).toEqual([
      ['0..340 text octets 3996'],
      ['0..-1 TCP lost-octets 1448', 'lost'],
      ['300..340 TCP again-timeout 1448'],
    ]);
  });

  it('lets what came behind it wait at the receiver, until it comes again', () => {
    const { stretches } = laneOf(HELD);
    expect(stretches).toEqual([{ kind: 'held', node: ALICE, at: millis(40), until: millis(340) }]);
  });

  it('is on its slope as far as it came: it would have arrived as late again', () => {
    const scale = linearScale(millis(2000));
    const [, lost] = viewOf(laneOf(HELD)).arrows;
    expect([lost?.y0, lost?.y1]).toEqual([scale.y(millis(0)), scale.y(millis(40))]);
  });

  it('that carries a whole frame loses the frame, as long as it has not come again', () => {
    const lost = `
      0 frame ← 0-100
      0 sent ← 0-100
      20 lost 1 loss`;
    expect(arrowsOf(laneOf(lost))).toEqual([['0..-1 text lost 0', 'lost']]);
    const again = `${lost}
      200 sent ← 0-100 again duplicate ACKs
      240 arrived 3`;
    expect(arrowsOf(laneOf(again))).toEqual([
      ['0..240 text octets 98'],
      ['0..-1 TCP lost-octets 100', 'lost'],
      ['200..240 TCP again-acks 100'],
    ]);
  });

  it('may be a SYN, and the one that follows it', () => {
    const index = laneOf(`
      0 sent → SYN
      20 lost 0 loss
      1000 sent → SYN again timeout
      1040 arrived 2`);
    expect(arrowsOf(index)).toEqual([['0..-1 SYN lost 0', 'lost'], ['1000..1040 SYN again-timeout 0']]);
    expect(ledgerAt(index.totals, millis(2000)).connections).toBe(1);
  });

  it('is no picture of its own where it is an ACK', () => {
    expect(arrowsOf(laneOf('0 sent → 5-5 +12\n20 lost 0 loss'))).toEqual([]);
  });

  it('says in the inspector what became of it, once that has happened', () => {
    const index = laneOf(HELD);
    const why = (address: string, at: number) => detailOf(index, address, millis(at))?.why;
    const [frame, lost, again] = viewOf(index).arrows.map(({ address }) => address);
    expect(why(lost ?? '', 19)).toBeUndefined();
    expect(why(lost ?? '', 20)).toBe('why.loss');
    expect(why(again ?? '', 300)).toBe('why.timeout');
    expect([why(frame ?? '', 19), why(frame ?? '', 20)]).toEqual(['', 'why.waited']);
  });

  it('by a firewall falls half-way, on its own side', () => {
    const index = laneOf('0 sent → 0-300\n20 lost 0 box');
    expect(arrowsOf(index)).toEqual([['0..-1 TCP lost-octets 300', 'lost', 'page to box']]);
  });

  it('more than once is drawn each time; its frame falls where it fell first', () => {
    const index = laneOf(`
      0 frame ← 0-100
      0 sent ← 0-100
      40 lost 1 cable
      200 sent ← 0-100 again timeout
      240 lost 3 cable`);
    expect(arrowsOf(index)).toEqual([
      ['0..-1 text lost 0', 'lost'],
      ['200..-1 TCP again-lost 100', 'lost'],
    ]);
    const scale = linearScale(millis(2000));
    expect(viewOf(index).arrows.map(({ y1 }) => y1)).toEqual([scale.y(millis(40)), scale.y(millis(240))]);
  });

  it('by a pulled cable is missed at the far end', () => {
    const scale = linearScale(millis(2000));
    const [lost] = viewOf(laneOf('0 sent → SYN\n40 lost 0 cable')).arrows;
    expect(lost?.y1).toBe(scale.y(millis(40)));
  });
});

describe('segments out of order', () => {
  it('deliver nothing before its turn, and everything with the one that was missing', () => {
    const index = laneOf(`
      0 frame → 0-50
      0 sent → 0-50
      5 frame → 50-100
      5 sent → 50-100
      45 arrived 3
      60 arrived 1`);
    expect(index.arrows.map(({ t1 }) => ms(t1))).toEqual([60, 60]);
    expect(index.stretches.map(({ at, until, node }) => [ms(at), ms(until), node])).toEqual([
      [45, 60, SERVER],
    ]);
  });
});

describe('TLS', () => {
  const TLS13 = `
    0 sent → SYN
    40 arrived 0
    80 flight → ClientHello 1931
    80 sent → 0-0 +1448
    80 sent → 0-0 +483
    120 arrived 3
    121 arrived 4
    121 got → ClientHello 1931
    121 flight ← ServerHello, Finished 816
    161 got ← ServerHello, Finished 816
  `;

  it('has an arrow a flight, as long as its octets need', () => {
    expect(arrowsOf(laneOf(TLS13))).toEqual([
      ['0..40 SYN'],
      ['80..121 ClientHello octets 1931'],
      ['121..161 ServerHello, Finished octets 816'],
    ]);
  });

  it('counts its octets and its round trip', () => {
    const ledger = ledgerAt(laneOf(TLS13).totals, millis(200));
    // SYN 60; two segments with headers of 52; the flight down has none in this story.
    expect(ledger.octets).toBe(60 + 52 + 1448 + 52 + 483);
    expect(ledger.roundTrips).toBe(1);
  });

  it('is said to be sized, not simulated', () => {
    const index = laneOf(TLS13);
    const address = index.arrows[1]?.address ?? '';
    const detail = detailOf(index, address, millis(200));
    expect([detail?.why, detail?.segments, detail?.wire]).toEqual(['why.flight', 2, 2 * 52 + 1931]);
  });
});

describe('faults', () => {
  it('are moments at the side that they concern, and last until they are mended', () => {
    const index = laneOf(`
      5 fault cable-out
      10 fault crash
      20 fault asleep
      30 fault restart
      40 fault cable-in`);
    expect(index.events.map(({ at, node, code }) => [ms(at), node, code])).toEqual([
      [5, ALICE, 'cable-out'],
      [10, SERVER, 'crash'],
      [20, ALICE, 'asleep'],
      [30, SERVER, 'restart'],
      [40, ALICE, 'cable-in'],
    ]);
    const { stretches } = index;
    expect(stretches.map(({ kind, at, until }) => [kind, ms(at), ms(until)])).toEqual([
      ['cable', 5, 40],
      ['down', 10, 30],
      ['asleep', 20, -1],
    ]);
  });

  it('reach into every block until they end, and to the end of the picture where they do not', () => {
    const index = laneOf('500 fault cable-out\n1500 fault cable-in\n1600 fault asleep');
    const scale = linearScale(millis(2000));
    const kinds = (at: number) =>
      stageOf([index], scale, scale.y(millis(at)), scale.y(millis(at + 50))).lanes[0]?.stretches.map(
        ({ kind, y1 }) => [kind, y1],
      );
    expect(kinds(100)).toEqual([]);
    expect(kinds(1000)).toEqual([['cable', scale.y(millis(1500))]]);
    expect(kinds(1900)).toEqual([['asleep', scale.height]]);
  });

  it('is never crowded out by what else a small block has', () => {
    const index = laneOf('100 fault asleep\n200 fault cable-out\n300 fault crash');
    const scale = linearScale(millis(2000));
    const [lane] = stageOf([index], scale, scale.y(millis(900)), scale.height, millis(2000), 4).lanes;
    expect(lane?.stretches.map(({ kind }) => kind)).toEqual(['asleep', 'cable', 'down']);
  });
});

describe('what is on the way', () => {
  /** "20 1": from 20 ms on one transfer is. */
  const flying = ({ moments, inFlight }: LaneIndex): string[] =>
    moments.map((at, i) => `${at / 1000} ${inFlight[i]}`);

  it('is nothing between the loss of a segment and its next try, nor where there is none', () => {
    const lost = `
      0 frame → 0-100
      0 sent → 0-100
      20 lost 1 loss`;
    expect(flying(laneOf(lost))).toEqual(['0 1', '20 0']);
    const again = `${lost}
      1000 sent → 0-100 again timeout
      1040 arrived 3`;
    // The message, and the segment that is drawn beside it.
    expect(flying(laneOf(again))).toEqual(['0 1', '20 0', '1000 2', '1040 0']);
  });

  it('is a message as long as some segment of it is', () => {
    const index = laneOf(`
      0 frame → 0-3000
      0 sent → 0-1448
      0 sent → 1448-3000
      20 lost 1 loss
      40 arrived 2
      300 sent → 0-1448 again timeout
      340 arrived 5`);
    expect(flying(index)).toEqual(['0 1', '20 1', '40 0', '300 2', '340 0']);
  });

  it('is nothing of what the window holds back, nor of what a reset has ended', () => {
    const index = laneOf(`
      0 frame ← 0-100
      0 sent ← 0-100
      20 lost 1 loss
      500 frame ← 100-200
      900 sent ← RST
      940 arrived 4
      5000 fault crash`);
    expect(flying(index)).toEqual(['0 1', '20 0', '500 0', '900 1', '940 0', '5000 0']);
  });

  it('leaves gaps that can be folded', () => {
    const index = laneOf(`
      0 frame → 0-100
      0 sent → 0-100
      20 lost 1 box
      5000 fault crash`);
    expect(gapsCutScale([index], millis(6000), millis(40)).breaks).toHaveLength(2);
  });

  it('is a flight of TLS likewise', () => {
    const index = laneOf(`
      0 flight → ClientHello 1931
      0 sent → +1448
      0 sent → +483
      20 lost 1 loss
      40 arrived 2`);
    expect(flying(index).at(-1)).toBe('40 0');
  });
});

describe('a proxy', () => {
  const PROXIED = `
    0 opens c0 page box
    0 opens c1 box server
    0 sent → SYN
    20 arrived 0
    30 sent c1 → SYN
    50 arrived 2
    60 frame c1 ← 0-100
    60 sent c1 ← 0-100
    80 arrived 5
    81 frame ← 0-100
    81 sent ← 0-100
    101 arrived 8
  `;

  it('halves the way: the page’s connection ends there, its own begins there', () => {
    expect(arrowsOf(laneOf(PROXIED))).toEqual([
      ['0..20 SYN', 'page to box'],
      ['30..50 SYN', 'box to server'],
      ['60..80 text octets 98', 'server to box'],
      ['81..101 text octets 98', 'box to page'],
    ]);
  });

  it('passes frames on unread: what its neighbour reads has left it in the segment that brought it', () => {
    const index = laneOf(`
      0 opens c0 page box
      0 opens c1 box server
      0 sent c1 → SYN
      60 frame c1 ← 0-100
      60 sent c1 ← 0-100
      80 arrived 2
      80 octets ← 0-100
      80 sent ← 0-60
      81 sent ← 60-100
      100 arrived 4
      101 arrived 5
      101 read ← 0-100`);
    expect(arrowsOf(index)).toEqual([
      ['0..-1 SYN', 'box to server'],
      ['60..80 text octets 98', 'server to box'],
      ['80..101 text octets 98', 'box to page'],
    ]);
    expect(ledgerAt(index.totals, millis(101)).frames).toBe(1);
    expect(ledgerAt(index.totals, millis(100)).frames).toBe(0);
    expect(index.transferAt(0, false, 0)?.address).toBe('a/c0/down/f0');
  });

  it('counts what the page has part in, once', () => {
    const { octets, connections, frames, payload } = ledgerAt(laneOf(PROXIED).totals, millis(200));
    expect({ octets, connections, frames, payload }).toEqual({
      octets: 60 + 152,
      connections: 1,
      frames: 1,
      payload: 98,
    });
  });

  it('has rows in no table of the page’s: what it says to the server no panel of a browser lists', () => {
    expect(frameRows([laneOf(PROXIED)]).map(({ address }) => address)).toEqual(['a/c0/down/f0']);
  });

  it('stands in the way of some connections, and not of those before and after', () => {
    const index = laneOf(`
      0 sent → SYN
      20 opens c1 page box
      20 sent c1 → SYN
      40 sent c2 → SYN`);
    expect(arrowsOf(index)).toEqual([['0..-1 SYN'], ['20..-1 SYN', 'page to box'], ['40..-1 SYN']]);
  });
});

describe('a box that cuts idle connections', () => {
  it('sends each end its RST from the middle of the way', () => {
    const index = laneOf(`
      0 sent → SYN
      0 sent → RST box
      0 sent ← RST box`);
    expect(arrowsOf(index)).toEqual([
      ['0..-1 SYN'],
      ['0..-1 RST · box', 'box to server'],
      ['0..-1 RST · box', 'box to page'],
    ]);
    expect(detailOf(index, index.arrows[1]?.address ?? '', millis(1))?.why).toBe('why.reset');
  });
});
