/** The playground's run in the browser's storage: nothing that stood there is ever lost. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeptRun } from '../../src/app/pages/play/kept.ts';
import { micros } from '../../src/base/index.ts';
import { wholeText } from '../../src/scenario/json/index.ts';
import { chat } from '../components/app/chat.ts';

const RUN = { scenario: chat(), cursor: micros(7) };
const [KEY, ASIDE] = ['wire101/play', 'wire101/play-set-aside'];

let stored: Map<string, string>;
let hasRoom: (key: string) => boolean;
beforeEach(() => {
  stored = new Map();
  hasRoom = () => true;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (!hasRoom(key)) throw new DOMException('full', 'QuotaExceededError');
      stored.set(key, value);
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

it('is news where another visit or another tab has kept it, once', () => {
  const [here, there] = [new KeptRun(), new KeptRun()];
  expect(here.news()).toBeUndefined();
  expect(there.keep(RUN)).toBe(true);
  expect(there.news()).toBeUndefined();
  expect(here.news()).toEqual({ whole: RUN });
  expect(here.news()).toBeUndefined();
});

it('is set aside where it cannot be read, beside what was set aside before', () => {
  stored.set(ASIDE, 'older').set(KEY, '{');
  const kept = new KeptRun();
  expect(kept.news()).toEqual({ unreadable: 'broken' });
  expect(new KeptRun().news()).toEqual({ unreadable: 'broken' });
  expect(kept.keep(RUN)).toBe(true);
  expect(Object.fromEntries(stored)).toEqual({
    [ASIDE]: 'older',
    [`${ASIDE}/2`]: '{',
    [KEY]: wholeText(RUN),
  });
});

it('is set aside where it would cost too much', () => {
  const scenario = { ...RUN.scenario, until: micros(2_000_000_000) };
  const costly = { ...scenario, server: { ...scenario.server, heartbeat: micros(10_000) } };
  const text = wholeText({ ...RUN, scenario: costly });
  stored.set(KEY, text);
  expect(new KeptRun().news()).toMatchObject({ excess: { bound: 'events' } });
  expect(stored.get(ASIDE)).toBe(text);
});

it('stays where it is while there is no room to set it aside', () => {
  stored.set(KEY, '{');
  hasRoom = (key) => key === KEY;
  const kept = new KeptRun();
  kept.news();
  expect(kept.keep(RUN)).toBe(false);
  expect(stored.get(KEY)).toBe('{');
});
