/** Scenarios that are built by hand: lanes, pages and lines of the script; each step is a value that the schema lets in. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import {
  ACTION_NAMES,
  actionNamesOf,
  actionOf,
  hasWho,
  type Line,
  linesOf,
  MOST_LANES,
  MOST_PAGES,
  peopleOf,
  withApp,
  withLane,
  withLength,
  withoutLane,
  withoutPage,
  withPage,
} from '../../src/lab/editing/index.ts';
import type { Scenario } from '../../src/scenario/index.ts';
import { plainApp, readApp, scenarioSchema } from '../../src/scenario/json/index.ts';
import { chat } from '../components/app/chat.ts';

const BASE = chat();
const times = (n: number, step: (scenario: Scenario) => Scenario): Scenario =>
  Array.from({ length: n }).reduce<Scenario>(step, BASE);
/** `a polling Alice | b websocket Alice` */
const lanesOf = ({ lanes }: Scenario): string =>
  lanes
    .map(
      ({ id, clients }) => `${id} ${clients[0]?.transport.kind} ${clients.map(({ name }) => name).join(' ')}`,
    )
    .join(' | ');

describe('a lane', () => {
  it('is added with a transport that no other speaks, up to four', () => {
    const full = times(9, withLane);
    expect(lanesOf(full)).toBe(
      'a polling Alice | b websocket Alice | c long-polling Alice | d event-stream Alice',
    );
    expect(full.lanes).toHaveLength(MOST_LANES);
    expect(withLane(full)).toBe(full);
    expect(v.is(scenarioSchema, full)).toBe(true);
  });

  it('goes with what was to happen in it alone; its letter is free again, and the last one stays', () => {
    const action = {
      id: 'u9',
      at: millis(1),
      kind: 'network',
      do: { deed: 'cable-out' },
      lane: 'a',
    } as const;
    const without = withoutLane({ ...BASE, actions: [...BASE.actions, action] }, 'a');
    expect(lanesOf(without)).toBe('b websocket Alice');
    expect(without.actions).toEqual(BASE.actions);
    expect(withoutLane(without, 'b')).toBe(without);
    expect(lanesOf(withLane(without))).toBe('b websocket Alice | a polling Alice');
  });

  it('has one to six pages, each of somebody else', () => {
    const full = times(9, (scenario) => withPage(scenario, 'a'));
    expect(full.lanes[0]?.clients).toHaveLength(MOST_PAGES);
    expect(lanesOf(withoutPage(withPage(withPage(BASE, 'b'), 'b'), 'b'))).toBe(
      'a polling Alice | b websocket Alice Carol',
    );
    expect(withoutPage(BASE, 'b')).toBe(BASE);
    expect(v.is(scenarioSchema, withLength(full, millis(3000)))).toBe(true);
  });
});

describe('what a run is about', () => {
  it('is another application, without what only the former one does', () => {
    const [first] = BASE.actions;
    if (first === undefined) throw new Error('Bob says one');
    const crash = { id: 'c', at: millis(900), kind: 'server', do: { deed: 'crash' } } as const;
    const prices = withApp({ ...BASE, actions: [first, crash] }, plainApp('ticker'));
    expect(prices.app).toEqual({ name: 'ticker', every: 500_000, symbols: 10, update: 'snapshot' });
    expect(prices.actions).toEqual([crash]);
    expect(v.is(scenarioSchema, prices)).toBe(true);
    const back = withApp(prices, plainApp('chat'));
    expect([back.app, back.actions]).toEqual([{ name: 'chat' }, [crash]]);
  });

  it('is read with its settings, or not at all', () => {
    expect(readApp({ name: 'ticker', symbols: 0 })).toBe(undefined);
    expect(readApp({ name: 'weather' })).toBe(undefined);
    expect(readApp({ name: 'ticker', symbols: 3 })).toMatchObject({ symbols: 3, update: 'snapshot' });
  });
});

describe('a line of the script', () => {
  const line = (change: Partial<Line> = {}): Line => ({
    id: 'u1',
    at: 1.5,
    action: 'say',
    who: 'Alice',
    text: 'hi',
    lane: '',
    ...change,
  });

  it('stands at its time, in order', () => {
    const { actions } = BASE;
    const shuffled = { ...BASE, actions: actions.toReversed() };
    expect(linesOf(shuffled).map(({ at, who, text }) => `${at} ${who} ${text}`)).toEqual([
      '5 Bob one',
      '6 Bob two',
      '7 Bob three',
    ]);
  });

  it.each(ACTION_NAMES)('that says %s is an action, and reads as it was written', (name) => {
    const written = line({
      action: name,
      who: hasWho(name) ? 'Alice' : '',
      text: name === 'say' ? 'hi' : '',
      lane: 'b',
    });
    const action = actionOf(written, BASE);
    if (typeof action === 'string') throw new Error(action);
    expect(linesOf({ ...BASE, actions: [action] })).toEqual([written]);
  });

  it.each([
    [{ at: Number.NaN }, 'time'],
    [{ at: -1 }, 'time'],
    [{ at: 2200 }, 'too-late'],
    [{ who: 'Zoe' }, 'who'],
    [{ action: 'other' }, 'text'],
  ] as const)('%j is no action: %s', (change, mistake) => {
    expect(actionOf(line(change), BASE)).toBe(mistake);
  });

  it('says what the application of the run knows, and what any server and any page can do', () => {
    const prices: Scenario = {
      ...BASE,
      app: { name: 'ticker', every: millis(500), symbols: 1, update: 'snapshot' },
    };
    const only = (scenario: Scenario) =>
      ACTION_NAMES.filter((name) => !actionNamesOf(scenario).includes(name));
    expect(only(BASE)).toEqual(['burst', 'halt', 'resume']);
    expect(only(prices)).toEqual(['say']);
  });

  it('is said by a page, or by the back end for somebody who has none', () => {
    expect(peopleOf(BASE)).toEqual(['Alice', 'Bob']);
    expect(actionOf(line(), BASE)).toMatchObject({ kind: 'client', client: 'Alice' });
    expect(actionOf(line({ who: 'Bob' }), BASE)).toMatchObject({ kind: 'server', do: { from: 'Bob' } });
  });

  it('keeps what it does not show: repetitions, pieces, another deed altogether', () => {
    const [bob] = BASE.actions;
    if (bob?.kind !== 'server' || bob.do.deed !== 'say') throw new Error('Bob says one');
    const long = { ...bob, do: { ...bob.do, times: 9, pieces: 2 } };
    const moved = { ...line({ at: 2, who: 'Bob', text: 'x' }), id: long.id };
    expect(actionOf(moved, BASE, long)).toEqual({ ...long, at: millis(2000), do: { ...long.do, text: 'x' } });
    const raw = {
      id: 'u1',
      at: millis(1),
      kind: 'client',
      client: 'Alice',
      do: { deed: 'raw', hex: '00' },
    } as const;
    expect(actionOf(line({ action: 'other', at: 3 }), BASE, raw)).toEqual({ ...raw, at: millis(3000) });
  });
});
