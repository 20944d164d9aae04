/** The trace: what is appended can be read, can be copied as a whole, and costs little. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros } from '../../src/base/index.ts';
import { type Kind, KINDS, type Contents, type Reader, Recorder } from '../../src/trace/index.ts';
import { textOf } from '../session/harness.ts';
import { DIRECT, recorder } from './cast.ts';
import { put, SAMPLES } from './samples.ts';

/** Something that a run does to a trace. */
type Step =
  | { readonly do: 'fact'; readonly kind: Kind; readonly words: string; readonly n: number }
  | { readonly do: 'connect' }
  | { readonly do: 'write'; readonly up: boolean; readonly octets: Uint8Array };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('fact' as const),
      kind: fc.constantFrom(...KINDS),
      words: fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\n', '')),
      n: fc.nat(127),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'connect' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      up: fc.boolean(),
      octets: fc.uint8Array({ maxLength: 600 }),
    }),
  },
);

function take(trace: Recorder, step: Step): void {
  const conn = trace.connections - 1;
  if (step.do === 'connect') trace.openConnection(DIRECT);
  else if (step.do === 'write') {
    if (conn >= 0) trace.stream(conn, step.up).append(step.octets);
  } else put(trace, step.kind, step.n, step.words);
}

describe('a fact', () => {
  it.each(KINDS)('of kind %s comes back as it was written', (kind) => {
    for (const n of [0, 1, 127]) {
      const trace = new Recorder();
      put(trace, 'fault');
      expect(put(trace, kind, n, 'Xin chào')).toBe(1);
      expect(trace.at(1)).toEqual({ index: 1, at: 7, kind, ...SAMPLES[kind](n, 'Xin chào') });
      expect([trace.timeAt(1), trace.kindAt(1), trace.end, trace.length]).toEqual([7, kind, 7, 2]);
    }
  });

  it.each(KINDS)('of kind %s says where its octets are, by columns alone', (kind) => {
    const trace = new Recorder();
    put(trace, kind);
    const none = { conn: -1, up: false, from: 0, to: 0 };
    const span = { ...none, ...SAMPLES[kind](1, 'words') };
    expect(span).toMatchObject(trace.spanAt(0));
    expect([trace.connAt(0), trace.causeAt(0)]).toEqual([span.conn, -1]);
  });

  it('needs no field that is optional, or the same in every fact of its kind', () => {
    const trace = new Recorder();
    trace.append('call', micros(2 ** 50), { call: 'f', stage: 'failed' });
    trace.append('queue', micros(2 ** 50), { node: 0, waiting: 1, method: 'GET', target: '/' });
    expect(trace.at(0)).toEqual({
      index: 0,
      at: 2 ** 50,
      kind: 'call',
      conn: -1,
      up: false,
      from: 0,
      to: 0,
      call: 'f',
      stage: 'failed',
      status: 0,
      cause: -1,
    });
    expect(trace.at(1)).toMatchObject({ up: true, node: 0, cause: -1 });
    trace.append('fault', micros(2 ** 50), { fault: 'crash' });
    expect(trace.at(2)).toMatchObject({ fault: 'crash', node: -1 });
  });

  it('of no settings has none', () => {
    const trace = new Recorder();
    trace.append('knobs', micros(0), { settings: {} });
    expect(trace.at(0)).toMatchObject({ settings: {} });
  });

  it('with a number that does not fit into its bits is a mistake of ours', () => {
    const trace = new Recorder();
    const queue = { node: 0, method: 'GET', target: '/' };
    expect(() => trace.append('queue', micros(0), { ...queue, waiting: 2 ** 24 })).toThrow(
      'a number does not fit into its bits',
    );
  });

  it('has its cause before it', () => {
    const trace = new Recorder();
    expect(() => trace.append('connected', micros(0), { conn: 0, up: true, cause: 0 })).toThrow(
      'a cause is an earlier fact',
    );
  });

  it('is told to the function for its kind', () => {
    const trace = new Recorder();
    for (const kind of ['fault', 'queue', 'fault'] as const) put(trace, kind, 3);
    const heard: string[] = [];
    const reader: Reader = { fault: ({ fault, node }) => heard.push(`${fault} ${node}`) };
    for (let i = 0; i < trace.length; i++) trace.tell(i, reader);
    expect(heard).toEqual(['awake 2', 'awake 2']);
  });

  it('that is not there is a mistake of ours', () => {
    expect(() => new Recorder().at(0)).toThrow('no fact 0');
    expect(() => new Recorder().stream(0, true)).toThrow('no connection 0');
  });
});

