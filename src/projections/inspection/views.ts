/**
 * The views of the inspector, in order, and what is found out of a transfer for each. An entry here is all that the
 * worker, the lessons' grammar and the types know of a view; how it is drawn stands in `ui/inspector/views/`.
 */
import type { Transfer, Why } from '../detail-model.ts';
import type { Asked } from './asked.ts';
import { handshakeOf } from './handshake.ts';
import { codeOf, devtoolsOf } from './lenses.ts';
import { unpackedOf } from './messages.ts';
import { partsOf, xorOf } from './parts.ts';
import { timingOf } from './timing.ts';
import { whyOf } from './why.ts';

const deliveryOf = ({ lane, address, cursor }: Asked): Why | undefined => whyOf(lane, address, cursor);

interface View {
  readonly id: string;
  /** By the field of `Detail` in which the answer stands. */
  readonly finds: Readonly<Record<string, (asked: Asked) => unknown>>;
}

/** Views of the wire. */
export const TABS = [
  { id: 'frame', finds: { parts: partsOf, unpacked: unpackedOf } },
  { id: 'hex', finds: { xor: xorOf } },
  { id: 'handshake', finds: { handshake: handshakeOf } },
  { id: 'timing', finds: { timing: timingOf, delivery: deliveryOf } },
] as const satisfies readonly View[];
export type InspectorTab = (typeof TABS)[number]['id'];

/** Who looks. The wire is looked at through its tabs. */
export const LENSES = [
  { id: 'code', finds: { code: codeOf } },
  { id: 'devtools', finds: { devtools: devtoolsOf } },
  { id: 'wire', finds: {} },
] as const satisfies readonly View[];
export type Lens = (typeof LENSES)[number]['id'];

type Finds = (typeof TABS | typeof LENSES)[number]['finds'];
type NameIn<F> = F extends unknown ? keyof F : never;
type AnswerIn<F, Name extends PropertyKey> =
  F extends Readonly<Record<Name, (asked: Asked) => infer Answer>> ? Answer : never;
type Answer<Name extends PropertyKey> = AnswerIn<Finds, Name>;

/** What all views have to say. A field that may have nothing to say is not there then. */
type Answers = {
  readonly [N in NameIn<Finds> as undefined extends Answer<N> ? never : N]: Answer<N>;
} & {
  readonly [N in NameIn<Finds> as undefined extends Answer<N> ? N : never]?: Exclude<Answer<N>, undefined>;
};

/** Everything that the inspector shows of one transfer. */
export type Detail = Transfer & Answers;

// The compiler cannot follow a table into the fields that are made of it: the first line says what the second makes.
export function answersFor(asked: Asked): Answers;
export function answersFor(asked: Asked): object {
  const all = [...TABS, ...LENSES].flatMap(({ finds }) => Object.entries<View['finds'][string]>(finds));
  const answers = all.map(([name, find]) => [name, find(asked)] as const);
  return Object.fromEntries(answers.filter(([, answer]) => answer !== undefined));
}
