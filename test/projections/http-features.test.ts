/** What a picture says of HTTP's own features: labels of answers and lines of the page's code, over whole runs. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex } from '../../src/projections/fold/index.ts';
import { ledgerAt } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { laneOf, PLAIN_LINK, PLAIN_SERVER, type Scenario } from '../../src/scenario/index.ts';
import { run } from '../../src/session/index.ts';
import { lookOf } from './looks.ts';
import { bobSays, composition, DIRECT, scenario } from '../session/harness.ts';

async function polling(server: Partial<Scenario['server']>): Promise<LaneIndex> {
  const of = scenario({
    server: { ...PLAIN_SERVER, ...server },
    link: PLAIN_LINK,
    actions: [bobSays(600, 'hi')],
  });
  const [lane] = of.lanes;
  if (lane === undefined) throw new Error('a lane');
  const index = new LaneIndex('a', await run(laneOf(of, lane), of.until, composition(DIRECT)));
  index.extend();
  return index;
}
const answers = ({ arrows }: LaneIndex): string[] =>
  arrows
    .filter(({ what, up }) => what === 'm' && !up)
    .map((arrow) => lookOf(arrow).label)
    .map(({ code, note }) => (note === undefined ? code : `${code} ${note.key} ${note.n}`));
const code = (index: LaneIndex, nth: number): readonly string[] | undefined => {
  const arrow = index.arrows.filter(({ what, up }) => what === 'm' && !up)[nth];
  return arrow && detailOf(index, arrow.address, millis(5000))?.code;
};

const LAST_THREE = ['200 nothing-new 0', '200 nothing-new 0', '200 nothing-new 0'];

describe('answers are named', () => {
  it.each<[string, Partial<Scenario['server']>, string[]]>([
    ['as they are', {}, ['200 nothing-new 0', '200 messages 1', ...LAST_THREE]],
    [
      'etag: 304, nothing new',
      { etag: true },
      ['200 nothing-new 0', '200 messages 1', '200 nothing-new 0', '304 nothing-new 0', '304 nothing-new 0'],
    ],
    [
      'gzip: by their packed size, but for an empty list',
      { gzip: true },
      ['200 nothing-new 0', '200 · gzip octets 55', ...LAST_THREE],
    ],
    [
      'moved: a redirect before each',
      { moved: true },
      [
        '307',
        '200 nothing-new 0',
        '307',
        '200 messages 1',
        ...LAST_THREE.flatMap(() => ['307', '200 nothing-new 0']),
      ],
    ],
  ])('%s', async (_name, server, told) => expect(answers(await polling(server))).toEqual(told));

  it('and as many polls bring nothing, however they say so', async () => {
    for (const server of [{}, { etag: true }, { gzip: true }, { moved: true }]) {
      const { emptyPolls } = ledgerAt((await polling(server)).totals, millis(5000));
      expect(emptyPolls).toBe(4);
    }
  });
});

describe('the page’s code', () => {
  it('gets its copy for a 304', async () => {
    expect(code(await polling({ etag: true }), 3)).toEqual([
      'response.status         // 200',
      "await response.text()   // the browser's copy",
    ]);
  });
  it('gets what was packed', async () => {
    expect(code(await polling({ gzip: true }), 1)).toEqual([
      'response.status         // 200',
      'await response.text()   // 35 B',
    ]);
  });
  it('never sees a redirect', async () => expect(code(await polling({ moved: true }), 0)).toEqual([]));
});
