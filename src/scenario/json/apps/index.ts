/**
 * Applications as scenarios write them, an entry each. From an entry follow the scenario's schema, what lessons may
 * write and check, and what a page may do; the application itself is in `apps/`, under the same name.
 */
import * as v from 'valibot';
import type { Form } from '../../knobs.ts';
import { entriesOf } from '../forms.ts';
import type { AppSchema, Load, ValuesOf } from './app-schema.ts';
import { chat } from './chat.ts';
import { ticker } from './ticker.ts';

const APPS = { chat, ticker } as const satisfies Readonly<Record<string, AppSchema>>;

export type { Load } from './app-schema.ts';

type Table = typeof APPS;
export type AppName = keyof Table;
type Schemas = Table[AppName];

type SpecOf<N extends AppName> = N extends AppName
  ? { readonly name: N } & ValuesOf<Table[N]['settings']>
  : never;
/** An application with all of its settings. */
export type AppSpec = SpecOf<AppName>;
export type AppServerDeed = v.InferOutput<Schemas['server'][number]>;
export type AppClientDeed = v.InferOutput<Schemas['client'][number]>;

export const APP_NAMES = Object.keys(APPS) as readonly AppName[];

/** Which application it would be, and what there is. */
export class UnknownApp {
  readonly app: string;
  constructor(app: string) {
    this.app = app;
  }
}

/** The name of an application that a value gives in the place of one, if this page does not know it. */
export function unknownApp(value: unknown): UnknownApp | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  const { name } = value;
  return typeof name !== 'string' || Object.hasOwn(APPS, name) ? undefined : new UnknownApp(name);
}

/** The application that has a deed of its own with that name; undefined for what any server and any page can do. */
export const appOfDeed = (kind: string, deed: string): AppName | undefined =>
  APP_NAMES.find((app) => (kind === 'server' || kind === 'client') && appDeeds(app)[kind].includes(deed));

/** The settings of an application, each with its name. */
export const settingsOfApp = (app: AppName): readonly (readonly [string, Form])[] =>
  Object.entries<Form>(APPS[app].settings);

const specOf = (name: AppName) => v.object({ name: v.literal(name), ...entriesOf(settingsOfApp(name)) });

/** `input` is what stands in the place of the name. */
// The table says which settings each has; the compiler cannot see it through the loop.
export const appSchema = v.variant('name', APP_NAMES.map(specOf), ({ input }) =>
  typeof input === 'string'
    ? `There is no application '${input}'. Those that there are: ${APP_NAMES.join(', ')}.`
    : `An application has a name: ${APP_NAMES.join(', ')}.`,
) as unknown as v.GenericSchema<AppSpec>;

/** What a run about it begins with. */
export const plainApp = (name: AppName): AppSpec => v.parse(appSchema, { name });

/** Undefined for what the schema does not let in. */
export function readApp(value: unknown): AppSpec | undefined {
  const { success, output } = v.safeParse(appSchema, value);
  return success ? output : undefined;
}

const all = Object.values(APPS);
export const appServerDeeds: Schemas['server'][number][] = all.flatMap(({ server }) => [...server]);
export const appClientDeeds: Schemas['client'][number][] = all.flatMap(({ client }) => [...client]);

/** Settings and words of deeds that are times. */
export const APP_TIMES: readonly string[] = [
  ...APP_NAMES.flatMap((app) =>
    settingsOfApp(app).flatMap(([name, { is }]) => (is === 'time' ? [name] : [])),
  ),
  ...all.flatMap(({ times }) => [...times]),
];

/** What the application takes up to the end of a run; `deeds` are those of its back end. */
export function loadOf(spec: AppSpec, until: number, deeds: readonly { readonly deed: string }[]): Load {
  const app: AppSchema = APPS[spec.name];
  const names = namesOf(app.server);
  return app.load(
    spec,
    until,
    deeds.filter(({ deed }) => names.includes(deed)),
  );
}

const namesOf = (deeds: AppSchema['server']): readonly string[] =>
  deeds.map(({ entries }) => entries.deed.literal);

/** The deeds of one application, by the kind of their action. */
export const appDeeds = (
  app: AppName,
): { readonly server: readonly string[]; readonly client: readonly string[] } => ({
  server: namesOf(APPS[app].server),
  client: namesOf(APPS[app].client),
});
