/** The knobs of the path and the server, in the order in which the sheet shows them. */
import { ALL_KNOBS, type Group, type KnobOf } from '../../scenario/index.ts';

/** Knobs under a heading of their own. */
export interface Heading<N extends string> {
  readonly title: Group;
  readonly names: readonly N[];
}

/** In this order. */
const TITLES: readonly Group[] = ['delay', 'losses', 'between', 'tcp', 'sockets', 'answers'];

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
