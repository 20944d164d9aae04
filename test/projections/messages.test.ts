/** Messages that are compressed, or come in frames, in the picture, the lists and the inspector: what travels, and what it says. */
import { describe, expect, it } from 'vitest';
import { type Micros, micros, millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { type Action, PLAIN_TRANSPORTS, type TransportOf } from '../../src/scenario/index.ts';
import * as deflate from '../../src/wire/websocket/deflate/index.ts';
import { bobSays, runAll, scenario } from '../session/harness.ts';
import { frameRows } from './frame-rows.ts';

const END = millis(5000);

const call = (id: string, ms: number, act: (Action & { kind: 'client' })['do']): Action => ({
  id,
  at: millis(ms),
  kind: 'client',
  client: 'Alice',
  do: act,
});
const HELLO: readonly Action[] = [
  call('o', 300, { deed: 'socket-open', call: 'x', target: '/chat' }),
  call('s', 800, { deed: 'socket-send', call: 'x', text: 'Hello' }),
  call('t', 900, { deed: 'socket-send', call: 'x', text: 'Hello' }),
  call('u', 950, { deed: 'socket-send-octets', call: 'x', hex: '00ff' }),
];

async function laneOf(
  actions: readonly Action[],
  compression: TransportOf<'websocket'>['compression'] = 'on',
): Promise<LaneIndex> {
  const lanes = [
    { id: 'b', clients: [{ name: 'Alice', transport: { ...PLAIN_TRANSPORTS.websocket, compression } }] },
  ];
  const [trace] = await runAll(scenario({ lanes, actions: [...actions] }));
  if (trace === undefined) throw new Error('one lane, one trace');
  const index = new LaneIndex('b', trace);
  index.extend();
  return index;
}

const labels = (lane: LaneIndex, way: string) =>
  lane.arrows
    .filter((arrow) => arrow.what === 'f' && arrow.address.startsWith(`b/${way}/`))
    .map(({ label, hue }) => `${hue} ${label.code} ${label.note?.key} ${label.note?.n}`);

const at = (lane: LaneIndex, address: string, by?: typeof deflate, cursor: Micros = END) => {
  const detail = detailOf(lane, address, cursor, by);
  if (detail === undefined) throw new Error(`nothing at ${address}`);
  return detail;
};

describe('the picture', () => {
  it('says that a frame is compressed, with the octets that travel', async () => {
    const lane = await laneOf(HELLO);
    expect(labels(lane, 'c1/up')).toEqual([
      'text text compressed 7',
      'text text compressed 5',
      'binary binary compressed 4',
    ]);
  });

  it('where nothing is agreed on, RSV1 is an error', async () => {
    const raw: Action = {
      id: 'r',
      at: millis(600),
      kind: 'server',
      do: { deed: 'raw', hex: 'c1 07 f2 48 cd c9 c9 07 00' },
    };
    const lane = await laneOf([raw], 'off');
    expect(labels(lane, 'c0/down')[0]).toBe('close 0x1 undefined undefined');
  });

  it('the ledger counts as payload what travels', async () => {
    const { totals, arrows } = await laneOf(HELLO);
    const before = arrows.find(({ address }) => address === 'b/c1/up/f0')?.t0 ?? 0;
    const payload = (at: number) => ledgerAt(totals, micros(at)).payload;
    expect(payload(before) - payload(before - 1)).toBe(7);
  });
});

describe('the inspector', () => {
  it('shows the payload as it travels, and what it unpacks to with the messages before it', async () => {
    const lane = await laneOf(HELLO);
    for (const [address, payload, packed] of [
      ['b/c1/up/f1', 'f2 00 11 00 00', 5], // asked first, so that the one before it is read for it
      ['b/c1/up/f0', 'f2 48 cd c9 c9 07 00', 7],
    ] as const) {
      const detail = at(lane, address, deflate);
      expect(detail.unpacked).toEqual({ octets: 5, packed, text: 'Hello' });
      expect(detail.parts.at(-1)).toMatchObject({
        name: 'payload',
        value: payload,
        note: 'ws.payload.compressed',
      });
      expect(detail.parts[1]).toMatchObject({ name: 'RSV1', value: 'compressed', rfc: 'RFC 7692 §6' });
      expect(detail.code).toEqual(['socket.send("Hello")']);
      expect(detail.devtools).toEqual([
        { column: 'Data', value: '↑ Hello' },
        { column: 'Length', value: '5' },
      ]);
    }
    expect(at(lane, 'b/c1/up/f2', deflate).unpacked).toEqual({ octets: 2, packed: 4, text: '00 ff' });
  });

  it('without what unpacks it shows octets, and no letters made of them', async () => {
    const lane = await laneOf(HELLO);
    const detail = at(lane, 'b/c1/up/f0');
    expect([detail.unpacked, detail.code, detail.devtools]).toEqual([undefined, [], []]);
    const info = (by?: typeof deflate) =>
      frameRows([lane], by)
        .filter(({ address }) => address.startsWith('b/c1/up/f'))
        .map((row) => row.info);
    expect(info().slice(0, 2)).toEqual(['f2 48 cd c9 c9 07 00', 'f2 00 11 00 00']);
    expect(info(deflate)).toEqual(['Hello', 'Hello', '00 ff']);
  });

  it('a message in frames is unpacked where it ends', async () => {
    const say = { deed: 'say', from: 'Bob', text: 'x'.repeat(300), pieces: 2, pause: millis(50) } as const;
    const lane = await laneOf([
      { id: 'p', at: millis(600), kind: 'server', do: say },
      bobSays(900, 'behind'),
    ]);
    expect(labels(lane, 'c0/down').map((label) => label.replace(/\d+$/, 'n'))).toEqual([
      'text text FIN=0 compressed n',
      'text continuation compressed n',
      'text text compressed n',
    ]);
    const [first, last, behind] = [0, 1, 2].map((n) => at(lane, `b/c0/down/f${n}`, deflate));
    expect(first?.unpacked).toBe(undefined);
    expect(last?.unpacked?.text).toContain(`"text":"${'x'.repeat(300)}"`);
    expect(last?.unpacked?.packed).toBe((first?.label.note?.n ?? 0) + (last?.label.note?.n ?? 0));
    expect(last?.code[1]).toContain('xxx');
    expect(behind?.unpacked?.text).toContain('behind');
  });

  // The page has one message (RFC 6455 §5.4), compressed or not.
  it.each(['off', 'on'] as const)(
    'a message in frames is one to the page: compression %s',
    async (compression) => {
      const say = { deed: 'say', from: 'Bob', text: 'Xin chào', pieces: 3, pause: millis(50) } as const;
      const lane = await laneOf(
        [
          { id: 'p', at: millis(600), kind: 'server', do: say },
          { id: 'q', at: millis(620), kind: 'server', do: { deed: 'ping', data: 'between' } },
        ],
        compression,
      );
      const json = '{"id":1,"from":"Bob","text":"Xin chào"}';
      const [first, ping, second, last] = [0, 1, 2, 3].map((n) => at(lane, `b/c0/down/f${n}`, deflate));
      for (const part of [first, ping, second]) expect([part?.code, part?.devtools]).toEqual([[], []]);
      expect(last?.code).toEqual([
        'socket.onmessage = (event) => {',
        `  event.data   // ${JSON.stringify(json)}`,
        '}',
      ]);
      expect(last?.devtools).toEqual([
        { column: 'Data', value: `↓ ${json}` },
        { column: 'Length', value: '39' }, // as `event.data.length`: 40 octets of UTF-8
      ]);
      expect(last?.unpacked === undefined).toBe(compression === 'off');
    },
  );

  it('a binary message in frames is binary to the page; what continues nothing is nothing', async () => {
    const raw = (id: string, ms: number, octets: string): Action => ({
      id,
      at: millis(ms),
      kind: 'server',
      do: { deed: 'raw', hex: octets },
    });
    const lane = await laneOf(
      [raw('a', 600, '02 01 07'), raw('b', 700, '80 02 08 09'), raw('c', 800, '80 01 61')],
      'off',
    );
    expect(at(lane, 'b/c0/down/f1').code[1]).toBe('  event.data   // ArrayBuffer(3)');
    expect(at(lane, 'b/c0/down/f1').devtools).toEqual([
      { column: 'Data', value: '↓ Binary Message' },
      { column: 'Length', value: '3 B' },
    ]);
    expect([at(lane, 'b/c0/down/f2').code, at(lane, 'b/c0/down/f2').devtools]).toEqual([[], []]);
  });

  // front_end/panels/network/ResourceWebSocketFrameView.ts: `frame.text.length`, or bytesToString.
  it.each([
    [999, '999 B'],
    [1500, '1.5 kB'],
    [100_000, '100 kB'],
    [1_200_000, '1.2 MB'],
  ])('DevTools gives the length of %i octets as %s', async (length, said) => {
    const lane = await laneOf(
      [
        call('o', 300, { deed: 'socket-open', call: 'x', target: '/chat' }),
        call('s', 800, { deed: 'socket-send-octets', call: 'x', hex: '00'.repeat(length) }),
      ],
      'off',
    );
    expect(at(lane, 'b/c1/up/f0').devtools[1]).toEqual({ column: 'Length', value: said });
  });

  it('without context takeover alike', async () => {
    const lane = await laneOf([bobSays(600, 'one'), bobSays(700, 'two')], 'no-context-takeover');
    const texts = [0, 1].map((n) => at(lane, `b/c0/down/f${n}`, deflate).unpacked?.text);
    expect(texts).toEqual([expect.stringContaining('"one"'), expect.stringContaining('"two"')]);
  });

  it('what the receiver cannot unpack, the inspector does not either', async () => {
    const raw: Action = {
      id: 'r',
      at: millis(600),
      kind: 'server',
      do: { deed: 'raw', hex: 'c1 05 f2 00 11 00 00' },
    };
    const lane = await laneOf([raw]);
    expect(at(lane, 'b/c0/down/f0', deflate).unpacked).toBe(undefined);
    expect(lane.events.map(({ code }) => code)).toContain('ws/deflate-data');
  });

  it('the handshake is open: the extension was offered', async () => {
    const lane = await laneOf([]);
    expect(at(lane, 'b/c0/down/m0').handshake?.verdict).toBe('open');
  });
});
