/** The trace: what is appended can be read, travels in patches of any size, and costs little. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros } from '../../src/base/index.ts';
import { KINDS, type Mark, type Patch, START, Trace } from '../../src/trace/index.ts';
import { textOf } from '../session/harness.ts';

/** Something that a run does to a trace. */
type Step =
  | { readonly do: 'fact'; readonly kind: number; readonly text: string; readonly value: number }
  | { readonly do: 'connect' }
  | { readonly do: 'write'; readonly up: boolean; readonly octets: Uint8Array };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('fact' as const),
      kind: fc.nat(KINDS.length - 1),
      text: fc.string({ maxLength: 5 }),
      value: fc.integer({ min: -1, max: 2 ** 31 - 1 }),
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

function take(trace: Trace, step: Step): void {
  const conn = trace.connections - 1;
  if (step.do === 'connect') trace.openConnection();
  else if (step.do === 'write') {
    if (conn >= 0) trace.stream(conn, step.up).append(step.octets);
  } else {
    const { kind, text, value } = step;
    const at = micros(trace.length * 7);
    trace.append(
      at,
      KINDS[kind] ?? 'call',
      conn,
      value % 2 === 0,
      value < 0 ? 0 : value,
      value < 0 ? 0 : value,
      value,
      text,
      trace.length - 1,
    );
  }
}

describe('a fact', () => {
  it('comes back as it was written', () => {
    const trace = new Trace();
    const fact = {
      at: micros(2 ** 50),
      kind: 'frame-sent',
      conn: 3,
      up: true,
      from: 2 ** 32 - 2,
      to: 2 ** 32 - 1,
      value: 129,
      text: 'Xin chào',
      cause: -1,
    } as const;
    const { at, kind, conn, up, from, to, value, text, cause } = fact;
    expect(trace.append(at, kind, conn, up, from, to, value, text, cause)).toBe(0);
    expect(trace.at(0)).toEqual({ index: 0, ...fact });
    expect([trace.timeAt(0), trace.kindAt(0), trace.end, trace.length]).toEqual([at, kind, at, 1]);
  });

  it.each(KINDS)('of kind %s', (kind) => {
    const trace = new Trace();
    trace.append(micros(0), kind, -1, false, 0, 0, 0, '', -1);
    expect(trace.at(0).kind).toBe(kind);
  });

  it('has its cause before it', () => {
    const trace = new Trace();
    expect(() => trace.append(micros(0), 'call', -1, false, 0, 0, 0, '', 0)).toThrow(
      'a cause is an earlier fact',
    );
  });

  it('that is not there is a mistake of ours', () => {
    expect(() => new Trace().at(0)).toThrow('no fact 0');
    expect(() => new Trace().stream(0, true)).toThrow('no connection 0');
  });
});

describe('a stream', () => {
  it('gives copies: what a reader does to them does not reach the log', () => {
    const trace = new Trace();
    const log = trace.stream(trace.openConnection(), true);
    log.append(Uint8Array.of(1, 2, 3));
    log.slice(0, 3).fill(9);
    expect(log.slice(1, 99)).toEqual(Uint8Array.of(2, 3));
    expect([log.octetAt(0), log.octetAt(3)]).toEqual([1, 0]);
  });
});

describe('patches', () => {
  it('in any pieces make the same trace', () => {
    fc.assert(
      fc.property(fc.array(fc.array(aStep, { maxLength: 40 }), { maxLength: 8 }), (pieces) => {
        const [source, copy] = [new Trace(), new Trace()];
        let mark: Mark = START;
        for (const piece of pieces) {
          for (const step of piece) take(source, step);
          const patch = source.patchSince(mark);
          mark = source.mark();
          copy.apply(structuredClone(patch));
          expect(textOf(copy)).toBe(textOf(source));
          expect(copy.mark()).toEqual(mark);
        }
      }),
    );
  });

  it('of several pages, and from START again', () => {
    const source = new Trace();
    source.openConnection();
    const steps = Array.from(
      { length: 10_000 },
      (_, n): Step => ({ do: 'fact', kind: n % KINDS.length, text: `t${n % 50}`, value: n }),
    );
    for (const step of steps.slice(0, 4095)) take(source, step);
    const copy = new Trace();
    copy.apply(source.patchSince(START));
    const mark = source.mark();
    for (const step of steps.slice(4095)) take(source, step);
    copy.apply(source.patchSince(mark));
    const whole = new Trace();
    whole.apply(source.patchSince(START));
    expect(textOf(copy)).toBe(textOf(source));
    expect(textOf(whole)).toBe(textOf(source));
  });

  it('a copy can go on by itself, with the texts it has', () => {
    const [source, copy] = [new Trace(), new Trace()];
    take(source, { do: 'fact', kind: 0, text: 'same', value: 1 });
    copy.apply(source.patchSince(START));
    for (const trace of [source, copy]) take(trace, { do: 'fact', kind: 0, text: 'same', value: 1 });
    expect(copy.mark()).toEqual(source.mark());
  });

  it('that do not follow are refused', () => {
    const source = new Trace();
    take(source, { do: 'fact', kind: 0, text: '', value: 1 });
    const patch = source.patchSince(START);
    source.apply({ ...patch, since: source.mark() });
    expect(() => source.apply(patch)).toThrow('a patch starts where the trace ends');
  });

  it('own their memory, so that it can be handed to another thread', () => {
    const source = new Trace();
    for (let n = 0; n < 10; n++) take(source, { do: 'fact', kind: 0, text: '', value: n });
    const before = textOf(source);
    const patch = source.patchSince(START);
    for (const column of columnsOf(patch))
      structuredClone(column, { transfer: [column.buffer as ArrayBuffer] });
    expect(textOf(source)).toBe(before);
  });
});

const columnsOf = ({ columns }: Patch): ArrayBufferView[] => Object.values(columns);

it('a fact takes 34 octets, below the 48 that are allowed; texts are stored once', () => {
  const trace = new Trace();
  for (let n = 0; n < 8192; n++) take(trace, { do: 'fact', kind: 1, text: `text ${n % 3}`, value: n });
  const patch = trace.patchSince(START);
  const octets = columnsOf(patch).reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(octets / 8192).toBe(34);
  expect(patch.texts).toEqual(['text 0', 'text 1', 'text 2']);
});
