/** The inspector's lines of JavaScript: what a page's script calls or hears, and nothing that it could not. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { type Action, PLAIN_LINK, PLAIN_SERVER, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { runAll, scenario } from '../session/harness.ts';

type Deed<K extends Action['kind']> = Extract<Action, { kind: K; do: unknown }>['do'];
const page = (id: string, ms: number, deed: Deed<'client'>): Action => ({
  id,
  at: millis(ms),
  kind: 'client',
  client: 'Alice',
  do: deed,
});
const server = (deed: Deed<'server'>): Action => ({ id: 's', at: millis(600), kind: 'server', do: deed });

/** The lines of each transfer of that kind: `f` frames, `m` messages of HTTP. */
async function codeOf(
  what: 'f' | 'm',
  foreign: boolean,
  ...actions: Action[]
): Promise<Record<string, string>> {
  const clients = [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }];
  const lanes = [{ id: 'b', clients }];
  const of = scenario({ link: PLAIN_LINK, server: { ...PLAIN_SERVER, foreign }, lanes, actions });
  const [trace] = await runAll(of);
  if (trace === undefined) throw new Error('one lane, one trace');
  const lane = new LaneIndex('b', trace);
  lane.extend();
  const told = lane.arrows
    .filter(
      (arrow) => arrow.what === what && !arrow.label.code.includes('GET /chat') && arrow.hue !== 'upgrade',
    )
    .map(({ address, label }) => {
      const code = detailOf(lane, address, millis(5000))?.code ?? [];
      return [`${address.includes('/up/') ? '↑' : '↓'} ${label.code}`, code.join('').replaceAll(/ +/g, ' ')];
    });
  return Object.fromEntries(told) as Record<string, string>;
}

describe('a Close frame', () => {
  const ended = (code: number, reason: string): string =>
    `socket.onclose = (event) => { event.code // ${code} event.reason // "${reason}"}`;

  it('that the page sends, with its reason; the answer is what it hears', async () => {
    const close = page('c', 600, { deed: 'close', code: 4002, reason: 'see you' });
    expect(await codeOf('f', false, close)).toEqual({
      '↑ close 4002': 'socket.close(4002, "see you")',
      '↓ close 4002': ended(4002, 'see you'),
    });
  });

  it('that the browser answers with is no call of the page (RFC 6455 §5.5.1)', async () => {
    expect(await codeOf('f', false, server({ deed: 'close', code: 4001, reason: 'bye' }))).toEqual({
      '↓ close 4001': ended(4001, 'bye'),
      '↑ close 4001': '',
    });
  });

  // A page may not say 1002, and has heard 1006 already (§7.1.7, WHATWG WebSockets §4).
  it('with which the browser fails the connection is none either, and its answer is not heard', async () => {
    const told = await codeOf('f', false, server({ deed: 'raw', hex: '83 00' }));
    expect(told).toMatchObject({ '↑ close 1002': '', '↓ close 1002': '' });
  });

  it('of a page that goes away: its script is gone', async () => {
    const told = await codeOf('f', false, page('l', 600, { deed: 'leave' }));
    expect(told).toEqual({ '↑ close 1001': '', '↓ close 1001': '' });
  });
});

describe('the answer to a handshake', () => {
  it.each([
    ['valid', 'onopen'],
    ['wrong-accept', 'onclose'],
    ['no-key', 'onclose'],
  ] as const)('%s: the page hears %s, whatever the status', async (handshake, heard) => {
    const clients = [{ name: 'Alice', transport: { ...PLAIN_TRANSPORTS.websocket, handshake } }];
    const [trace] = await runAll(scenario({ link: PLAIN_LINK, lanes: [{ id: 'b', clients }], actions: [] }));
    if (trace === undefined) throw new Error('one lane, one trace');
    const lane = new LaneIndex('b', trace);
    lane.extend();
    const answer = lane.arrows.find(({ answers }) => answers?.hue === 'upgrade');
    const [line] = detailOf(lane, answer?.address ?? '', millis(5000))?.code ?? [];
    expect(line).toMatch(new RegExp(`^socket.${heard} = `));
  });
});

describe('a fetch', () => {
  const fetch = (id: string, ms: number, method: string): Action =>
    page(id, ms, { deed: 'fetch', call: id, method, target: '/messages', fields: [] });

  it('says its method, with a body or without; an answer to HEAD has no text', async () => {
    expect(await codeOf('m', false, fetch('h', 500, 'HEAD'), fetch('d', 900, 'DELETE'))).toEqual({
      '↑ HEAD /messages': "await fetch('/messages', { method: 'HEAD',})",
      '↓ 200': 'response.status // 200await response.text() // ""',
      '↑ DELETE /messages': "await fetch('/messages', { method: 'DELETE',})",
      '↓ 404': 'response.status // 404await response.text() // "Nothing is here."',
    });
  });

  it('whose preflight is the browser’s own, question and answer', async () => {
    const told = await codeOf('m', true, fetch('d', 500, 'DELETE'));
    expect([told['↑ OPTIONS /messages'], told['↓ 204']]).toEqual(['', '']);
    expect(told['↓ 404']).toContain('404');
  });
});
