/**
 * The scenario: everything a run depends on, as one JSON value.
 *
 * Same scenario, same trace. Times are integer microseconds of virtual time, sizes are octets, rates are
 * bits per second. A scenario is never changed in place: an edit yields a new one (`edits.ts`).
 */
import * as v from 'valibot';
import { ALL_KNOBS, type Knob, type KnobName, type KnobOf, KNOBS, type ValueOf } from '../knobs.ts';
import { settingsOf, type Transport } from '../transports.ts';
import { PLAIN_APP, TRANSPORT_KINDS, type TransportKind } from '../kinds.ts';
import { appClientDeeds, appOfDeed, appSchema, appServerDeeds } from './apps/index.ts';
import { entriesOf, valueOf } from './forms.ts';
import { disagreements } from './one-server.ts';
import { count, name, time } from './words.ts';

const octets = (text: string): number => new TextEncoder().encode(text).length;
const target = v.pipe(v.string(), v.regex(/^\/[!-~]*$/));
/** Pairs of digits, grouped by white space as one likes; megabytes of them: no expression may nest. */
const hexDigits = v.pipe(
  v.string(),
  v.check(
    (text) =>
      !/[^0-9a-fA-F \t\r\n]/.test(text) &&
      text.split(/[ \t\r\n]+/).every((digits) => digits.length % 2 === 0),
    'Hex is pairs of digits.',
  ),
);
/** RFC 6455 §5.5.1: two octets of the 125 are the code's. */
const closeReason = v.pipe(
  v.string(),
  v.check((text) => octets(text) <= 123, 'A close reason has at most 123 octets.'),
);

/** No two of them are the same. */
const areDifferent = (all: readonly string[]): boolean => new Set(all).size === all.length;

type SchemaOf<K extends KnobName> = v.GenericSchema<ValueOf<K> | undefined, ValueOf<K>>;

const knob = <K extends KnobName>(name: K): v.GenericSchema<ValueOf<K>> =>
  valueOf(KNOBS[name]) as v.GenericSchema<ValueOf<K>>;

const knobEntries = <S extends Knob['of']>(of: S): { readonly [K in KnobOf<S>]: SchemaOf<K> } =>
  entriesOf(ALL_KNOBS.filter(([, each]) => each.of === of)) as { readonly [K in KnobOf<S>]: SchemaOf<K> };

/** One path between a browser and a server; both directions have the same figures. */
export const linkSchema = v.object(knobEntries('link'));

/** A transport, with the settings that its table has. */
const variantOf = (kind: TransportKind) =>
  v.object({
    kind: v.literal(kind),
    ...entriesOf(settingsOf(kind)),
  });

// The table says which settings each kind has; the compiler cannot see it through the loop.
export const transportSchema = v.variant('kind', [
  variantOf(TRANSPORT_KINDS[0] ?? 'polling'),
  ...TRANSPORT_KINDS.slice(1).map(variantOf),
]) as unknown as v.GenericSchema<Transport>;

export const laneSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*$/)),
  clients: v.pipe(
    v.array(v.object({ name, transport: transportSchema })),
    v.minLength(1),
    v.maxLength(8),
    v.check(
      (all) => areDifferent(all.map(({ name: each }) => each)),
      'Each page of a lane has a name of its own.',
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const { value: input } = dataset;
      for (const [key, message] of disagreements(input))
        addIssue({ message, path: [{ type: 'array', origin: 'value', input, key, value: input[key] }] });
    }),
  ),
});

export const serverSchema = v.object(knobEntries('server'));

const token = v.pipe(v.string(), v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/));
/** Fetch §2.2.2: what a script may give as a value; NUL, CR and LF it may not. */
const field = v.tuple([token, v.pipe(v.string(), v.regex(/^[^\0\r\n\u0100-\uffff]*$/))]);

const closeCode = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(65_535));

/** What the server or its application does at a time: it happens in every lane alike. */
export const serverDeedSchema = v.variant('deed', [
  ...appServerDeeds,
  v.object({ deed: v.literal('ping'), data: v.optional(v.string()) }),
  v.object({ deed: v.literal('close'), code: v.optional(closeCode), reason: v.optional(closeReason) }),
  v.object({ deed: v.literal('raw'), hex: hexDigits }),
  v.object({ deed: v.literal('crash') }),
  v.object({ deed: v.literal('restart') }),
]);

/** What happens to the path between them. */
export const networkDeedSchema = v.variant('deed', [
  v.object({ deed: v.literal('cable-out') }),
  v.object({ deed: v.literal('cable-in') }),
]);

