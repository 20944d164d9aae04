// A monkey at the built page: three hundred actions by a fixed seed. Whatever it does, an edit changes nothing that
// happened before it, undo brings back the run that was there, fact for fact, and redo the one after.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { useSite } from './harness.ts';
import { partsOf, settled, untilText } from './parts.ts';

const ACTIONS = 300;
const SEED = 20_261_130;

describe('a monkey', () => {
  const site = useSite('/');

  test('changes no past, and undo takes back whatever it does', async () => {
    const { page, troubles } = await site.visit('#/2.1b/open-line', {
      viewport: { width: 1024, height: 700 },
      reducedMotion: 'reduce',
    });
    await untilText(partsOf(page).status, 'Stopped at');
    await settled(page);
    page.setDefaultTimeout(0);
    const done = await page.evaluate(play, { seed: SEED, actions: ACTIONS });
    assert.deepEqual(done.faults, []);
    assert.ok(done.edits > 80 && done.undone > 30, JSON.stringify(done));
    assert.deepEqual(troubles, []);
  });
});

interface Played {
  readonly faults: readonly string[];
  readonly edits: number;
  readonly undone: number;
}

/** Runs in the page: speaks to its elements with their own events, and reads what the engine has told of the runs. */
async function play({ seed, actions }: { seed: number; actions: number }): Promise<Played> {
  interface Arrow {
    readonly address: string;
    readonly t0: number;
    readonly t1: number;
    readonly hue: string;
    readonly label: object;
    readonly octets: number;
    readonly lostAt: number;
  }
  interface Lane {
    readonly lane: string;
    readonly arrows: readonly Arrow[];
    readonly dots: readonly {
      readonly address: string;
      readonly kind: string;
      readonly node: number;
      readonly at: number;
      readonly id: number;
      readonly author: string;
      readonly text: string;
      readonly latency: number;
      readonly left: number;
    }[];
    readonly events: readonly {
      readonly at: number;
      readonly node: number;
      readonly hue: string;
      readonly code: string;
    }[];
    readonly moments: readonly number[];
    readonly inFlight: readonly number[];
  }
  interface App extends HTMLElement {
    readonly shell: {
      readonly page: {
        readonly state: { readonly step: number; readonly lesson: { id: string; steps: { id: string }[] } };
      };
      readonly lab: {
        readonly cursor: number;
        readonly next: number;
        readonly scenario: { readonly until: number; readonly actions: readonly { readonly id: string }[] };
        readonly history: { readonly past: readonly unknown[]; readonly future: readonly unknown[] };
        readonly engine: { readonly busy: boolean; readonly lanes: readonly Lane[] };
      };
    };
  }
  const app = document.querySelector<App>('w-app');
  if (app === null) throw new Error('no page');
  const { shell } = app;
  const { lab: bench } = shell;

  let state = seed;
  /** Mulberry32. */
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(random() * most);
  const one = <T>(...of: readonly T[]): T => of[below(of.length)] as T;

  const fire = (element: string, type: string, detail: object = {}): void => {
    const target = app.shadowRoot?.querySelector(element);
    if (target === null || target === undefined) throw new Error(`no ${element}`);
    target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  };
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  /** Where the open step is: the address is ahead of it while a lesson is on its way. */
  const place = (): string =>
    `#/${shell.page.state.lesson.id}/${shell.page.state.lesson.steps[shell.page.state.step]?.id}`;
  const rest = async (): Promise<void> => {
    fire('w-player', 'w-pause');
    do await frame();
    while (bench.engine.busy || !location.hash.startsWith(place()));
    await frame();
  };
  /** All that is known up to that time, in one number a lane: what has arrived or was lost, dots, events, moments. */
  const hashUntil = (time: number): string =>
    bench.engine.lanes
      .map(({ lane, arrows, dots, events, moments, inFlight }) => {
        const isKnown = (at: number): boolean => at >= 0 && at <= time;
        const known = [
          arrows.flatMap(({ address, t0, t1, hue, label, octets, lostAt }) =>
            isKnown(t1) || isKnown(lostAt)
              ? [[address, t0, isKnown(t1) && t1, hue, label, octets, isKnown(lostAt) && lostAt]]
              : [],
          ),
          dots.flatMap(({ address, kind, node, at, id, author, text, latency, left }) =>
            isKnown(at) ? [[address, kind, node, at, id, author, text, latency, left]] : [],
          ),
          events.flatMap(({ at, node, hue, code }) => (isKnown(at) ? [[at, node, hue, code]] : [])),
          moments.filter(isKnown),
          inFlight.slice(0, moments.filter(isKnown).length),
        ];
        const text = JSON.stringify(known);
        let hash = 0x811c9dc5;
        for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
        return `${lane} ${(hash >>> 0).toString(16)}`;
      })
      .join(', ');

  const faults: string[] = [];
  let [edits, undone] = [0, 0];
  /** `isLocal`: it happens at the playhead, so nothing before it may change. */
  const edit = async (name: string, isLocal: boolean, act: () => void): Promise<void> => {
    const { until } = bench.scenario;
    const [before, at, steps] = [hashUntil(until), bench.next, bench.history.past.length];
    const past = hashUntil(at - 1);
    act();
    await rest();
    if (bench.history.past.length === steps) return;
    edits += 1;
    if (isLocal && hashUntil(at - 1) !== past) faults.push(`${name} at ${at} has changed the past`);
    if (random() < 0.5) return;
    const after = hashUntil(until);
    fire('w-player', 'w-undo');
    await rest();
    undone += 1;
    if (hashUntil(until) !== before)
      faults.push(`undo of ${name} at ${at}: ${hashUntil(until)}, not ${before}`);
    if (random() < 0.5) return;
    fire('w-player', 'w-redo');
    await rest();
    if (hashUntil(until) !== after)
      faults.push(`redo of ${name} at ${at}: ${hashUntil(until)}, not ${after}`);
  };

  const mark = (): string => one(...bench.scenario.actions.map(({ id }) => id), '');
  const moves: readonly (() => Promise<void> | void)[] = [
    () => fire('w-player', 'w-seek', { at: below(bench.scenario.until) }),
    () => fire('w-player', 'w-seek', { at: below(bench.scenario.until) }),
    () => fire('w-player', 'w-step', { by: one(1, -1) }),
    () => fire('w-lesson', 'w-step', { by: one(1, 1, -1) }),
    () => fire('w-topbar', 'w-language', { language: one('en', 'vi') }),
    () => fire('w-stage', 'w-lane', { lane: one('a', 'b') }),
    () => fire('w-player', 'w-scale', { mode: one('linear', 'gaps-cut') }),
    () =>
      edit('say', true, () =>
        fire('w-composer', 'w-say', { from: one('Alice', 'Bob'), text: 'hé '.repeat(below(40)) }),
      ),
    () =>
      edit('strike', true, () =>
        fire('w-faults', 'w-fault', {
          what: one('cable-out', 'cable-in', 'crash', 'restart', 'sleep', 'wake', 'slow', 'fast'),
        }),
      ),
    () => edit('close', true, () => fire('w-faults', 'w-fault', { what: 'close', code: 1001 })),
    () =>
      edit('knob', false, () =>
        fire('w-knobs', 'w-knob', {
          set: one<object>(
            { rtt: below(300_000) },
            { jitter: below(20_000) },
            { loss: below(80) },
            { bandwidth: one(0, 56_000) },
            { thinking: below(200_000) },
          ),
        }),
      ),
    () =>
      edit('transport', false, () =>
        fire('w-stage', 'w-transport', {
          lane: one('a', 'b'),
          transport: one('polling', 'long-polling', 'event-stream', 'streaming', 'websocket'),
        }),
      ),
    () => edit('remove', false, () => fire('w-player', 'w-mark-remove', { id: mark() })),
    () =>
      edit('move', false, () =>
        fire('w-player', 'w-mark-move', { id: mark(), at: below(bench.scenario.until) }),
      ),
    () => edit('restore', false, () => random() < 0.3 && fire('w-lesson', 'w-reset-lesson')),
  ];
  for (let n = 0; n < actions; n++) {
    await one(...moves)();
    if (n % 50 === 49) location.hash = one('#/2.1a/one-chat', '#/2.1b/unasked', '#/2.1d/');
    await rest();
  }
  return { faults, edits, undone };
}
