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
import { micros, millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { type LaneView, linearScale, stageOf } from '../../src/projections/index.ts';
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

export function laneFrom(text: string): LaneIndex {
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

export const viewOf = (index: LaneIndex): LaneView => {
  const scale = linearScale(millis(2000));
  return stageOf([index], scale, 0, scale.height).lanes[0] as LaneView;
};
export const ms = (at: number): number => (at < 0 ? -1 : at / 1000);
export const arrowsOf = (index: LaneIndex): unknown[] =>
  viewOf(index).arrows.map(({ t0, t1, label, lost, sender, receiver }) => [
    `${ms(t0)}..${ms(t1)} ${label.code} ${label.note?.key ?? ''} ${label.note?.n ?? ''}`.trim(),
    ...(lost ? ['lost'] : []),
    ...(sender === BOX || receiver === BOX ? [`${NODES[sender]} to ${NODES[receiver]}`] : []),
  ]);
