import { assert } from 'chai';
import { Home, type HomeView } from '../../../src/ui/home/index.ts';
import { WStage } from '../../../src/ui/index.ts';
import {
  assertAccessibleInBothThemes,
  focused,
  heard,
  inside,
  insideAll,
  mount,
  settle,
} from '../inspector/setup.ts';

const written = (id: string, done: number, isNext = false) => ({
  id,
  title: `Lesson ${id}`,
  href: `#/${id}/start`,
  done,
  all: 8,
  isNext,
});
const planned = (id: string) => ({ id, title: `Lesson ${id}` });

const view: HomeView = {
  action: { is: 'continue', lesson: '2.1c', title: 'Framing', href: '#/2.1c/mask' },
  chapters: [
    {
      id: '1',
      title: 'Introduction',
      done: 0,
      all: 2,
      groups: [{ title: 'About', lessons: [planned('1.1'), planned('1.2')] }],
    },
    {
      id: '2',
      title: 'Theory',
      done: 1,
      all: 5,
      groups: [
        {
          title: '2.1 Definition',
          lessons: [
            written('2.1a', 8),
            written('2.1b', 0),
            written('2.1c', 5, true),
            planned('2.1d'),
            planned('2.1e'),
          ],
        },
      ],
    },
  ],
  picture: 'playing',
  status: '',
  notices: [],
};

let home: Home;
beforeEach(async () => {
  home = await mount(new Home(), 1280, 800);
  home.view = view;
  home.append(new WStage());
  await settle(home);
});

const text = (selector: string): string[] =>
  insideAll(home, selector).map((each) => each.textContent.replace(/\s+/g, ' ').trim());
const show = async (change: Partial<HomeView>): Promise<void> => {
  home.view = { ...view, ...change };
  await settle(home);
};

describe('w-home', () => {
  it('leads to the first thing to do, in words for a first visit, a later one and a last one', async () => {
    assert.deepEqual(text('.action'), ['Continue 2.1c: Framing']);
    assert.equal(inside(home, '.action').getAttribute('href'), '#/2.1c/mask');
    await show({ action: { ...view.action, is: 'start' } });
    assert.deepEqual(text('.action'), ['Start with 2.1c: Framing']);
    await show({ action: { ...view.action, is: 'again' } });
    assert.deepEqual(text('.action'), ['Once more from 2.1c: Framing']);
    home.focus();
    assert.equal(focused(), inside(home, '.action'));
  });

  it('has links to the lessons that are written, with what was done, and the others as plain words', () => {
    assert.deepEqual(text('a.lesson'), [
      '2.1a Lesson 2.1a ✓done',
      '2.1b Lesson 2.1b',
      '2.1c Lesson 2.1c 5 / 85 of 8 steps done',
    ]);
    assert.deepEqual(text('.planned .title'), ['Lesson 1.1', 'Lesson 1.2', 'Lesson 2.1d', 'Lesson 2.1e']);
    assert.deepEqual(text('.next .id'), ['2.1c']);
    assert.deepEqual(text('.count'), ['1 of 51 of 5 lessons done'], 'none where no lesson is written');
  });

  it('says once a group that lessons are coming', () => {
    assert.deepEqual(text('.coming'), ['coming', 'coming']);
    assert.deepEqual(text('h4'), ['About coming', '2.1 Definition']);
    assert.match(text('.planned')[2] ?? '', /coming$/);
  });

  it('has a button for the picture, which is no control itself', async () => {
    const [plays, pauses] = [heard(home, 'w-play'), heard(home, 'w-pause')];
    const name = (): string | null => inside(home, '.pause').getAttribute('aria-label');
    assert.equal(name(), 'Pause the picture');
    inside(home, '.pause').click();
    await show({ picture: 'paused' });
    assert.equal(name(), 'Play the picture');
    inside(home, '.pause').click();
    await show({ picture: 'over' });
    assert.equal(name(), 'Play the picture again');
    inside(home, '.pause').click();
    assert.deepEqual([plays.length, pauses.length], [2, 1]);
    assert.isNotNull(home.querySelector('w-stage')?.assignedSlot?.closest('[inert]'));
  });

  it('says what did not come, and hands on what is to be done about it', async () => {
    await show({ notices: [{ text: 'Not loaded: the lessons.', actions: ['Try again', 'Reload'] }] });
    assert.deepEqual(text('[role="alert"] p'), ['Not loaded: the lessons.']);
    const wishes = heard(home, 'w-notice');
    insideAll(home, '.notice button')[1]?.click();
    assert.deepEqual(wishes, [{ notice: 0, action: 1 }]);
  });

  it('is accessible, in both languages and in all of its states', async () => {
    await assertAccessibleInBothThemes(home);
    home.language = 'vi';
    await show({ picture: 'over', notices: [{ text: 'Not loaded: the lessons.', actions: ['Try again'] }] });
    assert.deepEqual(text('.action'), ['Học tiếp 2.1c: Framing']);
    await assertAccessibleInBothThemes(home);
    home.style.width = '320px';
    await assertAccessibleInBothThemes(home);
  });
});
