/** What stands on the pills over the lifelines: the figure that matters most, and what differs from its plain value. */
import {
  ALL_KNOBS,
  type Form,
  type KnobOf,
  type Lane,
  type Scenario,
  settingsOf,
} from '../scenario/index.ts';
import type { Language } from '../text/index.ts';
import { figureOf, sayChoice, sayIn, type SettingName } from '../ui/controls/index.ts';
import type { LaneHeading, Pill } from '../ui/index.ts';

type Pills = NonNullable<LaneHeading['pills']>;
type Entry = readonly [name: string, form: Form, value: unknown];

export function pillsOf({ link, server }: Scenario, { clients: [client] }: Lane, language: Language): Pills {
  const transport = client?.transport;
  const own = new Map<string, unknown>(Object.entries(transport ?? {}));
  const page = transport === undefined ? [] : settingsOf(transport.kind);
  return {
    page: pill(
      page.map(([name, form]): Entry => [name, form, own.get(name)]),
      'interval',
      language,
    ),
    path: pill(knobsIn('link', link), 'rtt', language),
    server: pill(knobsIn('server', server), '', language),
  };
}

function knobsIn<S extends 'link' | 'server'>(of: S, values: Readonly<Record<KnobOf<S>, unknown>>): Entry[] {
  const known = new Map<string, unknown>(Object.entries(values));
  return ALL_KNOBS.flatMap(([name, knob]) =>
    knob.of === of ? [[name, knob, known.get(name)] as const] : [],
  );
}

/** `first`: the setting whose figure always stands there. */
function pill(entries: readonly Entry[], first: string, language: Language): Pill {
  const changed = entries.filter(([, form, value]) => value !== form.plain);
  const shown = entries.filter(([name]) => name === first).map((entry) => written(entry, language));
  const others = changed.filter(([name]) => name !== first);
  const [one] = others;
  // One figure says itself what differs; of others that is too long a story.
  const isFigure = one !== undefined && others.length === 1 && shown.length === 0 && 'steps' in one[1];
  if (isFigure) shown.push(written(one, language));
  else if (others.length > 0) shown.push(`+${others.length}`);
  const figure = shown.join(' ');
  // `Settings` has those of every transport, of the path and of the server.
  const label = (name: string): string => sayIn(language)(name as SettingName);
  const title = changed.map((entry) => `${label(entry[0])}: ${written(entry, language)}`).join(', ');
  return { figure, title, isChanged: changed.length > 0 };
}

function written([name, form, value]: Entry, language: Language): string {
  if (form.is === 'choice') return sayChoice(language, name, String(value));
  if (form.is === 'flag') return sayIn(language)(value === true ? 'on' : 'off');
  return figureOf(form, Number(value), language);
}
