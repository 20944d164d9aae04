/** What can be set, in the order in which the sheet shows it, and what lists offer. */
import {
  ALL_KNOBS,
  BOXES,
  COMPRESSIONS,
  type Group,
  HANDSHAKE_FAULTS,
  type KnobOf,
  PACES,
  RECONNECTS,
  settingsOf,
  TLS,
  type TransportKind,
} from '../../scenario/index.ts';
import type { ChoiceName, Settings } from './model.ts';

/** Knobs under a heading of their own. */
export interface Heading<N extends string> {
  readonly title: Group;
  readonly names: readonly N[];
}

/** In this order. */
const TITLES: readonly Group[] = ['delay', 'losses', 'between', 'tcp', 'answers', 'sockets'];

/** The knobs of the path or of the server, as the table of knobs has them. */
function headings<S extends 'link' | 'server'>(of: S): readonly Heading<KnobOf<S>>[] {
  return TITLES.flatMap((title) => {
    const names = ALL_KNOBS.flatMap(([name, knob]) => (knob.of === of && knob.group === title ? [name] : []));
    // The table says whose knobs these are.
    return names.length === 0 ? [] : [{ title, names: names as KnobOf<S>[] }];
  });
}

export const PATH = headings('link');
export const SERVER = headings('server');

/** The settings of a transport, in the order in which its table has them. */
export const ofTransport = (kind: TransportKind): readonly (keyof Settings)[] =>
  // `Settings` has those of every transport.
  settingsOf(kind).map(([name]) => name as keyof Settings);

/** Values of a list; those of one title stand together. */
export interface Choices {
  readonly title: string;
  readonly values: readonly string[];
}
const plain = (values: readonly string[]): readonly Choices[] => [{ title: '', values }];

export const CHOICES: Readonly<Record<ChoiceName, readonly Choices[]>> = {
  pace: plain(PACES),
  compression: plain(COMPRESSIONS),
  reconnect: plain(RECONNECTS),
  tls: plain(TLS),
  box: plain(BOXES),
  handshake: [
    ...plain(['valid']),
    { title: 'page', values: HANDSHAKE_FAULTS.page },
    { title: 'server', values: HANDSHAKE_FAULTS.server },
  ],
};
