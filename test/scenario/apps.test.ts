/** The application that a scenario is about: named, or the chat; one that nobody knows is said to be so. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { base64, utf8 } from '../../src/base/index.ts';
import { applyEdits, laneOf } from '../../src/scenario/index.ts';
import {
  APP_NAMES,
  appDeeds,
  appOfDeed,
  parseEdits,
  parseRun,
  parseShared,
  scenarioSchema,
  UnknownApp,
} from '../../src/scenario/json/index.ts';
import { bobSays, scenario } from '../session/harness.ts';

const issues = (changes: object): string[] => {
  const { issues: found = [] } = v.safeParse(scenarioSchema, { ...scenario(), ...changes });
  return found.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
};

/** As pages before there were applications wrote it: a knob, two messages, a transport. */
const OLD_LINK =
  's=eyJ2IjoxLCJoIjoiNWIxZjBjMmUiLCJlIjpbeyJlZGl0Ijoia25vYnMiLCJzZXQiOnsicnR0IjoyMDAwMDB9fSx7ImVkaXQiOiJhZGQiLCJhY3Rpb24iOnsiaWQiOiJ1NCIsImF0IjoxNTAwMDAwLCJraW5kIjoiY2xpZW50IiwiY2xpZW50IjoiQWxpY2UiLCJkbyI6eyJkZWVkIjoic2F5IiwidGV4dCI6IkNow6BvIEJvYiEifX19LHsiZWRpdCI6ImFkZCIsImFjdGlvbiI6eyJpZCI6InU1IiwiYXQiOjI1MDAwMDAsImtpbmQiOiJzZXJ2ZXIiLCJkbyI6eyJkZWVkIjoic2F5IiwiZnJvbSI6IkJvYiIsInRleHQiOiJpbiBwYXJ0cyIsInBpZWNlcyI6MywicGF1c2UiOjEwMDAwMH19fSx7ImVkaXQiOiJ0cmFuc3BvcnQiLCJsYW5lIjoiYSIsInRyYW5zcG9ydCI6eyJraW5kIjoibG9uZy1wb2xsaW5nIiwiaG9sZCI6MjUwMDAwMDB9fV0sInQiOjEyMzQ1NjcsInMiOiJhL2MwL2Rvd24vbTEifQ';
const OLD_ACTIONS = [
  { id: 'u4', at: 1_500_000, kind: 'client', client: 'Alice', do: { deed: 'say', text: 'Chào Bob!' } },
  {
    id: 'u5',
    at: 2_500_000,
    kind: 'server',
    do: { deed: 'say', from: 'Bob', text: 'in parts', pieces: 3, pause: 100_000 },
  },
];
const OLD_FILE = `{"wire101":"run","lesson":"2.1a","step":"free","v":1,"h":"5b1f0c2e","e":[{"edit":"add","action":${JSON.stringify(OLD_ACTIONS[0])}}],"t":99,"s":""}`;
const OLD_SAVED = `{"version":1,"edits":[{"edit":"add","action":${JSON.stringify(OLD_ACTIONS[1])}},{"edit":"remove","id":"l2"}]}`;

describe('what was written before there were applications', () => {
  it('is about the chat: a scenario', () => {
    const old = v.parse(scenarioSchema, JSON.parse(JSON.stringify(scenario())));
    const [lane] = old.lanes;
    expect(lane && laneOf(old, lane).app).toEqual({ name: 'chat' });
  });

  it('opens: a link, a file, saved edits', () => {
    const shared = parseShared(OLD_LINK);
    if (typeof shared !== 'object' || shared instanceof UnknownApp) throw new Error('it opens');
    expect(shared).toMatchObject({ hash: '5b1f0c2e', cursor: 1_234_567, selected: 'a/c0/down/m1' });
    expect(applyEdits(scenario(), shared.edits)).toMatchObject({
      link: { rtt: 200_000 },
      lanes: [{ clients: [{ transport: { kind: 'long-polling', hold: 25_000_000 } }] }, {}],
      actions: [...scenario().actions, ...OLD_ACTIONS],
    });
    expect(parseRun(OLD_FILE)).toMatchObject({ lesson: '2.1a', edits: [{ action: OLD_ACTIONS[0] }] });
    expect(parseEdits(OLD_SAVED)).toMatchObject({ edits: [{ action: OLD_ACTIONS[1] }, {}], bad: 0 });
  });
});

describe('an application', () => {
  it('is named by the scenario, and by an edit', () => {
    expect(issues({ app: { name: 'chat' } })).toEqual([]);
    const edited = applyEdits({ ...scenario() }, [{ edit: 'app', app: { name: 'chat' } }]);
    expect(edited.app).toEqual({ name: 'chat' });
    expect(v.parse(scenarioSchema, { ...scenario(), actions: [], app: { name: 'ticker' } }).app).toEqual({
      name: 'ticker',
      every: 500_000,
      symbols: 10,
      update: 'snapshot',
    });
  });

  it('that is not there is named, with those that are', () => {
    expect(issues({ app: { name: 'chess' } })).toEqual([
      `app.name: There is no application 'chess'. Those that there are: ${APP_NAMES.join(', ')}.`,
    ]);
    expect(issues({ app: {} })).toEqual([`app.name: An application has a name: ${APP_NAMES.join(', ')}.`]);
  });

  it('that is not there is what a link or a file is about, which is neither damaged nor newer', () => {
    const shared = { v: 1, h: '', e: [{ edit: 'app', app: { name: 'chess' } }], t: 0, s: '' };
    const query = `s=${base64(utf8(JSON.stringify(shared))).replaceAll('=', '')}`;
    expect(parseShared(query)).toEqual(new UnknownApp('chess'));
    const place = { wire101: 'run', lesson: '2.1a', step: 'free' };
    expect(parseRun(JSON.stringify({ ...place, ...shared }))).toEqual(new UnknownApp('chess'));
    expect(parseRun(JSON.stringify({ ...place, ...shared, e: [{ edit: 'app', app: 7 }] }))).toBe('broken');
  });

  it('has deeds that no other has', () => {
    for (const kind of ['server', 'client'] as const) {
      const all = APP_NAMES.flatMap((app) => appDeeds(app)[kind]);
      expect(new Set(all).size).toBe(all.length);
    }
    expect([appOfDeed('server', 'say'), appOfDeed('server', 'crash'), appOfDeed('network', 'say')]).toEqual([
      'chat',
      undefined,
      undefined,
    ]);
    expect(issues({ actions: [bobSays(1, 'hi')] })).toEqual([]);
    expect(issues({ app: { name: 'ticker' }, actions: [bobSays(1, 'hi')] })).toEqual([
      "actions.0: 'say' is a deed of the application 'chat'; this scenario is about 'ticker'.",
    ]);
  });
});
