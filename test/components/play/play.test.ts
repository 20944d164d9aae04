import { assert } from 'chai';
import { KNOBS } from '../../../src/scenario/index.ts';
import { settingsOfApp } from '../../../src/scenario/json/index.ts';
import { type Line, Play, type PlayView } from '../../../src/ui/play/index.ts';
import {
  assertAccessibleInBothThemes,
  focused,
  heard,
  inside,
  insideAll,
  mount,
  settle,
} from '../inspector/setup.ts';

const line = (id: string, at: number, text: string, mistake = '') => ({
  id,
  at,
  action: 'say',
  who: 'Bob',
  text,
  lane: '',
  label: '',
  mistake,
});

const view: PlayView = {
  back: '#/2.1a/the-101',
  notices: [{ text: 'You see a run that came with a link.', actions: ['Keep mine', 'Keep these'] }],
  presets: [
    { id: 'chat', name: 'One chat' },
    { id: 'four', name: 'Four transports' },
  ],
  preset: 'chat',
  about: 'Polling beside a WebSocket.',
  app: {
    name: 'ticker',
    choices: [
      { name: 'chat', words: 'a chat' },
      { name: 'ticker', words: 'prices' },
    ],
    settings: [
      { name: 'every', form: new Map(settingsOfApp('ticker')).get('every') ?? KNOBS.rtt, value: 500_000 },
      {
        name: 'update',
        form: { is: 'choice', plain: 'snapshot', choices: ['snapshot', 'difference'] },
        value: 'difference',
      },
    ],
  },
  lanes: [
    { id: 'a', letter: 'A', transport: 'polling', pages: 1, mayGrow: true },
    { id: 'b', letter: 'B', transport: 'websocket', pages: 6, mayGrow: false },
  ],
  mayAddLane: true,
  length: 8,
  lengthMistake: '',
  script: {
    lines: [line('s1', 1.2, 'Hi'), line('s2', 2.3, 'Lunch?', 'That is no time.')],
    actions: [
      { id: 'say', name: 'says', hasWho: true, hasText: true },
      { id: 'crash', name: 'server crashes', hasWho: false, hasText: false },
    ],
    people: ['Alice', 'Bob'],
    lanes: [
      { id: 'a', letter: 'A' },
      { id: 'b', letter: 'B' },
    ],
  },
  status: '',
};

let play: Play;
beforeEach(async () => {
  play = await mount(new Play());
  play.view = view;
  await settle(play);
});

const script = () => inside(play, 'w-script');
const type = (field: Element | null, text: string): void => {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) throw new Error('no field');
  field.value = text;
  field.dispatchEvent(new Event('change'));
};
const lineOf = (id: string): Element => {
  const found = script().shadowRoot?.querySelector(`[data-id=${id}]`);
  if (!found) throw new Error(`no line ${id}`);
  return found;
};

describe('the playground’s column', () => {
  it('asks for another application, and for other settings of its own', () => {
    const [app, set] = [heard(play, 'w-app'), heard(play, 'w-app-setting')];
    const every = inside(play, '#app-every');
    assert.equal(every.getAttribute('aria-valuetext'), '500 ms');
    Object.assign(every, { value: '0' }).dispatchEvent(new Event('input'));
    type(inside(play, '#app-update'), 'snapshot');
    type(inside(play, '.app select'), 'chat');
    assert.deepEqual(
      [...set, ...app],
      [{ name: 'every', value: 10_000 }, { name: 'update', value: 'snapshot' }, { name: 'chat' }],
    );
  });

  it('asks for another preset, lane, page, transport and length', async () => {
    const types = ['w-preset', 'w-add-lane', 'w-remove-lane', 'w-pages', 'w-transport', 'w-length'];
    const asked = types.map((type) => heard(play, type));
    insideAll(play, '.presets button')[1]?.click();
    inside(play, '.foot .add').click();
    inside(play, '.lane > .icon').click();
    insideAll(play, '.pages .icon')[1]?.click();
    type(inside(play, '.lane select'), 'streaming');
    type(inside(play, '.length input'), '12,5');
    await settle(play);
    assert.deepEqual(asked.flat(), [
      { preset: 'four' },
      {},
      { lane: 'a' },
      { lane: 'a', by: 1 },
      { lane: 'a', transport: 'streaming' },
      { seconds: 12.5 },
    ]);
  });

  it('offers no page beyond the sixth, and none less than one', () => {
    const [fewer, , , more] = insideAll(play, '.pages .icon').map((button) =>
      button.hasAttribute('disabled'),
    );
    assert.isTrue(fewer);
    assert.isTrue(more);
  });

  it('asks for a line as it was typed, and shows what is wrong with it', () => {
    const asked = heard(play, 'w-line');
    type(lineOf('s1').querySelector('.time input'), 'soon');
    type(lineOf('s1').querySelector('.text'), 'Hello');
    type(lineOf('s2').querySelector('.row select'), 'crash');
    const [time, text, action] = asked.map((detail) => (detail as { readonly line: Line }).line);
    assert.isNaN(time?.at);
    assert.include(text, { id: 's1', at: 1.2, text: 'Hello' });
    assert.include(action, { id: 's2', action: 'crash' });
    assert.equal(lineOf('s2').querySelector('[role=alert]')?.textContent, 'That is no time.');
  });

  it('leaves what was typed wrong in its field, until nothing is wrong any more', async () => {
    const fields = () =>
      [lineOf('s1').querySelector<HTMLInputElement>('.time input'), inside(play, '.length input')].map(
        (field) => field instanceof HTMLInputElement && field.value,
      );
    const showing = async (mistake: string, at = 1.2): Promise<void> => {
      const lines = [line('s1', at, 'Hi', mistake), line('s2', 2.3, 'Lunch?')];
      play.view = { ...view, lengthMistake: mistake, script: { ...view.script, lines } };
      await settle(play);
    };
    type(lineOf('s1').querySelector('.time input'), '5');
    await showing('', 5);
    type(lineOf('s1').querySelector('.time input'), 'soon');
    type(inside(play, '.length input'), 'long');
    await showing('That is none.', 5);
    assert.deepEqual(fields(), ['soon', 'long']);
    await showing('', 5);
    assert.deepEqual(fields(), ['5', '8']);
  });

  it('keeps the focus in a line that moves to another place', async () => {
    lineOf('s1').querySelector<HTMLElement>('.time input')?.focus();
    play.view = {
      ...view,
      script: { ...view.script, lines: [line('s2', 2.3, 'Lunch?'), line('s1', 5, 'Hi')] },
    };
    await settle(play);
    assert.equal(focused()?.closest('.line')?.getAttribute('data-id'), 's1');
  });

  it('puts the focus into a line that was added, and beside one that was removed', async () => {
    script().shadowRoot?.querySelector<HTMLElement>('.add')?.click();
    const lines = [...view.script.lines, line('s3', 4, 'Hello')];
    play.view = { ...view, script: { ...view.script, lines } };
    await settle(play);
    assert.equal(focused()?.closest('.line')?.getAttribute('data-id'), 's3');
    lineOf('s3').querySelector<HTMLElement>('.icon')?.click();
    play.view = view;
    await settle(play);
    assert.equal(focused()?.closest('.line')?.getAttribute('data-id'), 's2');
  });

  it('has no violation of axe’s rules', async () => {
    await assertAccessibleInBothThemes(play);
    play.language = 'vi';
    await settle(play);
    await assertAccessibleInBothThemes(play);
  });
});
