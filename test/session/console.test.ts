/** Calls that a scenario makes in a page's console, and what a browser does with those that are mistakes. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/engine/composition.ts';
import { millis } from '../../src/base/index.ts';
import { type Action, PLAIN_LINK, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { makeTurner } from '../../src/session/index.ts';
import type { Trace } from '../../src/trace/index.ts';
import { composition, MOCKED, realm, runAll, scenario } from './harness.ts';
import { asks, factsOf } from '../trace/facts-of.ts';

/** Without the code that only some lanes need. */
const plain = compose(realm, makeTurner(false, 'plain').turn, MOCKED, {});

type Deed = Extract<Action, { kind: 'client' }>['do'];

/** The deeds of a page with a socket, from half a second on, 300 ms apart. */
async function traceOf(deeds: readonly Deed[], by = composition()): Promise<Trace> {
  const actions = deeds.map(
    (deed, n): Action => ({
      id: `x${n}`,
      at: millis(500 + n * 300),
      kind: 'client',
      client: 'Alice',
      do: deed,
    }),
  );
  const clients = [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }];
  const [trace] = await runAll(scenario({ link: PLAIN_LINK, lanes: [{ id: 'b', clients }], actions }), by);
  if (trace === undefined) throw new Error('one lane, one trace');
  return trace;
}

const threw = (trace: Trace): string[] => factsOf(trace, 'handler-threw').map(({ error }) => error);
const requests = (trace: Trace): string[] => factsOf(trace, 'request-sent').map(asks);

describe('a socket', () => {
  const open = (target: string, protocols: string[] = []): Deed => ({
    deed: 'socket-open',
    call: target,
    target,
    protocols,
  });

  // WHATWG WebSockets §3.1: the constructor throws, no connection is made, and the page goes on.
  it('with the same subprotocol twice: SyntaxError', async () => {
    const trace = await traceOf([open('/chat', ['a', 'a']), open('/chat')]);
    expect(threw(trace)).toEqual(['SyntaxError']);
    expect(requests(trace)).toEqual(['GET /chat', 'GET /chat']);
  });

  it('with a fragment, be it empty: the same; dots are resolved before anything travels', async () => {
    const trace = await traceOf([open('/chat#x'), open('/chat#'), open('/a/../chat')]);
    expect(threw(trace)).toEqual(['SyntaxError', 'SyntaxError']);
    expect(requests(trace)).toEqual(['GET /chat', 'GET /chat']);
    expect(factsOf(trace, 'response-received').map(({ status }) => status)).toEqual([101, 101]);
  });
});

describe('a fetch', () => {
  const fetch = (target: string, method = 'GET', body?: string): Deed => ({
    deed: 'fetch',
    call: target,
    method,
    target,
    fields: [],
    ...(body !== undefined && { body }),
  });

  // WHATWG URL §4.4, percent-encode sets; RFC 9112 §3.2.1: an origin-form has no fragment.
  it.each([
    ['/messages?since=0#top', '/messages?since=0'],
    ['/a/./../messages', '/messages'],
    ['/messages?a="<>', '/messages?a=%22%3C%3E'],
    ['//other.example/messages', '//other.example/messages'],
  ])('of %s asks for %s, whatever other lanes have had fetched', async (target, asked) => {
    for (const by of [composition(), plain]) {
      const trace = await traceOf([fetch(target)], by);
      expect(requests(trace)).toEqual(['GET /chat', `GET ${asked}`]);
    }
  });

  // Fetch §5.4, the constructor of Request: "throw a TypeError".
  it.each([
    ['TRACE', undefined],
    ['connect', undefined],
    ['Track', undefined],
    ['GET', ''],
    ['head', 'body'],
  ])('with %s and the body %j: TypeError, and nothing is sent', async (method, body) => {
    const trace = await traceOf([fetch('/messages', method, body)]);
    expect(threw(trace)).toEqual(['TypeError']);
    expect(requests(trace)).toEqual(['GET /chat']);
    expect(factsOf(trace, 'call').map(({ call, stage }) => [call, stage])).toEqual([['/messages', 'failed']]);
  });
});
