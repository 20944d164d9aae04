/** The readable form of scenarios and edits in a lesson.yaml → values of the Scenario schema. */
import * as v from 'valibot';
import {
  ALL_KNOBS,
  applyEdits,
  type Edit,
  PLAIN_LINK,
  PLAIN_SERVER,
  PLAIN_TRANSPORTS,
  type Scenario,
  TRANSPORT_KINDS,
} from '../../scenario/index.ts';
import { APP_TIMES, editSchema, scenarioSchema } from '../../scenario/json/index.ts';
import { suggest } from './error.ts';
import { parseRate } from './units.ts';
import { type Entry, need } from './yaml.ts';

/** Keys whose value is a time in any part of a scenario. */
const TIMES: readonly string[] = [
  ...ALL_KNOBS.flatMap(([name, { is }]) => (is === 'time' ? [name] : [])),
  'at',
  'hold',
  'retry',
  'until',
  ...APP_TIMES,
];

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Fields = Record<string, Json>;
/** Where each part of a value came from: "actions.2.at" → its entry. */
type Origins = Map<string, Entry>;

export function readScenario(entry: Entry): Scenario {
  const origins: Origins = new Map([['', entry]]);
  const parts = entry.pairs(['seed', 'until', 'link', 'server', 'app', 'lanes', 'actions']);
  const lanes = need(entry, parts, 'lanes');
  const value = {
    version: 1,
    seed: plainAt('seed', need(entry, parts, 'seed'), 'seed', origins),
    until: plainAt('until', need(entry, parts, 'until'), 'until', origins),
    link: { ...PLAIN_LINK, ...fieldsAt(parts.get('link'), 'link', origins) },
    server: { ...PLAIN_SERVER, ...fieldsAt(parts.get('server'), 'server', origins) },
    ...(parts.has('app') && { app: readApp(need(entry, parts, 'app'), origins) }),
    lanes: [...lanes.pairs()].map(([id, lane], i) => readLane(id, lane, `lanes.${i}`, origins)),
    actions: (parts.get('actions')?.list() ?? []).map((each, i) =>
      readAction(each, `l${i + 1}`, `actions.${i}`, origins),
    ),
  };
  return check(scenarioSchema, value, origins);
}

/** `ticker`, or `{ name: ticker, every: 500 ms }`. */
const readApp = (entry: Entry, origins: Origins): Json =>
  entry.isMap ? fieldsAt(entry, 'app', origins) : { name: plainAt('name', entry, 'app', origins) };

/** Edits, each checked against the scenario it is applied to. */
export function readEdits(entry: Entry, scenario: Scenario): Edit[] {
  const edits: Edit[] = [];
  entry.list().forEach((each, i) => {
    const edit = readEdit(each, i);
    checkEdit(each, edit, applyEdits(scenario, edits));
    edits.push(edit);
  });
  return edits;
}

function readEdit(entry: Entry, i: number): Edit {
  const parts = entry.pairs();
  const origins: Origins = new Map([['', entry]]);
  const lane = parts.has('lane') ? { lane: plainAt('lane', parts.get('lane'), 'lane', origins) } : {};
  const [app, knobs, add, change, remove] = ['app', 'knobs', 'add', 'change', 'remove'].map((key) =>
    parts.get(key),
  );
  let edit: Fields;
  if (parts.has('transport')) {
    edit = { edit: 'transport', ...lane, transport: readTransport(entry, 'transport', origins, ['lane']) };
  } else if (app) {
    edit = { edit: 'app', app: readApp(app, origins) };
  } else if (knobs) {
    edit = { edit: 'knobs', ...lane, set: fieldsAt(knobs, 'set', origins) };
  } else if (add) {
    edit = { edit: 'add', action: readAction(add, `e${i + 1}`, 'action', origins) };
  } else if (change) {
    edit = { edit: 'change', action: readAction(change, '', 'action', origins) };
  } else if (remove) {
    edit = { edit: 'remove', id: plainAt('id', remove, 'id', origins) };
  } else {
    return entry.fail('An edit has one of the keys transport (with lane), app, knobs, add, change, remove.');
  }
  return check(editSchema, edit, origins);
}

/** `applyEdit` passes over what is not there; in a lesson that is a mistake. */
function checkEdit(entry: Entry, edit: Edit, scenario: Scenario): void {
  const lane =
    edit.edit === 'add' || edit.edit === 'change' ? edit.action.lane : 'lane' in edit ? edit.lane : undefined;
  const lanes = scenario.lanes.map(({ id }) => id);
  if (lane !== undefined && !lanes.includes(lane))
    entry.fail(`There is no lane '${lane}'; ${suggest(lane, lanes)}`);
  const id = edit.edit === 'remove' ? edit.id : edit.edit === 'change' ? edit.action.id : undefined;
  const ids = scenario.actions.map((action) => action.id);
  if (id !== undefined && !ids.includes(id)) entry.fail(`There is no action '${id}'; ${suggest(id, ids)}`);
  if (edit.edit === 'add' && ids.includes(edit.action.id))
    entry.fail(`An action '${edit.action.id}' is there already.`);
}

/** `{ client: Alice, transport: polling, interval: 2 s }`, or `{ clients: [that, that] }`. */
function readLane(id: string, entry: Entry, path: string, origins: Origins): Fields {
  origins.set(path, entry).set(`${path}.id`, entry);
  const many = entry.pairs().get('clients');
  const clients = many ? many.list() : [entry];
  if (many) entry.pairs(['clients']);
  return {
    id,
    clients: clients.map((client, i) => {
      const at = `${path}.clients.${i}`;
      origins.set(at, client);
      const name = plainAt('client', need(client, client.pairs(), 'client'), `${at}.name`, origins);
      return { name, transport: readTransport(client, `${at}.transport`, origins, ['client']) };
    }),
  };
}

