/** Scenarios are values: what the schema lets in can run, edits make new ones, undo is the list without its last. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import {
  PLAIN_TRANSPORTS,
  type Action,
  applyEdit,
  applyEdits,
  type Edit,
  freshId,
  http2Lanes,
  laneOf,
  messageAddress,
  parseAddress,
  pushEdit,
  transferAddress,
} from '../../src/scenario/index.ts';
import { actionSchema, editSchema, scenarioSchema } from '../../src/scenario/json/index.ts';
import { bobSays, runAll, scenario, textOf } from '../session/harness.ts';

const accepts = (action: unknown): boolean => v.is(actionSchema, action);
const serverDoes = (deed: object): unknown => ({ id: 'x', at: 0, kind: 'server', do: deed });
const clientDoes = (deed: object): unknown => ({ id: 'x', at: 0, kind: 'client', client: 'Alice', do: deed });

describe('the schema', () => {
  it('lets a scenario through as it is, also by way of JSON', () => {
    expect(v.parse(scenarioSchema, JSON.parse(JSON.stringify(scenario())))).toEqual(scenario());
  });

  it.each([
    ['a time before the start', { link: { ...scenario().link, rtt: -1 } }],
    ['half a microsecond', { until: 0.5 }],
    ['a heartbeat every 9 ms', { server: { heartbeat: 9000 } }],
    ['another version', { version: 2 }],
    ['no lane', { lanes: [] }],
    ['a lane without a client', { lanes: [{ id: 'a', clients: [] }] }],
    ['a lane whose name is no address', { lanes: [{ id: 'A/b', clients: scenario().lanes[0]?.clients }] }],
    [
      'an interval below 10 ms',
      {
        lanes: [
          {
            id: 'a',
            clients: [
              { name: 'A', transport: { ...PLAIN_TRANSPORTS.polling, interval: 9999, keepAlive: true } },
            ],
          },
        ],
      },
    ],
  ])('refuses %s', (_name, change) => {
    expect(v.is(scenarioSchema, { ...scenario(), ...change })).toBe(false);
  });

  describe('the pages of a lane share one server', () => {
    const { websocket, polling } = PLAIN_TRANSPORTS;
    const stream = PLAIN_TRANSPORTS['event-stream'];
    const issues = (...transports: object[]): string[] => {
      const clients = transports.map((transport, n) => ({ name: ['Alice', 'Carol', 'Dan'][n], transport }));
      const { issues: found = [] } = v.safeParse(scenarioSchema, {
        ...scenario(),
        lanes: [{ id: 'a', clients }],
      });
      return found.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
    };

    it.each([
      ['compression', websocket, { ...websocket, compression: 'on' }, '"off"', '"on"'],
      ['handshake', websocket, { ...websocket, handshake: 'redirect' }, '"valid"', '"redirect"'],
      ['keepAlive', polling, { ...polling, keepAlive: false }, 'true', 'false'],
      ['retry', stream, { ...stream, retry: 1000 }, '3000000', '1000'],
    ])('and have to agree on %s', (word, first, other, expected, received) => {
      expect(issues(first, websocket, other).slice(-1)).toEqual([
        `lanes.0.clients.2 The pages of a lane share one server: expected ${word} ${expected}, as Alice has it, ` +
          `but received ${received}; give Dan a lane of its own.`,
      ]);
    });

    it('but each has its own pace, its own faults and its own way back', () => {
      const fast = { ...polling, interval: 10_000 };
      const wrong = { ...websocket, handshake: 'no-key', reconnect: 'back-off' };
      expect([issues(polling, fast), issues(websocket, wrong), issues(polling, websocket, stream)]).toEqual([
        [],
        [],
        [],
      ]);
    });
  });

  it.each([
    ['hex', serverDoes({ deed: 'raw', hex: '81 05 48656c6c6f\n' }), true],
    ['no octets at all', serverDoes({ deed: 'raw', hex: '' }), true],
    ['half an octet', serverDoes({ deed: 'raw', hex: '81 0' }), false],
    ['a letter that is no digit', serverDoes({ deed: 'raw', hex: '8x' }), false],
    [
      'a close reason of 123 octets',
      serverDoes({ deed: 'close', code: 1000, reason: 'x'.repeat(123) }),
      true,
    ],
    ['one of 124', clientDoes({ deed: 'close', code: 1000, reason: 'é'.repeat(62) }), false],
    [
      'a field',
      clientDoes({ deed: 'fetch', call: 'f', method: 'GET', target: '/', fields: [['X-A', 'ä b']] }),
      true,
    ],
    [
      'a field of two lines',
      clientDoes({ deed: 'fetch', call: 'f', method: 'GET', target: '/', fields: [['X', 'a\r\nb']] }),
      false,
    ],
    [
      'a field name with a space',
      clientDoes({ deed: 'fetch', call: 'f', method: 'GET', target: '/', fields: [['X Y', 'a']] }),
      false,
    ],
    [
      'a field beyond Latin-1',
      clientDoes({ deed: 'fetch', call: 'f', method: 'GET', target: '/', fields: [['X', '👋']] }),
      false,
    ],
    [
      'a target with a space',
      clientDoes({ deed: 'fetch', call: 'f', method: 'GET', target: '/a b', fields: [] }),
      false,
    ],
    [
      'a method that is no token',
      clientDoes({ deed: 'fetch', call: 'f', method: 'GE T', target: '/', fields: [] }),
      false,
    ],
    ['a deed of another end', serverDoes({ deed: 'leave' }), false],
  ])('of an action: %s', (_name, action, isRight) => {
    expect(accepts(action)).toBe(isRight);
  });

  it('what it lets in never stops a run: any deeds at any time', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const code = fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined });
    const target = fc.constantFrom(
      '/messages',
      '/chat',
      '/',
      '//',
      '/messages?since=x',
      '/chat?since=1',
      '/%zz',
      '/\\',
    );
    const method = fc.constantFrom('GET', 'get', 'POST', 'HEAD', 'TRACE', 'CONNECT', 'PATCH', 'odd');
    const fields = fc.constantFrom(
      [],
      [['X-A', '1']],
      [['Host', 'evil']],
      [['Content-Length', '7']],
      [['Upgrade', 'websocket']],
    );
    const serverDeed = fc.oneof(
      fc.record({
        deed: fc.constant('say'),
        from: fc.constant('Bob'),
        text,
        pieces: fc.integer({ min: 1, max: 5 }),
        pause: fc.nat(90_000),
      }),
      fc.record({ deed: fc.constant('ping'), data: text }),
      fc.record({ deed: fc.constant('close'), code, reason: text }),
      fc.record({
        deed: fc.constant('raw'),
        hex: fc.constantFrom('83 00', '81', '88 02 03 e8', '', 'c1 05', '00 01 61'),
      }),
      fc.constant({ deed: 'crash' }),
    );
    const clientDeed = fc.oneof(
      fc.record({ deed: fc.constant('say'), text }),
      fc.record({ deed: fc.constant('close'), code, reason: text }),
      fc.constant({ deed: 'leave' }),
      fc.record({
        deed: fc.constant('fetch'),
        call: fc.constant('f'),
        method,
        target,
        fields,
        body: fc.option(text, { nil: undefined }),
      }),
      fc.record({ deed: fc.constant('socket-open'), call: fc.constant('s'), target }),
      fc.record({ deed: fc.constant('socket-send'), call: fc.constant('s'), text }),
      fc.record({ deed: fc.constant('socket-close'), call: fc.constant('s'), code, reason: text }),
    );
    const at = fc.nat(2_000_000);
    const anAction = fc.oneof(
      fc.record({ at, kind: fc.constant('server'), do: serverDeed }),
      fc.record({ at, kind: fc.constant('client'), client: fc.constant('Alice'), do: clientDeed }),
      fc.record({
        at,
        kind: fc.constant('knobs'),
        set: fc.record(
          { rtt: fc.nat(100_000), keepAlive: fc.boolean(), heartbeat: fc.nat(500_000) },
          { requiredKeys: [] },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anAction, { maxLength: 12 }), async (drawn) => {
        const parsed = drawn.flatMap((action, n): Action[] => {
          const result = v.safeParse(actionSchema, { id: `x${n}`, ...action });
          return result.success ? [result.output] : [];
        });
        const traces = await runAll(scenario({ until: millis(3000), actions: parsed }));
        for (const trace of traces) expect(trace.length).toBeGreaterThan(3);
      }),
      { numRuns: 60 },
    );
  });
});

describe('edits', () => {
  const knobs = (set: object, lane?: string): Edit =>
    v.parse(editSchema, { edit: 'knobs', set, ...(lane !== undefined && { lane }) });

  it('a knob changes its figure and nothing else', () => {
    const { link, ...rest } = applyEdit(scenario(), knobs({ rtt: 200_000 }));
    const { link: before, ...restBefore } = scenario();
    expect(link).toEqual({ ...before, rtt: 200_000 });
    expect(rest).toEqual(restBefore);
  });

  it('interval and keep-alive are those of polling clients, of all lanes or of the one that is named', () => {
    const polling = scenario().lanes[0]?.clients ?? [];
    const two = scenario({
      lanes: [{ id: 'a', clients: polling }, { id: 'b', clients: polling }, scenario().lanes[1]!],
    });
    const intervals = (edit: Edit): unknown[] =>
      applyEdit(two, edit).lanes.map(
        ({ clients: [client] }) => client?.transport.kind === 'polling' && client.transport.interval,
      );
    expect(intervals(knobs({ interval: 250_000 }))).toEqual([250_000, 250_000, false]);
    expect(intervals(knobs({ interval: 250_000 }, 'b'))).toEqual([1_000_000, 250_000, false]);
  });

  it('a transport is that of a whole lane', () => {
    const next = applyEdit(scenario(), {
      edit: 'transport',
      lane: 'a',
      transport: PLAIN_TRANSPORTS.websocket,
    });
    expect(next.lanes.map(({ clients: [client] }) => client?.transport.kind)).toEqual([
      'websocket',
      'websocket',
    ]);
  });

  it('an action is added, changed and removed by its id', () => {
    const edits: Edit[] = [
      { edit: 'add', action: bobSays(100, 'one', 'u1') },
      { edit: 'change', action: bobSays(300, 'other', 'u1') },
      { edit: 'remove', id: 'u1' },
    ];
    const found = edits.map((_, n) => applyEdits(scenario({ actions: [] }), edits.slice(0, n + 1)).actions);
    expect(found).toEqual([[bobSays(100, 'one', 'u1')], [bobSays(300, 'other', 'u1')], []]);
  });

  it('what an edit names and the scenario lacks changes nothing', () => {
    const nowhere: Edit[] = [
      { edit: 'remove', id: 'nobody' },
      { edit: 'change', action: bobSays(1, 'x', 'nobody') },
      { edit: 'transport', lane: 'z', transport: PLAIN_TRANSPORTS.websocket },
    ];
    expect(applyEdits(scenario(), nowhere)).toEqual(scenario());
  });

  it('never change the scenario they are given', () => {
    const before = scenario();
    const copy = structuredClone(before);
    applyEdits(before, [
      knobs({ rtt: 1, interval: 20_000 }),
      { edit: 'add', action: bobSays(1, 'x') },
      { edit: 'remove', id: 'b600' },
    ]);
    expect(before).toEqual(copy);
  });

  it('undo is the list without its last: of a knob, the figure before it', async () => {
    const edits = [knobs({ rtt: 200_000 }), knobs({ rtt: 10_000 }), knobs({ interval: 300_000 })];
    const rtts = [3, 2, 1, 0].map((n) => applyEdits(scenario(), edits.slice(0, n)).link.rtt);
    expect(rtts).toEqual([10_000, 10_000, 200_000, 80_000]);
    const undone = applyEdits(scenario(), edits.slice(0, 0));
    expect((await runAll(undone)).map(textOf)).toEqual((await runAll(scenario())).map(textOf));
  });

  it('turning one knob on and on is one edit; another knob or another lane is another', () => {
    const turns = [
      knobs({ rtt: 1 }),
      knobs({ rtt: 2 }),
      knobs({ rtt: 3 }),
      knobs({ jitter: 1 }),
      knobs({ rtt: 4 }),
      knobs({ rtt: 5 }, 'a'),
    ];
    const kept = turns.reduce<readonly Edit[]>(pushEdit, []);
    expect(kept).toEqual([
      knobs({ rtt: 3 }),
      knobs({ jitter: 1 }),
      knobs({ rtt: 4 }),
      knobs({ rtt: 5 }, 'a'),
    ]);
    expect(applyEdits(scenario(), kept)).toEqual(applyEdits(scenario(), turns));
  });

  it('turning a knob on and on from one moment is one action; from another moment it is another', () => {
    const from = (at: number, set: object): Edit => ({
      edit: 'add',
      action: { id: `u${at}`, at: micros(at), kind: 'knobs', set },
    });
    const said: Edit = { edit: 'add', action: bobSays(1, 'x') };
    const turns = [from(5, { loss: 1 }), from(5, { loss: 5 }), from(6, { loss: 9 }), said, said];
    const kept = turns.reduce<readonly Edit[]>(pushEdit, []);
    expect(kept).toEqual([from(5, { loss: 5 }), from(6, { loss: 9 }), said, said]);
  });

  it('a dragged figure of a transport is one edit; another transport or another choice is another', () => {
    const speak = (transport: object): Edit =>
      ({ edit: 'transport', lane: 'a', transport }) as unknown as Edit;
    const held = (hold: number): Edit => speak({ ...PLAIN_TRANSPORTS['long-polling'], hold });
    const socket = (more: object): Edit => speak({ ...PLAIN_TRANSPORTS.websocket, ...more });
    const turns = [socket({}), socket({ reconnect: 'at-once' }), held(1), held(2), held(3)];
    const kept = turns.reduce<readonly Edit[]>(pushEdit, []);
    expect(kept).toEqual([socket({}), socket({ reconnect: 'at-once' }), held(3)]);
  });

  it('a fresh id is one that no action has', () => {
    const actions = ['u1', 'u3', 'u4'].map((id) => bobSays(1, 'x', id));
    expect(freshId(actions)).toBe('u5');
    expect(freshId([])).toBe('u1');
  });
});

describe('a lane', () => {
  it('how polls are counted is no part of a run', () => {
    const counted = applyEdit(scenario(), {
      edit: 'transport',
      lane: 'a',
      transport: { ...PLAIN_TRANSPORTS.polling, http2: true },
    });
    const plain = applyEdit(scenario(), {
      edit: 'transport',
      lane: 'a',
      transport: PLAIN_TRANSPORTS.polling,
    });
    expect([http2Lanes(plain), http2Lanes(counted)]).toEqual([[], ['a']]);
    expect(laneOf(counted, counted.lanes[0]!)).toEqual(laneOf(plain, plain.lanes[0]!));
  });

  it('depends on its own actions and on those of no lane, in order of time', () => {
    const of = scenario({
      actions: [
        { ...bobSays(300, 'b only'), lane: 'b' },
        bobSays(200, 'both'),
        { ...bobSays(100, 'a only'), lane: 'a' },
      ],
    });
    const idsOf = (n: number): string[] => laneOf(of, of.lanes[n]!).actions.map(({ id }) => id);
    expect([idsOf(0), idsOf(1)]).toEqual([
      ['b100', 'b200'],
      ['b200', 'b300'],
    ]);
  });
});

describe('addresses', () => {
  it.each([
    ['a/c0/up/f3', { lane: 'a', conn: 0, up: true, what: 'f', n: 3 }],
    ['b2/c17/down/m0', { lane: 'b2', conn: 17, up: false, what: 'm', n: 0 }],
    ['a/c0/up/s2', { lane: 'a', conn: 0, up: true, what: 's', n: 2 }],
    ['a/born/4', { lane: 'a', what: 'born', id: 4 }],
    ['a/shown/12', { lane: 'a', what: 'shown', id: 12 }],
  ])('%s', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  it.each([
    '',
    'a',
    'a/c0/up/x1',
    'a/c/up/f1',
    'A/c0/up/f1',
    'a/c0/up/f',
    'a/c0/up/f1/',
    'a/born/-1',
    'a/c0/left/f1',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('there and back', () => {
    const lane = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const n = fc.nat(999_999_999);
    const transfer = fc.record({ lane, conn: n, up: fc.boolean(), what: fc.constantFrom('f', 'm', 's'), n });
    const message = fc.record({ lane, what: fc.constantFrom('born', 'shown'), id: n });
    fc.assert(
      fc.property(transfer, (address) => {
        expect(parseAddress(transferAddress(address))).toEqual(address);
      }),
    );
    fc.assert(
      fc.property(message, (address) => {
        expect(parseAddress(messageAddress(address))).toEqual(address);
      }),
    );
  });
});

it('microseconds stay microseconds', () => expect(micros(scenario().link.rtt)).toBe(80_000));