/** What a page does at a time. */
export const clientDeedSchema = v.variant('deed', [
  ...appClientDeeds,
  v.object({ deed: v.literal('close'), code: v.optional(closeCode), reason: v.optional(closeReason) }),
  v.object({ deed: v.literal('leave') }),
  /** Another tab is in front: timers of this one run once a second at most, later once a minute. */
  v.object({ deed: v.literal('sleep') }),
  v.object({ deed: v.literal('wake') }),
  /** Octets on the page's socket as they are: an unmasked frame, a request for a box that caches. */
  v.object({ deed: v.literal('raw'), hex: hexDigits }),
  v.object({
    deed: v.literal('fetch'),
    call: name,
    method: token,
    target,
    fields: v.array(field),
    /** A text, which has a type unless the fields give it another, or octets, which have none. */
    body: v.optional(v.string()),
    octets: v.optional(hexDigits),
    cache: v.optional(v.picklist(['no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'])),
    credentials: v.optional(v.picklist(['omit', 'include'])),
    redirect: v.optional(v.picklist(['error', 'manual'])),
  }),
  v.object({
    deed: v.literal('socket-open'),
    call: name,
    target,
    protocols: v.optional(v.array(token)),
  }),
  v.object({ deed: v.literal('socket-send'), call: name, text: v.string() }),
  v.object({ deed: v.literal('socket-send-octets'), call: name, hex: hexDigits }),
  v.object({
    deed: v.literal('socket-close'),
    call: name,
    code: v.optional(closeCode),
    reason: v.optional(closeReason),
  }),
]);

/** Figures that can be turned; each is optional, an absent one stays as it is. */
export const knobsSchema = v.partial(
  v.object({
    ...linkSchema.entries,
    ...serverSchema.entries,
    interval: knob('interval'),
    keepAlive: knob('keepAlive'),
  }),
);

/** The same on the way: what reaches nothing lasts for a whole run. */
const turnedSchema = v.pipe(
  knobsSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [name, { of, reaches }] of ALL_KNOBS)
      if (reaches.length === 0 && name in dataset.value)
        addIssue({ message: `${name} lasts for a whole run: set it in ${of}, and not in an action.` });
  }),
);

const identified = { id: name, at: time };

export const actionSchema = v.variant('kind', [
  v.object({ ...identified, kind: v.literal('server'), do: serverDeedSchema, lane: v.optional(v.string()) }),
  v.object({
    ...identified,
    kind: v.literal('client'),
    client: name,
    do: clientDeedSchema,
    lane: v.optional(v.string()),
  }),
  v.object({
    ...identified,
    kind: v.literal('network'),
    do: networkDeedSchema,
    lane: v.optional(v.string()),
  }),
  v.object({ ...identified, kind: v.literal('knobs'), set: turnedSchema, lane: v.optional(v.string()) }),
]);

const writtenSchema = v.object({
  version: v.literal(1),
  seed: count(4_294_967_295),
  /** The run is computed this far at once; play goes on past it. */
  until: time,
  link: linkSchema,
  server: serverSchema,
  /** What is talked about; the chat, where a scenario says nothing, as all did once. */
  app: v.optional(appSchema),
  lanes: v.pipe(
    v.array(laneSchema),
    v.minLength(1),
    v.maxLength(6),
    v.check((all) => areDifferent(all.map(({ id }) => id)), 'Each lane has an id of its own.'),
  ),
  actions: v.array(actionSchema),
});

export const scenarioSchema = v.pipe(
  writtenSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const app: string = (value.app ?? PLAIN_APP).name;
    const ids = new Set<string>();
    for (const [n, { kind, id, ...action }] of value.actions.entries()) {
      const path = [
        { type: 'object', origin: 'value', input: value, key: 'actions', value: value.actions },
        { type: 'array', origin: 'value', input: value.actions, key: n, value: action },
      ] as const;
      const place = { type: 'object', origin: 'value', input: action, key: 'id', value: id } as const;
      if (ids.has(id))
        addIssue({ message: `Two actions are called '${id}'; an id is used once.`, path: [...path, place] });
      ids.add(id);
      const deed = 'do' in action ? action.do.deed : '';
      const of: string | undefined = appOfDeed(kind, deed);
      if (of === undefined || of === app) continue;
      const message = `'${deed}' is a deed of the application '${of}'; this scenario is about '${app}'.`;
      addIssue({ message, path: [...path] });
    }
  }),
);

export type Link = v.InferOutput<typeof linkSchema>;
export type Lane = v.InferOutput<typeof laneSchema>;
export type ServerSpec = v.InferOutput<typeof serverSchema>;
export type ServerDeed = v.InferOutput<typeof serverDeedSchema>;
export type NetworkDeed = v.InferOutput<typeof networkDeedSchema>;
export type ClientDeed = v.InferOutput<typeof clientDeedSchema>;
export type Knobs = v.InferOutput<typeof knobsSchema>;
export type Action = v.InferOutput<typeof actionSchema>;
export type Scenario = v.InferOutput<typeof scenarioSchema>;

/** Small values that turn one scenario into the next. */
export const editSchema = v.variant('edit', [
  /** Figures of the base scenario; `lane` narrows down those that lanes have of their own: interval, keepAlive. */
  v.object({ edit: v.literal('knobs'), lane: v.optional(v.string()), set: knobsSchema }),
  v.object({ edit: v.literal('transport'), lane: v.string(), transport: transportSchema }),
  v.object({ edit: v.literal('app'), app: appSchema }),
  v.object({ edit: v.literal('add'), action: actionSchema }),
  /** The action with the same id is replaced. */
  v.object({ edit: v.literal('change'), action: actionSchema }),
  v.object({ edit: v.literal('remove'), id: v.string() }),
]);

export type Edit = v.InferOutput<typeof editSchema>;
