/** What a lane shows when things go wrong, and of what stands half-way. */
import { explainFailures } from '../../../src/text/failures/index.ts';
import { stageList } from '../../../src/ui/stage-list/index.ts';
import { assert } from 'chai';
import { speakVietnamese } from '../../../src/text/vi/index.ts';
import tokens from '../../../src/ui/theme/tokens.css?inline';
import type { LaneView } from '../../../src/projections/index.ts';
import { TRANSPORT_KINDS } from '../../../src/scenario/index.ts';
import { WStage } from '../../../src/ui/stage/stage.ts';
import { assertAccessible } from '../axe.ts';
import { ALICE, BOX, NODES, SERVER, arrow, at, heading, pictureWith } from './sample.ts';

explainFailures();

speakVietnamese();

const theme = new CSSStyleSheet();
theme.replaceSync(tokens);
document.adoptedStyleSheets.push(theme);

const NOTHING = { arrows: [], dots: [], waits: [], events: [], stretches: [], hidden: 0 };
const note = (key: 'lost-octets' | 'again-timeout' | 'close', n: number) => ({ key, n }) as const;

const lossy: LaneView = {
  ...NOTHING,
  id: 'a',
  arrows: [
    arrow('a', 0, 50, {
      hue: 'tcp',
      label: { code: 'TCP', note: note('lost-octets', 1448) },
      t1: -1,
      lost: true,
    }),
    arrow('a', 1, 250, { hue: 'tcp', label: { code: 'TCP', note: note('again-timeout', 1448) } }),
    arrow('a', 2, 400, { hue: 'close', label: { code: 'close 1001', note: note('close', 1001) } }),
  ],
  stretches: [
    { kind: 'held', node: ALICE, y0: 90, y1: 290 },
    { kind: 'queued', node: ALICE, y0: 300, y1: 420 },
  ],
  events: [{ y: 440, at: at(440), node: ALICE, hue: 'close', code: 'onclose 1006' }],
};
const broken: LaneView = {
  ...NOTHING,
  id: 'b',
  arrows: [
    arrow('b', 0, 20, { up: true, hue: 'upgrade', label: { code: 'GET /chat · Upgrade' }, receiver: BOX }),
    arrow('b', 1, 100, { up: true, hue: 'http', label: { code: 'GET /chat' }, sender: BOX }),
  ],
  stretches: [
    { kind: 'cable', node: -1, y0: 200, y1: 350 },
    { kind: 'down', node: SERVER, y0: 300, y1: 400 },
    { kind: 'asleep', node: ALICE, y0: 350, y1: 460 },
  ],
  events: [
    { y: 200, at: at(200), node: ALICE, hue: 'close', code: 'cable-out' },
    { y: 300, at: at(300), node: SERVER, hue: 'close', code: 'crash' },
  ],
};

