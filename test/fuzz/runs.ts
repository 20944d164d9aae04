/** What is fuzzed in runs: TCP between two bare ends, a lane in steps of any length, and edits. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { concat, micros } from '../../src/base/index.ts';
import { FLIGHTS, type TlsMode } from '../../src/network/tls/sizes.ts';
import { applyEdits, type Edit, freshId, laneOf } from '../../src/scenario/index.ts';
import { Session } from '../../src/session/index.ts';
import type { Fact, Trace } from '../../src/trace/index.ts';
import { Ends } from '../network/ends.ts';
import { composition, runAll, textOf } from '../session/harness.ts';
import { anyScenario } from './scenarios.ts';

/**
 * TLS's handshake never came to its end at the server, as the client had said FIN in its midst. No octet may leave before
 * that (RFC 5246 §7.3), and what waits for it is dropped: §7.2.1, "discarding any pending writes".
 */
const isBrokenOff = (ends: Ends, tls: TlsMode | 'none'): boolean => {
  const last = tls === 'none' ? undefined : FLIGHTS[tls].findLast(({ up }) => up);
  const isLast = (fact: Fact): boolean =>
    fact.kind === 'flight-received' && fact.up && fact.messages.join() === last?.messages.join();
  return last !== undefined && !ends.facts().some(isLast);
};

/** Both ends write while the path does what it likes; every octet arrives once and in order. */
export const tcpProperty = fc.property(
  fc.record({
    loss: fc.nat(350),
    reorder: fc.nat(350),
    delayedAck: fc.boolean(),
    initialWindow: fc.integer({ min: 1, max: 14 }),
    jitter: fc.nat(30_000).map(micros),
    bandwidth: fc.constantFrom(0, 1_000_000),
    tls: fc.constantFrom('none', 'tls12', 'tls12-resumed', 'tls13', 'tls13-resumed'),
  }),
  fc.array(fc.tuple(fc.boolean(), fc.nat(4000), fc.integer({ min: 1, max: 30_000 })), { maxLength: 10 }),
  fc.nat(),
  (settings, writes, seed) => {
    const ends = new Ends(settings, seed);
    const sent = { client: 0, server: 0 };
    for (const [isClient, at, n] of writes) {
      ends.at(20_000 + at, ({ client, server }) => {
        const end = isClient ? client : server;
        const from = sent[isClient ? 'client' : 'server'];
        if (!end.writable) return;
        end.write(Uint8Array.from({ length: n }, (_, i) => (from + i) % 251));
        sent[isClient ? 'client' : 'server'] += n;
      });
    }
    ends.at(30_000, ({ client }) => client.end()).until(4_000_000);
    if (ends.heard.some((line) => line.endsWith('reset'))) return; // given up: after fifteen timeouts
    for (const [from, to] of [
      ['client', 'server'],
      ['server', 'client'],
    ] as const) {
      const got = concat(ends.got[to]);
      const isDropped = from === 'server' && got.length === 0 && isBrokenOff(ends, settings.tls);
      deepStrictEqual(got.length, isDropped ? 0 : sent[from]);
      ok(
        got.every((octet, i) => octet === i % 251),
        'in order',
      );
    }
    deepStrictEqual(ends.heard.filter((line) => line.endsWith(' closed')).length, 2);
  },
);

export const laneProperty = fc.asyncProperty(
  anyScenario,
  fc.array(fc.integer({ min: 1, max: 1_500_000 }), { maxLength: 6 }),
  async (of, cuts) => {
    const [whole] = await runAll(of);
    const [lane] = of.lanes;
    if (whole === undefined || lane === undefined) throw new Error('one lane');
    const session = new Session(laneOf(of, lane), composition());
    let at = 0;
    for (const cut of [...cuts, of.until]) {
      at = Math.min(at + cut, of.until);
      await session.advance(micros(at));
    }
    session.close();
    deepStrictEqual(textOf(session.trace).split('\n'), textOf(whole).split('\n'));
  },
);

/** What a learner does at the playhead changes nothing before it, and a run that goes on says what a new one would. */
export const editProperty = fc.asyncProperty(anyScenario, anyScenario, async (of, other) => {
  const [before] = await runAll(of);
  const [lane] = of.lanes;
  if (before === undefined || lane === undefined) throw new Error('one lane');
  let edits: readonly Edit[] = [];
  for (const { lane: _, ...action } of other.actions.slice(0, 3)) {
    const base = applyEdits(of, edits);
    const [untouched] = await runAll(base);
    edits = [...edits, { edit: 'add', action: { ...action, id: freshId(base.actions) } }];
    const edited = applyEdits(of, edits);
    const [whole] = await runAll(edited);
    const added = edited.actions.at(-1);
    if (untouched === undefined || whole === undefined || added === undefined) throw new Error('one lane');
    deepStrictEqual(factsBefore(whole, action.at), factsBefore(untouched, action.at));
    const session = new Session(laneOf(base, lane), composition());
    await session.advance(micros(Math.max(0, action.at - 1)));
    if (session.append(added).ok) {
      await session.advance(of.until);
      deepStrictEqual(textOf(session.trace).split('\n'), textOf(whole).split('\n'));
    }
    session.close();
  }
  const [undone] = await runAll(applyEdits(of, []));
  deepStrictEqual(undone && textOf(undone), textOf(before));
});

const factsBefore = (trace: Trace, time: number): readonly Fact[] =>
  Array.from({ length: trace.length }, (_, n) => trace.at(n)).filter(({ at }) => at < time);
