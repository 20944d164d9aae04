import { assert } from 'chai';
import { translate } from '../../../src/text/index.ts';
import { lessonText } from '../../../src/text/lesson/index.ts';
import { lesson as vietnamese } from '../../../src/text/vi/index.ts';
import { Lesson, type LessonView } from '../../../src/ui/lesson/index.ts';
import {
  assertAccessibleInBothThemes,
  focused,
  heard,
  inside,
  insideAll,
  mount,
  settle,
} from '../inspector/setup.ts';

translate(lessonText, vietnamese);

const plain = (text: string) => [{ kind: 'plain', text }] as const;

const question = {
  question: 'How many?',
  options: [
    { text: 'two', option: 1 },
    { text: 'one', option: 0 },
  ],
  chosen: -1,
  isOpen: true,
};

const view: LessonView = {
  chapter: 'Chapter 2',
  title: '2.1a Opening handshake',
  lessons: [
    { id: '1.1', title: '1.1 Why real time?', done: true, href: '#/1.1/start' },
    { id: '2.1a', title: '2.1a Opening handshake', done: false, href: '#/2.1a/ask' },
    { id: '2.1b', title: '2.1b Data transfer', done: false, href: '#/2.1b/start' },
  ],
  steps: [
    { href: '#/2.1a/ask', title: 'The ask', done: true, current: false },
    { href: '#/2.1a/the-101', title: 'The 101', done: false, current: true },
    { href: '#/2.1a/recap', title: 'Recap', done: false, current: false },
  ],
  index: 1,
  heading: 'The 101 that changes everything',
  blocks: [
    {
      kind: 'paragraph',
      parts: [...plain('One answer later it is no longer '), { kind: 'code', text: 'HTTP' }],
    },
    { kind: 'list', items: [plain('same connection'), plain('same port')] },
    { kind: 'quote', source: '2.1', parts: plain('responds with an HTTP 101 status code') },
    { kind: 'verdict', verdict: 'confirmed', parts: [{ kind: 'figure', text: '129 B' }] },
    { kind: 'verdict', verdict: 'qualified', parts: plain('in part') },
    { kind: 'verdict', verdict: 'refuted', parts: plain('no') },
    { kind: 'verdict', verdict: 'measured', parts: plain('41 ms') },
  ],
  predict: question,
  task: {
    text: plain('Make it fail.'),
    done: false,
    hint: plain('Change a setting.'),
    hintShown: false,
    solvable: true,
  },
  tryIt: { before: [], after: [], code: ["new WebSocket('ws://a')", 'socket.readyState'] },
  recap: [{ parts: plain('A 101 ends HTTP.'), rfc: 'RFC 6455 §4.2.2' }],
  status: 'Step 2 of 3',
};

const notices = [
  { text: 'This step cannot be reached any more.', actions: ['Restore the lesson’s run'] },
  { text: 'Which ones do you want to keep?', actions: ['Keep mine', 'Keep these'] },
];

const lesson = (set: Partial<LessonView> = {}): Lesson =>
  Object.assign(new Lesson(), { view: { ...view, ...set }, notices });

const button = (element: Element, name: string): HTMLElement => {
  const found = insideAll(element, 'button, a').find((each) => each.textContent?.trim() === name);
  if (!found) throw new Error(`No button is called ${name}.`);
  return found;
};

describe('w-lesson is accessible', () => {
  it('with everything a step can have', async () => {
    await assertAccessibleInBothThemes(await mount(lesson(), 340));
  });
  it('when the run has answered, right or wrong, and the task is done', async () => {
    const task = {
      text: plain('Make it fail.'),
      done: true,
      hintShown: true,
      hint: plain('Turn.'),
      solvable: true,
    };
    const predict = { ...question, chosen: 0, isOpen: false };
    const said = { option: 'one', reply: plain('TCP first.') };
    await assertAccessibleInBothThemes(await mount(lesson({ predict, task, said }), 340));
    await assertAccessibleInBothThemes(await mount(lesson({ said: { ...said, right: 'two' } }), 340));
  });
  it('in Vietnamese', async () => {
    await assertAccessibleInBothThemes(await mount(Object.assign(lesson(), { language: 'vi' }), 340));
  });
});