function readTransport(entry: Entry, path: string, origins: Origins, besides: readonly string[]): Fields {
  const parts = entry.pairs();
  origins.set(path, entry);
  const kind = plainAt('transport', need(entry, parts, 'transport'), `${path}.kind`, origins);
  return {
    kind,
    ...(typeof kind === 'string' && plainTransport(kind)),
    ...rest(parts, ['transport', ...besides], path, origins),
  };
}

/** What a transport is unless the lesson says otherwise. How often it polls is the lesson's affair. */
function plainTransport(name: string): object {
  const kind = TRANSPORT_KINDS.find((each) => each === name);
  const plain = Object.entries(kind === undefined ? {} : PLAIN_TRANSPORTS[kind]);
  return Object.fromEntries(plain.filter(([key]) => key !== 'interval'));
}

/** `{ at, server: say, … }`, `{ at, client: Alice, do: say, … }` `{ at, network: cable-out }` or `{ at, knobs: { … } }`; `id` and `lane` may be given. */
function readAction(entry: Entry, id: string, path: string, origins: Origins): Fields {
  const parts = entry.pairs();
  origins.set(path, entry).set(`${path}.do`, entry);
  const common: Fields = { id, at: plainAt('at', need(entry, parts, 'at'), `${path}.at`, origins) };
  for (const key of ['id', 'lane']) {
    if (parts.has(key)) common[key] = plainAt(key, parts.get(key), `${path}.${key}`, origins);
  }
  const deed = (key: string): Fields => ({
    deed: plainAt(key, need(entry, parts, key), `${path}.do.deed`, origins),
    ...rest(parts, ['at', 'id', 'lane', 'client', key], `${path}.do`, origins),
  });
  if (parts.has('server')) return { ...common, kind: 'server', do: deed('server') };
  if (parts.has('client')) {
    const client = plainAt('client', parts.get('client'), `${path}.client`, origins);
    return { ...common, kind: 'client', client, do: deed('do') };
  }
  if (parts.has('network')) return { ...common, kind: 'network', do: deed('network') };
  if (parts.has('knobs')) {
    entry.pairs(['at', 'id', 'lane', 'knobs']);
    return { ...common, kind: 'knobs', set: fieldsAt(parts.get('knobs'), `${path}.set`, origins) };
  }
  return entry.fail(
    'An action has one of the keys server (what the back end does), client with do, network, knobs.',
  );
}

function rest(
  parts: ReadonlyMap<string, Entry>,
  without: readonly string[],
  path: string,
  origins: Origins,
): Fields {
  const fields: Fields = {};
  for (const [key, entry] of parts) {
    if (!without.includes(key)) fields[key] = plainAt(key, entry, `${path}.${key}`, origins);
  }
  return fields;
}

function fieldsAt(entry: Entry | undefined, path: string, origins: Origins): Fields {
  if (entry === undefined) return {};
  origins.set(path, entry);
  return rest(entry.pairs(), [], path, origins);
}

/** A value as JSON; the key says whether a text is a time or a rate. */
function plainAt(key: string, entry: Entry | undefined, path: string, origins: Origins): Json {
  if (entry === undefined) return null;
  origins.set(path, entry);
  if (entry.isMap) return fieldsAt(entry, path, origins);
  if (entry.isList) return entry.list().map((each, i) => plainAt('', each, `${path}.${i}`, origins));
  if (TIMES.includes(key)) return entry.time();
  const { value } = entry;
  if (key === 'bandwidth') return parseRate(value) ?? entry.fail("Expected a rate such as '2 Mbit/s'.");
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return entry.fail(`Expected a value for ${entry.name}.`);
}

function check<const S extends v.GenericSchema>(schema: S, value: Json, origins: Origins): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map(({ key }) => String(key)).join('.');
    // Sentences of our own have a unit.
    const isBare = issue.type !== 'check' && TIMES.includes(path.slice(path.lastIndexOf('.') + 1));
    const unit = isBare ? ' (in microseconds)' : '';
    return nearest(path, origins).fail(`${issue.message.replace(/\.$/, '')}${unit}.`);
  }
  const extra = extraKey(value, result.output, '');
  if (extra === undefined) return result.output;
  const word = extra.slice(extra.lastIndexOf('.') + 1);
  // Elsewhere there may be such a key.
  const others = [...keysOf(schema)].filter((key) => key !== word);
  return nearest(extra, origins).fail(`Unknown key '${word}'; ${suggest(word, others)}`);
}

/** Valibot drops what a schema does not name; here that is a mistake of spelling. */
function extraKey(input: unknown, output: unknown, path: string): string | undefined {
  if (!isRecord(input) || !isRecord(output)) return undefined;
  for (const [key, value] of Object.entries(input)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!Object.hasOwn(output, key)) return here;
    const deeper = extraKey(value, output[key], here);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function nearest(path: string, origins: Origins): Entry {
  const entry = origins.get(path);
  if (entry !== undefined) return entry;
  if (path === '') throw new Error('the whole value has no origin');
  return nearest(path.slice(0, Math.max(0, path.lastIndexOf('.'))), origins);
}

/** Every key that a schema names at any depth. */
function keysOf(schema: unknown, keys = new Set<string>()): Set<string> {
  if (!isRecord(schema)) return keys;
  if (isRecord(schema['entries'])) {
    for (const [key, entry] of Object.entries(schema['entries'])) keysOf(entry, keys.add(key));
  }
  for (const inner of ['options', 'pipe']) {
    const list = schema[inner];
    if (Array.isArray(list)) for (const each of list) keysOf(each, keys);
  }
  for (const inner of ['item', 'wrapped']) keysOf(schema[inner], keys);
  return keys;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
