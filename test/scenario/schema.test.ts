/** What the schema lets in is a value, and can run; what it refuses, it refuses with a sentence. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { PLAIN_TRANSPORTS, type Action } from '../../src/scenario/index.ts';
import { actionSchema, scenarioSchema } from '../../src/scenario/json/index.ts';
import { bobSays, runAll, scenario } from '../session/harness.ts';

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
    ['two lanes of one id', { lanes: [scenario().lanes[0], scenario().lanes[0]] }],
    ['two actions of one id', { actions: [bobSays(100, 'a', 'x'), bobSays(200, 'b', 'x')] }],
    [
      'two pages of one name in a lane',
      { lanes: [{ id: 'a', clients: [0, 1].map(() => scenario().lanes[0]?.clients[0]) }] },
    ],
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
    ['knobs', { id: 'x', at: 0, kind: 'knobs', set: { rtt: 0 } }, true],
    ['TLS on the way', { id: 'x', at: 0, kind: 'knobs', set: { tls: 'tls13' } }, false],
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