describe('a kind that this engine does not know', () => {
  it('stays unknown, with its code', () => {
    const source = new Recorder();
    put(source, 'fault');
    put(source, 'fault');
    const contents = source.contents();
    contents.columns.kind[1] = 200;
    const copy = new Recorder();
    copy.restore(contents);
    expect(copy.kindAt(1)).toBe('unknown');
    expect(copy.at(1)).toEqual({ index: 1, at: 7, kind: 'unknown', code: 200, cause: -1 });
    expect(copy.contents()).toEqual(contents);
    copy.tell(1, { fault: () => expect.fail('told as another kind') });
  });
});

describe('a stream', () => {
  it('gives copies: what a reader does to them does not reach the log', () => {
    const trace = recorder();
    const log = trace.stream(trace.openConnection(DIRECT), true);
    log.append(Uint8Array.of(1, 2, 3));
    log.slice(0, 3).fill(9);
    expect(log.slice(1, 99)).toEqual(Uint8Array.of(2, 3));
    expect([log.octetAt(0), log.octetAt(3)]).toEqual([1, 0]);
  });
});

describe('all that is recorded', () => {
  const copyOf = (source: Recorder): Recorder => {
    const copy = new Recorder();
    copy.restore(structuredClone(source.contents()));
    return copy;
  };

  it('makes the same trace', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 200 }), (steps) => {
        const source = recorder();
        for (const step of steps) take(source, step);
        const copy = copyOf(source);
        expect(textOf(copy)).toBe(textOf(source));
        expect(copy.contents()).toEqual(source.contents());
      }),
    );
  });

  it('over several pages', () => {
    const source = recorder();
    source.openConnection(DIRECT);
    for (let n = 0; n < 10_000; n++)
      take(source, { do: 'fact', kind: KINDS[n % KINDS.length]!, words: `t${n % 50}`, n: n % 128 });
    expect(textOf(copyOf(source))).toBe(textOf(source));
  });

  it('can go on by itself, with the texts it has', () => {
    const source = new Recorder();
    put(source, 'page-call', 1, 'same');
    const copy = copyOf(source);
    for (const trace of [source, copy]) put(trace, 'page-call', 1, 'same');
    expect(copy.contents()).toEqual(source.contents());
  });

  it('takes the place of nothing', () => {
    const source = new Recorder();
    put(source, 'fault');
    expect(() => source.restore(source.contents())).toThrow('only an empty trace is restored');
  });

  it('is a copy that owns its memory', () => {
    const source = new Recorder();
    for (let n = 0; n < 10; n++) put(source, 'fault', n);
    const before = textOf(source);
    const contents = source.contents();
    for (const column of columnsOf(contents))
      structuredClone(column, { transfer: [column.buffer as ArrayBuffer] });
    expect(textOf(source)).toBe(before);
  });
});

const columnsOf = ({ columns }: Contents): ArrayBufferView[] => Object.values(columns);

it('a fact takes 34 octets, below the 48 that are allowed; texts are stored once', () => {
  const trace = new Recorder();
  for (let n = 0; n < 8192; n++) put(trace, 'page-call', 1, `text ${n % 3}`);
  const contents = trace.contents();
  const octets = columnsOf(contents).reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(octets / 8192).toBe(34);
  expect(contents.texts).toEqual(['text 0', 'text 1', 'text 2']);
});
