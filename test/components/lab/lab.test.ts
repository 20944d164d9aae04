/** The lab while a run comes in: pieces from an engine that computes nothing, at times that the test makes up. */
import { assert } from 'chai';
import { micros, millis } from '../../../src/base/index.ts';
import { Costs, Lab } from '../../../src/lab/index.ts';
import { editing } from '../../../src/lab/editing/index.ts';
import { Lists } from '../../../src/lab/tables/index.ts';
import type { Ask, FromEngine, ToEngine } from '../../../src/engine/protocol.ts';
import { nearest } from '../../../src/projections/index.ts';
import { LaneIndex, PatchWriter } from '../../../src/projections/fold/index.ts';
import { Recorder } from '../../../src/trace/index.ts';
import type { Excess } from '../../../src/scenario/index.ts';
import { chat } from '../app/chat.ts';

/** The engine's end of the port. Pieces are empty: only how far they reach matters here. */
class FakeEngine {
  #port: MessagePort | undefined;
  #asked: (run: number) => void = () => undefined;
  readonly worker = {
    postMessage: (_: unknown, [port]: MessagePort[]): void => {
      if (port === undefined) throw new Error('no port');
      this.#port = port;
      port.onmessage = ({ data }: MessageEvent<ToEngine>) => {
        if (data.kind === 'run') this.#asked(data.run);
        if (data.kind === 'ask') this.#answer(data);
      };
    },
  } as unknown as Worker;

  /** The number of the run that the page is asking for. */
  asked(): Promise<number> {
    return new Promise((resolve) => {
      this.#asked = resolve;
    });
  }

  /** A piece up to that time, and a word behind it: when the page has that, it has dealt with the piece. */
  send(run: number, ms: number): void {
    const patch = new PatchWriter(new LaneIndex('a', new Recorder())).take();
    this.#post({ kind: 'patch', lane: 'a', run, patch, drained: millis(ms) });
    this.#post({ kind: 'failed', lane: 'a', run, message: 'a word' });
  }

  /** Over HTTP/2 the lane has sent 700 octets from its beginning on; of anything else the run is gone. */
  #answer({ ticket, question }: Ask): void {
    const octets = { from: 0, times: Float64Array.of(0), values: Float64Array.of(700) };
    this.#post({ kind: 'answer', ticket, ...(question.about === 'http2' && { answer: octets }) });
  }

  #post(message: FromEngine): void {
    this.#port?.postMessage(message);
  }
}

let now: number;
let engine: FakeEngine;
let lab: Lab;
let run: number;
let drawn: number;
let told: () => void;
let refusals: Excess[];

beforeEach(async () => {
  now = 100_000;
  performance.now = () => now;
  engine = new FakeEngine();
  drawn = 0;
  refusals = [];
  const nothing = (): void => undefined;
  const events = {
    changed: nothing,
    moved: nothing,
    answered: nothing,
    arrived: nothing,
    edited: nothing,
    refused: (excess: Excess) => refusals.push(excess),
    lost: nothing,
  };
  lab = new Lab(() => engine.worker, { ...events, traced: () => (drawn += 1), failed: () => told() });
  lab.editing = editing;
  lab.views.list({ Lists, Costs, nearest });
  const scenario = chat(millis(60_000));
  lab.open('lesson', { ...scenario, lanes: scenario.lanes.slice(0, 1) });
  run = await engine.asked();
});
afterEach(() => {
  Reflect.deleteProperty(performance, 'now'); // the prototype's comes out again
});

/** The run has come so far, so long after what came before; true when that was shown. */
async function shows(ms: number, later: number): Promise<boolean> {
  now += later;
  const before = { drawn, version: lab.views.version };
  const dealtWith = new Promise<void>((resolve) => {
    told = resolve;
  });
  engine.send(run, ms);
  await dealtWith;
  assert.equal(drawn - before.drawn, lab.views.version - before.version, 'what is drawn is the new picture');
  return drawn > before.drawn;
}

/** Has the run computed anew, as an edit in its past does. */
async function edit(): Promise<void> {
  const deed = { deed: 'say', from: 'Bob', text: 'earlier' } as const;
  lab.edit({ edit: 'add', action: { id: 'u1', at: millis(1000), kind: 'server', do: deed } });
  run = await engine.asked();
}