describe('w-lesson', () => {
  it('fires what its buttons say', async () => {
    const element = await mount(lesson(), 340);
    const pairs = [
      ['Skip', 'w-step', { by: 1 }],
      ['Back', 'w-step', { by: -1 }],
      ['Hint', 'w-hint', {}],
      ['Show the solution', 'w-solve', {}],
      ['Start this lesson over', 'w-reset-lesson', {}],
      ['Restore the lesson’s run', 'w-notice', { notice: 0, action: 0 }],
      ['Keep these', 'w-notice', { notice: 1, action: 1 }],
      ['Copy code', 'w-copy-code', { code: "new WebSocket('ws://a')\nsocket.readyState" }],
    ] as const;
    for (const [name, type, detail] of pairs) {
      const events = heard(element, type);
      button(element, name).click();
      assert.deepEqual(events, [detail], name);
    }
  });

  it('says what did not come where the lesson would have stood', async () => {
    const element = await mount(Object.assign(new Lesson(), { notices }), 340);
    const events = heard(element, 'w-notice');
    button(element, 'Keep mine').click();
    assert.deepEqual(events, [{ notice: 1, action: 0 }]);
  });

  it('fires the chosen option by its number in the lesson, in whatever order they stand', async () => {
    const element = await mount(lesson(), 340);
    const options = heard(element, 'w-predict');
    insideAll(element, 'input[type=radio]')[0]?.click();
    assert.deepEqual(options, [{ option: 1 }]);
  });

  it('leads on from an open question only by a choice or by Skip, and the choice may change', async () => {
    const element = await mount(lesson(), 340);
    const steps = heard(element, 'w-step');
    button(element, 'Let it run').click();
    assert.deepEqual(steps, []);
    button(element, 'Skip').click();
    element.view = { ...view, predict: { ...question, chosen: 0 } };
    await settle(element);
    assert.isUndefined(insideAll(element, 'button').find((each) => each.textContent?.trim() === 'Skip'));
    assert.isEmpty(insideAll(element, 'input[disabled]'));
    button(element, 'Let it run').click();
    assert.deepEqual(steps, [{ by: 1 }, { by: 1 }]);
  });

  it('judges nothing at the step that asks: once the run has gone on, its choice only stands', async () => {
    const element = await mount(lesson({ predict: { ...question, chosen: 0, isOpen: false } }), 340);
    assert.lengthOf(insideAll(element, 'input[disabled]'), 2);
    assert.isEmpty(insideAll(element, '.mark'));
    assert.isFalse(button(element, 'Next').matches('[disabled]'));
  });

  it('says at the top of the next step what was said, what it was, and why', async () => {
    const said = { option: 'one', right: 'two', reply: plain('TCP first.') };
    const words = async (set: NonNullable<LessonView['said']>): Promise<string> => {
      const element = await mount(lesson({ said: set }), 340);
      const top = inside(element, '.prose').firstElementChild;
      return (top?.textContent ?? '').replace(/\s+/g, ' ').trim();
    };
    assert.equal(await words(said), '✗ You said “one”. It was “two”. TCP first.');
    assert.equal(await words({ option: 'two', reply: plain('So.') }), '✓ You said “two”: right. So.');
  });

  it('moves the focus to the heading when Next leads to another step', async () => {
    const element = await mount(lesson(), 340);
    element.addEventListener('w-step', () => {
      element.view = { ...view, index: 2, heading: 'Recap' };
    });
    button(element, 'Skip').click();
    await settle(element);
    assert.equal(focused()?.textContent, 'Recap');
  });

  it('leaves the focus alone when the step changes by itself', async () => {
    const element = await mount(lesson(), 340);
    element.view = { ...view, heading: 'Recap' };
    await settle(element);
    assert.equal(focused(), document.body);
  });

  it('links each step by a name, and says which is current', async () => {
    const element = await mount(lesson(), 340);
    const dashes = insideAll(element, '.dash');
    assert.deepEqual(
      dashes.map((dash) => dash.getAttribute('href')),
      ['#/2.1a/ask', '#/2.1a/the-101', '#/2.1a/recap'],
    );
    assert.equal(dashes[1]?.getAttribute('aria-label'), 'Step 2: The 101');
    assert.equal(dashes[1]?.getAttribute('aria-current'), 'step');
  });

  it('leads from the last step to the next lesson', async () => {
    const element = await mount(lesson({ index: 2 }), 340);
    assert.equal(button(element, 'Next lesson').getAttribute('href'), '#/2.1b/start');
  });

  it('leads from the last step of the last lesson to all of them', async () => {
    const last = { index: 2, title: '2.1b Data transfer' };
    const element = await mount(lesson(last), 340);
    assert.equal(inside(element, '.go .primary').getAttribute('href'), '#/');
    // As long as the menu's titles are on their way, nobody knows that it is the last one.
    element.view = { ...view, ...last, lessons: view.lessons.map((each) => ({ ...each, title: '' })) };
    await settle(element);
    assert.isTrue(inside(element, '.go .primary').matches('button:disabled'));
  });

  it('opens the menu of lessons', async () => {
    const element = await mount(lesson(), 340);
    button(element, 'Lessons').click();
    assert.isTrue(inside(element, '#lessons').matches(':popover-open'));
  });

  it('has one polite status', async () => {
    const element = await mount(lesson(), 340);
    const status = insideAll(element, '[role=status], [aria-live]');
    assert.deepEqual(
      status.map((each) => each.textContent),
      ['Step 2 of 3'],
    );
  });
});
