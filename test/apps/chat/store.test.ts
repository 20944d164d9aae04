/** What the chat keeps: each time it is written or read the run records it, Timing tells it, and a lesson may ask for it. */
import { describe, expect, it } from 'vitest';
import { BEGINNING, findStop } from '../../../src/course/play/judge/index.ts';
import { LaneIndex } from '../../../src/projections/fold/index.ts';
import { detailOf } from '../../../src/projections/inspection/index.ts';
import { inspectorText } from '../../../src/text/inspector/index.ts';
import type { Trace } from '../../../src/trace/index.ts';
import { composition, DIRECT, MOCKED, runAll, scenario } from '../../session/harness.ts';

const storesOf = (trace: Trace): readonly string[] =>
  Array.from({ length: trace.length }, (_, i) => trace.at(i)).flatMap((fact) =>
    fact.kind === 'store'
      ? [`${fact.does} ${fact.count} of ${fact.table} from ${fact.first} at ${trace.nodes[fact.node]?.role}`]
      : [],
  );

describe.each([DIRECT, MOCKED])('the chat’s store, %o', (mounts) => {
  it('says what was written and read, in order', async () => {
    const [polling, socket] = await runAll(scenario(), composition(mounts));
    expect(polling && storesOf(polling)).toEqual([
      'read 0 of messages from 0 at server',
      'insert 1 of messages from 1 at server',
      'insert 1 of messages from 2 at server',
      'read 2 of messages from 1 at server',
      'insert 1 of messages from 3 at server',
      'read 1 of messages from 3 at server',
      'insert 1 of messages from 4 at server',
      'read 1 of messages from 4 at server',
      'read 0 of messages from 0 at server',
    ]);
    expect(socket && storesOf(socket)).toEqual([
      'read 0 of messages from 0 at server',
      ...[1, 2, 3, 4].map((id) => `insert 1 of messages from ${id} at server`),
    ]);
  });

  it('is told between a request and its answer, in both languages', async () => {
    const [trace] = await runAll(scenario(), composition(mounts));
    const lane = new LaneIndex('a', trace as Trace);
    lane.extend();
    const told = lane.arrows
      .filter(({ what, up }) => what === 'm' && !up)
      .map(({ address }) => detailOf(lane, address, scenario().until)?.timing.map(({ key, n }) => [key, n]));
    expect(told[0]?.slice(0, 2)).toEqual([
      ['called', undefined],
      ['store-read', 0],
    ]);
    expect(told.flat().filter((row) => String(row?.[0]).startsWith('store'))).toContainEqual([
      'store-insert',
      1,
    ]);
    const words = Object.values(inspectorText).map((text) => text['time-store-insert']);
    expect(words.map((forms) => forms[0])).toEqual(['The server stores {n} row', 'Máy chủ lưu {n} dòng']);
  });

  it('is what a lesson may stop at', async () => {
    const [trace] = await runAll(scenario(), composition(mounts));
    const traces = new Map([['a', trace as Trace]]);
    const stop = findStop(traces, { lane: 'a', fact: 'store', does: 'read', count: 2, first: 1 }, BEGINNING);
    expect(traces.get('a')?.at(stop?.index ?? 0)).toMatchObject({ kind: 'store', table: 'messages' });
  });
});
