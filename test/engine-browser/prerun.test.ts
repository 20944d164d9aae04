/** What the build computed of each lesson's first run, beside what the engine computes in this browser. */
import { assert } from 'chai';
import { index, load } from 'virtual:lessons';
import { course } from 'virtual:lessons/course';
import { type Micros, micros, millis } from '../../src/base/index.ts';
import type { CompiledLesson, Prerun } from '../../src/course/play/index.ts';
import { EngineClient, startEngine } from '../../src/engine/index.ts';
import { type LaneColumns, ledgerAt } from '../../src/projections/index.ts';
import { ARROWS, DOTS, EVENTS } from '../../src/projections/patch.ts';
import type { Scenario } from '../../src/scenario/index.ts';

const LATER = millis(3000);

/** Everything that the page knows of a lane; texts are numbered as they come, be it in one piece or in several. */
function knownOf(lane: LaneColumns): unknown {
  const read = (rows: readonly object[], columns: object): unknown =>
    rows.map((row) => Object.keys(columns).map((name) => Reflect.get(row, name) as unknown));
  const { nodes, arrows, dots, events, stretches, moments, inFlight, totals, longestFlight } = lane;
  return {
    nodes,
    stretches,
    moments,
    inFlight,
    longestFlight,
    arrows: read(arrows, ARROWS),
    dots: read(dots, DOTS),
    events: read(events, EVENTS),
    ledgers: moments.map((at) => ledgerAt(totals, at)),
  };
}

describe('a run that was computed when the page was built', function () {
  this.timeout(60_000);
  let worker: Worker;
  let changed: () => void;
  beforeEach(() => {
    worker = startEngine();
    changed = () => undefined;
  });
  afterEach(() => worker.terminate());

  const client = (): EngineClient =>
    new EngineClient(() => worker, {
      changed: () => changed(),
      failed: (message) => assert.fail(message),
      lost: () => assert.fail('the engine did not come'),
      cursor: () => micros(0),
    });

  async function computed(engine: EngineClient, until: Micros): Promise<void> {
    while (engine.computed < until)
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
  }

  async function knows(scenario: Scenario, prerun: Prerun | undefined): Promise<EngineClient> {
    assert.isDefined(prerun, 'it was computed');
    const plain = client();
    plain.show(scenario);
    await computed(plain, scenario.until);
    const ahead = new EngineClient(() => assert.fail('it waits for nobody'), {
      changed: () => undefined,
      failed: () => undefined,
      lost: () => undefined,
      cursor: () => micros(0),
    });
    ahead.show(scenario, false, prerun);
    assert.isAtLeast(ahead.computed, scenario.until);
    assert.deepEqual(ahead.lanes.map(knownOf), plain.lanes.map(knownOf));
    return plain;
  }

  const lessonOf = (id: string): Promise<CompiledLesson> => load(id, 'en');

  for (const { id, steps } of index.lessons)
    it(`${id}: says what the engine says, and where each step stops`, async () => {
      const lesson = await lessonOf(id);
      const [scenario] = lesson.scenarios;
      assert.isDefined(scenario);
      const engine = await knows(scenario, lesson.prerun);
      const stops = { id, steps: lesson.steps, scenarios: lesson.scenarios };
      for (const [n] of steps.entries())
        if (lesson.steps[n]?.scenario === 0)
          assert.deepEqual(lesson.prerun?.ways[n], await engine.ask('way', { stops, n }), `step ${n}`);
        else assert.isNull(lesson.prerun?.ways[n]);
    });

  it('the picture of the start page: says what the engine says', () => knows(course.picture, course.prerun));

  it('is answered for by an engine that comes later, and goes on where it ends', async () => {
    const { id, steps, scenarios, prerun } = await lessonOf('2.1a');
    const [scenario] = scenarios;
    assert.isDefined(scenario);
    const [engine, plain] = [client(), client()];
    engine.show(scenario, false, prerun);
    const address = engine.lanes[0]?.arrows[2]?.address ?? '';
    const asked = engine.ask('selected', { address, cursor: scenario.until });
    const way = engine.ask('way', { stops: { id, steps, scenarios }, n: 1 });
    engine.begin();
    assert.deepEqual(await way, prerun?.ways[1]);
    assert.equal((await asked)?.detail?.address, address);

    const end = micros(scenario.until + LATER);
    engine.extend(end);
    await computed(engine, end);
    worker.terminate();
    worker = startEngine();
    plain.show(scenario);
    plain.extend(end);
    await computed(plain, end);
    assert.deepEqual(engine.lanes.map(knownOf), plain.lanes.map(knownOf));
    assert.isAbove(engine.lanes[0]?.arrows.length ?? 0, prerun?.lanes['a']?.arrows.number.length ?? 0);
  });
});
