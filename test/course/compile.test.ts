/** What a lesson's three texts become. */
import { PLAIN_LINK, PLAIN_SERVER, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import {
  appOfDeed,
  clientDeedSchema,
  networkDeedSchema,
  serverDeedSchema,
} from '../../src/scenario/json/index.ts';
import { describe, expect, it } from 'vitest';
import { orderOf } from '../../src/course/play/index.ts';
import { aboutApp, broken, compile, GOOD } from './small-lesson.ts';

const { entry, lessons, title } = compile(GOOD);
const [first, end] = lessons.en.steps;

describe('the order of options', () => {
  it('is the same for everyone, has each option once, and differs between questions', () => {
    const seeds = Array.from({ length: 60 }, (_, n) => `9.1a/step-${n}`);
    for (const seed of seeds) {
      expect(orderOf(seed, 4)).toEqual(orderOf(seed, 4));
      expect(orderOf(seed, 4).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    }
    // Each option comes first somewhere, and no order is everywhere.
    expect(new Set(seeds.map((seed) => orderOf(seed, 4)[0])).size).toBe(4);
    expect(new Set(seeds.map((seed) => orderOf(seed, 4).join())).size).toBeGreaterThan(12);
    expect([orderOf('x', 0), orderOf('x', 1)]).toEqual([[], [0]]);
  });
});

describe('a compiled lesson', () => {
  it('has its names in both languages, and the same hash', () => {
    expect(entry).toEqual({ id: '9.1a', steps: ['first', 'the-end'] });
    expect(title).toEqual({ en: 'A small lesson', vi: 'Một bài nhỏ' });
    expect([lessons.en.title, lessons.vi.title, lessons.en.chapter]).toEqual([title.en, title.vi, '9']);
    expect(lessons.en.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(lessons.vi.hash).toBe(lessons.en.hash);
  });

  it('has a hash that prose and comments do not change, and the scenario does', () => {
    const hash = (texts: typeof GOOD): string => compile(texts).lessons.en.hash;
    expect(hash(broken('en.md', 'Plain', 'Simple'))).toBe(lessons.en.hash);
    expect(hash(broken('lesson.yaml', 'seed: 7', 'seed: 7 # lucky'))).toBe(lessons.en.hash);
    expect(hash(broken('lesson.yaml', 'seed: 7', 'seed: 8'))).not.toBe(lessons.en.hash);
    expect(hash(broken('lesson.yaml', 'event: open', 'event: close'))).not.toBe(lessons.en.hash);
  });

  it('may check for every deed that a scenario can have', () => {
    const knob = '- knob: { name: interval, atMost: 300 ms }';
    const schemas = { server: serverDeedSchema, client: clientDeedSchema, network: networkDeedSchema };
    for (const [kind, { options }] of Object.entries(schemas)) {
      for (const { entries } of options) {
        const deed: string = entries.deed.literal;
        const app = appOfDeed(kind, deed);
        const checked = broken('lesson.yaml', knob, `- action: { kind: ${kind}, deed: ${deed}, count: 1 }`);
        const about = app === undefined ? checked : aboutApp(app, checked);
        const [, task] = compile(about).lessons.en.steps;
        expect(task?.task?.check).toMatchObject({ of: [{ check: 'action', kind, deed, count: 1 }, {}] });
      }
    }
  });

  it('is about the application that it names, with its settings', () => {
    const appOf = (app: string): unknown => compile(aboutApp(app)).lessons.en.scenarios[0]?.app;
    const plain = { name: 'ticker', every: 500_000, symbols: 10, update: 'snapshot' };
    expect(appOf('ticker')).toEqual(plain);
    expect(appOf('{ name: ticker, every: 250 ms, update: difference }')).toEqual({
      ...plain,
      every: 250_000,
      update: 'difference',
    });
    const edited = broken('lesson.yaml', '- { knobs: { interval: 0.3 s } }', '- { app: ticker }');
    expect(compile(edited).lessons.en.steps[1]?.task?.solution).toEqual([{ edit: 'app', app: plain }]);
  });

  it('turns the readable scenario into the schema’s, with ids and defaults', () => {
    expect(lessons.en.scenarios[0]).toEqual({
      version: 1,
      seed: 7,
      until: 4_000_000,
      link: { ...PLAIN_LINK, jitter: 1500 },
      server: PLAIN_SERVER,
      lanes: [
        {
          id: 'a',
          clients: [{ name: 'Alice', transport: { ...PLAIN_TRANSPORTS.polling, interval: 1_200_000 } }],
        },
        { id: 'b', clients: [{ name: 'Alice', transport: PLAIN_TRANSPORTS.websocket }] },
      ],
      actions: [
        { id: 'l1', at: 500_000, kind: 'server', do: { deed: 'say', from: 'Bob', text: 'hi' } },
        { id: 'last', at: 3_000_000, kind: 'client', client: 'Alice', do: { deed: 'say', text: 'bye' } },
      ],
    });
  });

  it('gives a step with edits a scenario of its own, and steps without any the lesson’s', () => {
    expect(lessons.en.scenarios).toHaveLength(2);
    expect(lessons.en.scenarios[1]?.lanes[1]?.clients[0]?.transport).toEqual({
      ...PLAIN_TRANSPORTS.websocket,
      handshake: 'no-key',
    });
    expect(lessons.en.steps.map(({ scenario }) => scenario)).toEqual([0, 1]);
  });

  it('types stops, looks, checks and solutions', () => {
    expect(first).toMatchObject({
      stop: { lane: 'b', fact: 'socket-event', event: 'open' },
      select: 'stop',
      speed: 0.5,
    });
    expect(end).toMatchObject({
      stop: 'end',
      tab: 'handshake',
      task: {
        check: {
          check: 'all',
          of: [
            { check: 'knob', name: 'interval', atMost: 300_000 },
            { check: 'figure', name: 'a.median', below: 200_000 },
          ],
        },
        solution: [{ edit: 'knobs', set: { interval: 300_000 } }],
      },
    });
  });

  it('checks knobs that are counts, and any transport', () => {
    const task = (check: string): unknown =>
      compile(broken('lesson.yaml', 'knob: { name: interval, atMost: 300 ms }', check)).lessons.en.steps.at(
        -1,
      )?.task;
    expect(task('knob: { name: loss, atLeast: 50 }')).toMatchObject({
      check: { of: [{ check: 'knob', name: 'loss', atLeast: 50 }, {}] },
    });
    expect(task('transport: { lane: a, is: event-stream }')).toMatchObject({
      check: { of: [{ check: 'transport', lane: 'a', is: 'event-stream' }, {}] },
    });
  });

  it('turns prose into blocks of flat inline parts', () => {
    expect(first?.blocks).toEqual([
      {
        block: 'paragraph',
        inline: [
          { mark: 'plain', text: 'Plain, ' },
          { mark: 'strong', text: 'strong' },
          { mark: 'plain', text: ', ' },
          { mark: 'em', text: 'soft' },
          { mark: 'plain', text: ', ' },
          { mark: 'code', text: 'code {"a":1}' },
          { mark: 'plain', text: ' and ' },
          { mark: 'figure', name: 'a.median', unit: 'span' },
          { mark: 'plain', text: ' (' },
          { mark: 'rfc', text: 'RFC 6455 §4.1' },
          { mark: 'plain', text: ').' },
        ],
      },
      {
        block: 'list',
        items: [[{ mark: 'plain', text: 'one' }], [{ mark: 'plain', text: 'two & three' }]],
      },
      { block: 'quote', source: '2.1', text: 'The server waits … answers at once.' },
      {
        block: 'predict',
        question: [{ mark: 'plain', text: 'Which one?' }],
        options: [
          {
            text: [{ mark: 'plain', text: 'this' }],
            reply: [{ mark: 'plain', text: 'Not this one.' }],
          },
          { text: [{ mark: 'plain', text: 'that' }], reply: [{ mark: 'plain', text: 'That one.' }] },
        ],
        right: 1,
        order: orderOf('9.1a/first', 2),
      },
    ]);
    expect(end?.blocks.map(({ block }) => block)).toEqual(['verdict', 'task', 'hint', 'try', 'recap']);
    expect(end?.blocks[3]).toMatchObject({
      code: '## not a heading\n1 + 1',
      before: [{ text: 'In the console:' }],
      after: [],
    });
    expect(end?.blocks[4]).toEqual({
      block: 'recap',
      lines: [
        { inline: [{ mark: 'plain', text: 'It opens.' }], rfc: 'RFC 6455 §4.1' },
        { inline: [{ mark: 'plain', text: 'It ends.' }], rfc: 'RFC 6455 §7' },
      ],
    });
  });

  it('keeps the words of a quote and puts its translation beside them', () => {
    expect(lessons.vi.steps[0]?.blocks[2]).toEqual({
      block: 'quote',
      source: '2.1',
      text: 'The server waits … answers at once.',
      translation: 'Máy chủ chờ, rồi trả lời ngay.',
    });
  });

  it('reads files with Windows line ends alike', () => {
    const windows = Object.fromEntries(
      Object.entries(GOOD).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
    );
    expect(compile({ ...GOOD, ...windows })).toEqual({ entry, lessons, title });
  });
});