async function mounted(more: Partial<WStage> = {}): Promise<WStage> {
  const stage = new WStage();
  const box = document.createElement('div');
  box.style.cssText = 'width:1000px;height:700px';
  const lanes = [
    heading('a', 'event-stream'),
    { ...heading('b', 'websocket'), nodes: [...NODES, { role: 'box', kind: 'proxy' } as const] },
  ];
  const picture = pictureWith([lossy, broken], 600);
  Object.assign(stage, { list: stageList, picture, lanes, lane: 'a', cursorY: 590, cursorAt: at(590) }, more);
  box.append(stage);
  document.body.replaceChildren(box);
  for (let n = 0; n < 30; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return stage;
}

const all = (stage: WStage, selector: string): Element[] => [...stage.renderRoot.querySelectorAll(selector)];
const textsOf = (stage: WStage, selector: string): string[] =>
  all(stage, selector).map(({ textContent }) => textContent.trim());
const spoken = (stage: WStage, lane: number): string[] =>
  all(stage, `#lane-${lane} .twin li`).map(
    (item) => item.querySelector('button')?.ariaLabel ?? item.textContent ?? '',
  );

/** First and last abscissa of an arrow's shaft. */
function reach(stage: WStage, address: string): [number, number] {
  const d = all(stage, `[data-address="${address}"] .shaft`)[0]?.getAttribute('d') ?? '';
  const [, from, to] = /^M([\d.]+) [\d.]+L([\d.]+)/.exec(d) ?? [];
  return [Number(from), Number(to)];
}

describe('a lane in trouble', () => {
  afterEach(() => {
    delete document.documentElement.dataset['theme'];
    document.body.replaceChildren();
  });

  for (const name of ['light', 'dark']) {
    it(`is accessible, ${name}`, async () => {
      document.documentElement.dataset['theme'] = name;
      document.body.style.background = 'var(--ground)';
      await assertAccessible(await mounted());
    });
  }

  it('lets a lost segment fall on its way, with a cross and a word', async () => {
    const stage = await mounted();
    const [lost, whole] = [reach(stage, 'a/c0/down/f0'), reach(stage, 'a/c0/down/f1')];
    const share = (lost[0] - lost[1]) / (whole[0] - whole[1]);
    assert.isTrue(share > 0.5 && share < 0.7, `${share} of the way`);
    assert.include(textsOf(stage, '.label'), 'TCP 1,448 B lost');
    assert.include(textsOf(stage, '.label'), 'TCP again: timeout');
  });

  it('says why a segment comes again, and what a close code means, in both languages', async () => {
    const stage = await mounted();
    assert.include(textsOf(stage, '.label'), 'close 1001 · going away');
    assert.match(textsOf(stage, '.words .second').join('\n'), /^(1006 )?abn.*…$/m);
    stage.language = 'vi';
    await stage.updateComplete;
    for (let n = 0; n < 20; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
    assert.include(textsOf(stage, '.label'), 'close 1001 · đang rời đi');
    assert.include(textsOf(stage, '.label'), 'TCP mất 1.448 B');
  });

  it('speaks loss, repetition, faults and the whole meaning of a code', async () => {
    const stage = await mounted();
    const [lossyLane, brokenLane] = [spoken(stage, 0), spoken(stage, 1)];
    assert.include(lossyLane, '0.050 s, server to Alice, TCP, lost on the way');
    assert.include(lossyLane, '0.250 s, server to Alice, TCP, again: timeout');
    assert.include(lossyLane, '0.440 s, Alice: onclose 1006, abnormal: no Close frame');
    assert.include(brokenLane, '0.200 s, Alice: cable out');
    assert.include(brokenLane, '0.300 s, server: crashed');
  });

  it('draws what lasts: the cable between the lines, an end along its own', async () => {
    const stage = await mounted();
    const kinds = new Set(all(stage, '#lane-1 .stretch').map(({ classList }) => classList[1]));
    assert.deepEqual(
      [...kinds].toSorted((a = '', b = '') => a.localeCompare(b)),
      ['asleep', 'cable', 'down'],
    );
    assert.isNotEmpty(all(stage, '#lane-0 .stretch.held'));
    assert.equal(all(stage, '#lane-0 .stretch.queued')[0]?.getAttribute('fill'), 'url(#wait-0)');
    const [cable] = all(stage, '#lane-1 .stretch.cable').map((rect) => Number(rect.getAttribute('x')));
    const [server] = all(stage, '#lane-1 .stretch.down').map((rect) => Number(rect.getAttribute('x')));
    assert.isBelow(cable ?? 0, (server ?? 0) - 100);
  });

  it('has a line for the proxy, and half a way for each of its connections', async () => {
    const stage = await mounted();
    assert.deepEqual(textsOf(stage, '#lane-1 .ends .box'), ['proxy']);
    assert.lengthOf(all(stage, '#lane-1 .life'), 3);
    assert.lengthOf(all(stage, '#lane-0 .life'), 2);
    const [client, server] = [reach(stage, 'b/c0/up/f0'), reach(stage, 'b/c0/up/f1')];
    assert.isAtMost(client[1], server[0]);
    assert.include(spoken(stage, 1), '0.020 s, Alice to proxy, GET /chat · Upgrade');
    assert.include(spoken(stage, 1), '0.100 s, proxy to server, GET /chat');
  });
});

describe('the heading of a lane', () => {
  afterEach(() => document.body.replaceChildren());

  it('offers every transport', async () => {
    const stage = await mounted();
    const options = all(stage, '#lane-0 select option').map((option) => option.getAttribute('value'));
    assert.deepEqual(options, [...TRANSPORT_KINDS]);
  });

  for (const [kind, badge, figure] of [
    ['polling', 'keep-alive', '4 of 6 empty'],
    ['long-polling', '', '4 of 6 held in vain'],
    ['event-stream', 'OPEN', '1 event'],
    ['streaming', '', '1 message'],
    ['websocket', 'OPEN', '7 frames'],
  ] as const) {
    it(`says what ${kind} is made of`, async () => {
      const stage = await mounted({ lanes: [heading('a', kind), heading('b', 'websocket')] });
      assert.deepEqual(textsOf(stage, '#lane-0 .badge').join(), badge);
      const [own] = all(stage, '#lane-0 .cell').slice(-1);
      const said = [own?.querySelector('.figure')?.textContent, own?.querySelector('dt')?.textContent];
      assert.equal(said.map((part) => part?.trim()).join(' '), figure);
    });
  }
});
