/** Every opening handshake that a learner can choose: what the server answers, who refuses, what the page hears. */
import { describe, expect, it } from 'vitest';
import { fromLatin1, millis } from '../../src/base/index.ts';
import type { Mounts } from '../../src/engine/composition.ts';
import { PLAIN_LINK, PLAIN_TRANSPORTS, type TransportOf } from '../../src/scenario/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { bobSays, composition, DIRECT, MOCKED, runAll, scenario } from './harness.ts';
import { allFacts } from '../trace/facts-of.ts';

async function traceOf(handshake: TransportOf<'websocket'>['handshake'], mounts: Mounts): Promise<Trace> {
  const lane = {
    id: 'b',
    clients: [{ name: 'Alice', transport: { ...PLAIN_TRANSPORTS.websocket, handshake } }],
  };
  const link = PLAIN_LINK;
  const changes = { until: millis(1000), link, lanes: [lane], actions: [bobSays(600, 'hi')] };
  const [trace] = await runAll(scenario(changes), composition(mounts));
  if (trace === undefined) throw new Error('one lane, one trace');
  return trace;
}

/** `101`; failures as `end code`; what the page heard and when; messages shown. */
function told(trace: Trace): string[] {
  return allFacts(trace).flatMap((fact) => {
    if (fact.kind === 'response-sent') return `${fact.status}`;
    if (fact.kind === 'failure') return `${fact.up ? 'page' : 'server'} ${fact.problem}`;
    if (fact.kind === 'socket-event')
      return `${fact.at / 1000} ${fact.event}${fact.event === 'close' ? ` ${fact.code}` : ''}`;
    return fact.kind === 'message-shown' ? 'shown' : [];
  });
}

/** The page hears of a refusal only that it is over: one round trip for TCP, one for the answer. */
const OVER = ['160 error', '160 close 1006'];

type Case = readonly [handshake: TransportOf<'websocket'>['handshake'], ...told: string[]];
const CASES: readonly Case[] = [
  ['valid', '101', '160 open', '640 message', 'shown'],
  ['no-key', '400', 'page ws/status', ...OVER],
  ['version-8', '426', 'page ws/status', ...OVER],
  ['foreign-origin', '403', 'page ws/status', ...OVER],
  ['wrong-path', '404', 'page ws/status', ...OVER],
  ['unauthorized', '401', 'page ws/status', ...OVER],
  ['redirect', '302', 'page ws/status', ...OVER],
  ['plain-200', '200', 'page ws/status', ...OVER],
  ['wrong-accept', '101', 'page ws/accept', ...OVER],
  ['other-protocol', '101', 'page ws/protocol', ...OVER],
  ['other-extension', '101', 'page ws/extension', ...OVER],
];

describe('the opening handshake', () => {
  it.each(CASES.map(([handshake, ...expected]) => ({ handshake, expected })))(
    '$handshake',
    async ({ handshake, expected }) => {
      for (const mounts of [MOCKED, DIRECT]) expect(told(await traceOf(handshake, mounts))).toEqual(expected);
    },
  );

  it.each([
    ['version-8', 'Sec-WebSocket-Version: 13'], // RFC 6455 §4.2.2: the versions that the server speaks
    ['version-8', 'Upgrade: websocket'], // RFC 9110 §15.5.22: a 426 names the protocol
    ['unauthorized', 'WWW-Authenticate: Bearer realm="chat"'], // RFC 9110 §15.5.2: a 401 says how
    ['redirect', 'Location: http://chat.example/elsewhere'],
    ['other-protocol', 'Sec-WebSocket-Protocol: bingo'],
    ['other-extension', 'Sec-WebSocket-Extensions: x-fold'],
  ] as const)(
    '%s: the answer says %s',
    async (handshake: TransportOf<'websocket'>['handshake'], line: string) => {
      const trace = await traceOf(handshake, MOCKED);
      expect(fromLatin1(trace.stream(0, false).slice(0, 1000)).split('\r\n')).toContain(line);
    },
  );

  it('a redirect is not followed, and a refused page does not ask again', async () => {
    for (const handshake of ['redirect', 'unauthorized'] as const) {
      expect((await traceOf(handshake, MOCKED)).connections).toBe(1);
    }
  });
});
