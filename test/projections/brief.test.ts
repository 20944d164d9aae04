/** What is drawn of a text does not grow with it: a long target or a long message costs a frame no more than a short one. */
import { expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { BLOCK, linearScale, pictureOf, requestsOf } from '../../src/projections/index.ts';
import { type Action, PLAIN_LINK } from '../../src/scenario/index.ts';
import { runAll, scenario } from '../session/harness.ts';

it('a picture and its rows hold the start of a long target, and of a long message', async () => {
  const long = 'a'.repeat(20_000);
  const actions: Action[] = [
    {
      id: 'f',
      at: millis(300),
      kind: 'client',
      client: 'Alice',
      do: { deed: 'fetch', call: 'x', method: 'GET', target: `/messages?x=${long}`, fields: [] },
    },
    { id: 's', at: millis(600), kind: 'server', do: { deed: 'say', from: 'Bob', text: long } },
  ];
  const of = scenario({ link: PLAIN_LINK, actions });
  const indexes = (await runAll(of)).map((trace, n) => {
    const index = new LaneIndex(of.lanes[n]?.id ?? '', trace);
    index.extend();
    return index;
  });
  const picture = pictureOf(indexes, linearScale(of.until));
  const blocks = Array.from({ length: Math.ceil(picture.height / BLOCK) }, (_, n) => picture.block(n, 400));
  const lanes = blocks.flatMap((block) => block.lanes);
  const drawn = lanes.flatMap(({ arrows, dots }) => [
    ...arrows.map(({ label }) => label.code),
    ...dots.map(({ text }) => text),
  ]);
  const rows = requestsOf(indexes).map(({ request }) => request.label.code);
  expect(drawn.some((text) => text.startsWith('GET /messages?x=aaa'))).toBe(true);
  expect(rows.some((text) => text.startsWith('GET /messages?x=aaa'))).toBe(true);
  for (const text of [...drawn, ...rows]) expect(text.length).toBeLessThan(220);
});
