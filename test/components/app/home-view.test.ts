/** Where the way in leads, and what the map shows, for what the browser has kept. */
import { assert } from 'chai';
import { actionOf, chaptersOf } from '../../../src/app/pages/home/home-view.ts';
import { type CourseMap, markDone, markLast, NO_PROGRESS } from '../../../src/course/play/index.ts';
import { chat } from './chat.ts';

const both = (words: string) => ({ en: words, vi: `${words} (vi)` });
const course: CourseMap = {
  picture: chat(),
  chapters: [
    {
      id: '1',
      title: both('One'),
      groups: [{ title: both('1'), lessons: [{ id: '1.1', title: both('Why') }] }],
    },
    {
      id: '2',
      title: both('Two'),
      groups: [
        {
          title: both('2.1'),
          lessons: [
            { id: '2.1a', title: both('First'), steps: ['a', 'b'] },
            { id: '2.1b', title: both('Second'), steps: ['c', 'd'] },
          ],
        },
      ],
    },
  ],
};
const done = (...steps: readonly string[]) =>
  steps.reduce((progress, step) => {
    const [lesson = '', id = ''] = step.split('/');
    return markLast(markDone(progress, lesson, id), lesson, id);
  }, NO_PROGRESS);
const leads = (progress = NO_PROGRESS, last: string | null = null): string => {
  const { is, lesson, title, href } = actionOf(course, progress, last, 'en');
  return `${is} ${lesson} ${title} ${href}`;
};

describe('the first thing to do', () => {
  it('is the first lesson that is written, on a first visit', () => {
    assert.equal(leads(), 'start 2.1a First #/2.1a/a');
    assert.equal(actionOf(course, NO_PROGRESS, null, 'vi').title, 'First (vi)');
  });
  it('is where the reader was last', () => {
    assert.equal(leads(done('2.1a/b'), '2.1a'), 'continue 2.1a First #/2.1a/b');
    assert.equal(leads(markLast(NO_PROGRESS, '2.1b', 'c'), '2.1b'), 'continue 2.1b Second #/2.1b/c');
  });
  it('is the next lesson, where that one is done, and the one that was left out behind the last', () => {
    assert.equal(leads(done('2.1a/a', '2.1a/b'), '2.1a'), 'continue 2.1b Second #/2.1b/c');
    assert.equal(leads(done('2.1b/c', '2.1b/d'), '2.1b'), 'continue 2.1a First #/2.1a/a');
  });
  it('is the first one again, where all is done', () => {
    assert.equal(leads(done('2.1a/a', '2.1a/b', '2.1b/c', '2.1b/d'), '2.1b'), 'again 2.1a First #/2.1a/a');
  });
  it('is there where the lesson that was open last is gone, and without a lesson at all', () => {
    assert.equal(leads(done('9.9/x'), '9.9'), 'start 2.1a First #/2.1a/a');
    assert.equal(actionOf({ ...course, chapters: [] }, NO_PROGRESS, null, 'en').lesson, '');
  });
});

it('the map counts steps that are there, and lessons of which all were done', () => {
  const [one, two] = chaptersOf(course, done('2.1a/a', '2.1a/b', '2.1a/gone', '2.1b/c'), '2.1b', 'en');
  assert.deepEqual([one?.done, one?.all, two?.done, two?.all], [0, 1, 1, 2]);
  assert.deepEqual(one?.groups[0]?.lessons, [{ id: '1.1', title: 'Why' }]);
  assert.deepEqual(two?.groups[0]?.lessons, [
    { id: '2.1a', title: 'First', href: '#/2.1a/a', done: 2, all: 2, isNext: false },
    { id: '2.1b', title: 'Second', href: '#/2.1b/c', done: 1, all: 2, isNext: true },
  ]);
});