describe('the pieces of a run', () => {
  it('far ahead of the playhead are shown every 250 ms, the first and the last at once', async () => {
    assert.isTrue(await shows(2000, 1), 'the first');
    assert.isFalse(await shows(10_000, 1));
    assert.isFalse(await shows(20_000, 248));
    assert.isTrue(await shows(30_000, 1), '250 ms after the first');
    assert.isFalse(await shows(40_000, 249), 'less after the one that was shown last');
    assert.isTrue(await shows(50_000, 1));
    assert.isTrue(await shows(60_000, 1), 'the last');
  });

  it('near the playhead are all shown', async () => {
    for (const ms of [2000, 3000, 4000, 5000]) assert.isTrue(await shows(ms, 1), `${ms} ms`);
    assert.isFalse(await shows(5001, 1), 'more than 5 s ahead');
    lab.seek(millis(5000));
    for (const ms of [6000, 10_000]) assert.isTrue(await shows(ms, 1), `${ms} ms`);
    assert.isFalse(await shows(10_001, 1));
  });

  it('of a new run: the first that has caught up with the playhead is shown at once, however far it is', async () => {
    await shows(60_000, 1000);
    lab.seek(millis(20_000));
    await edit();
    const [old] = lab.views.lanes;
    assert.isFalse(await shows(2000, 1));
    assert.equal(lab.views.lanes[0], old, 'the old run stays until then');
    assert.isTrue(await shows(30_000, 1));
    assert.notEqual(lab.views.lanes[0], old);
    assert.isFalse(await shows(45_000, 1));
    assert.isTrue(await shows(60_000, 1), 'the last');
  });
});

describe('a seek beyond what is computed', () => {
  it('goes as far as there is something, and the rest of the way as soon as it is there', async () => {
    await shows(2000, 1);
    lab.seek(50_000_000);
    assert.equal(lab.cursor, 2_000_000);
    await shows(30_000, 300);
    assert.equal(lab.cursor, 30_000_000);
    await shows(60_000, 1);
    assert.equal(lab.cursor, 50_000_000);
    lab.seek(0);
    await edit();
    await shows(60_000, 1);
    assert.equal(lab.cursor, 0, 'once');
  });

  it('ends at the end of the run', async () => {
    await shows(2000, 1);
    lab.seek(90_000_000);
    await shows(60_000, 1);
    assert.equal(lab.cursor, 60_000_000);
  });

  it('is forgotten for a later seek, and for playing', async () => {
    await shows(2000, 1);
    lab.seek(50_000_000);
    lab.seek(1_000_000);
    await shows(30_000, 300);
    assert.equal(lab.cursor, 1_000_000);
    lab.seek(50_000_000);
    lab.playTo(30_000_000);
    lab.pause();
    await shows(60_000, 1);
    assert.equal(lab.cursor, 30_000_000);
  });
});

describe('an edit that would cost too much', () => {
  it('is refused by the bound that it breaks, and nothing has changed', () => {
    const before = lab.scenario;
    const text = 'a'.repeat(65_536);
    const deed = { deed: 'say', from: 'Bob', text, times: 1_048_576 } as const;
    const action = { id: 'u1', at: millis(1000), kind: 'server', do: deed } as const;
    assert.isFalse(lab.edit({ edit: 'add', action }));
    assert.equal(refusals[0]?.bound, 'octets');
    assert.isAtLeast(refusals[0]?.is ?? 0, 65_536 * 1_048_576);
    assert.equal(lab.scenario, before);
    assert.isUndefined(lab.act((id, at) => ({ ...action, id, at })));
    assert.lengthOf(refusals, 2);
  });

  it('and was kept from an earlier visit is not run, but the lesson is', () => {
    const scenario = chat();
    lab.drafts.remember('other', [{ edit: 'knobs', set: { jitter: micros(2 ** 40) } }]);
    lab.open('other', scenario);
    assert.deepEqual(refusals, [{ bound: 'time', is: 2 ** 40 }]);
    assert.deepEqual(lab.scenario, scenario);
  });
});

describe('edits that were made elsewhere', () => {
  it('take the place of those here, and undo brings those back', () => {
    lab.edit({ edit: 'knobs', set: { loss: 1 } });
    lab.adopt('lesson', [{ edit: 'knobs', set: { loss: 2 } }]);
    assert.equal(lab.scenario?.link.loss, 2);
    lab.adopt('lesson', [{ edit: 'knobs', set: { loss: 2 } }]);
    lab.undo();
    assert.equal(lab.scenario?.link.loss, 1, 'the same edits once more are no step');
  });
});

describe('counting a lane as over HTTP/2', () => {
  it('needs no new run, and undo takes it back', async () => {
    await shows(60_000, 1);
    const octets = (): number | undefined => lab.views.ledgers(lab.cursor)[0]?.octetsHttp2;
    assert.equal(octets(), -1);
    const [lane] = lab.scenario?.lanes ?? [];
    const transport = lane?.clients[0]?.transport;
    if (lane === undefined || transport?.kind !== 'polling') throw new Error('a lane that polls');
    lab.edit({ edit: 'transport', lane: lane.id, transport: { ...transport, http2: true } });
    assert.equal(octets(), -1, 'not known yet');
    while (octets() === -1) await new Promise(requestAnimationFrame);
    assert.equal(octets(), 700);
    assert.isFalse(lab.engine.busy);
    lab.undo();
    assert.equal(octets(), -1);
  });
});
