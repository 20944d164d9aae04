/** Stops and checks as they stand in a lesson.yaml → the typed grammar of `play/`. */
import {
  type Action,
  KNOBS,
  NUMBER_NAMES,
  PLAIN_APP,
  type Scenario,
  TRANSPORT_KINDS,
} from '../../scenario/index.ts';
import {
  appOfDeed,
  clientDeedSchema,
  networkDeedSchema,
  serverDeedSchema,
} from '../../scenario/json/index.ts';
import { askable, type Field, KINDS } from '../../trace/index.ts';
import { type Check, type FigureName, parseFigure, type Predicate, type Stop } from '../play/index.ts';
import { suggest } from './error.ts';
import { parseRate } from './units.ts';
import { type Entry, need } from './yaml.ts';

const AFTER = ['previous stop', 'start'] as const;

/** `start`, `end` or a predicate. */
export function readStop(entry: Entry, scenario: Scenario): Stop {
  if (entry.isMap) return readPredicate(entry, scenario);
  return entry.value === 'start' || entry.value === 'end'
    ? entry.value
    : entry.fail('A stop is start, end or a predicate such as { lane: b, fact: socket-event, event: open }.');
}

export function readPredicate(entry: Entry, scenario: Scenario): Predicate {
  const parts = entry.pairs();
  const fact = need(entry, parts, 'fact').oneOf(KINDS);
  const lane = readLaneName(need(entry, parts, 'lane'), scenario);
  const fields = askable(fact);
  entry.pairs(['lane', 'fact', ...fields.map(({ name }) => name), 'nth', 'after']);
  const predicate: Record<string, unknown> = { lane, fact };
  for (const { name, field } of fields) {
    const part = parts.get(name);
    if (part !== undefined) predicate[name] = readWord(part, name, field);
  }
  const nth = parts.get('nth');
  const after = parts.get('after');
  if (nth !== undefined) predicate['nth'] = nth.integer(1);
  if (after !== undefined) predicate['after'] = after.oneOf(AFTER);
  return predicate as Predicate;
}

/** What a lesson asks of a field, in the form that the field's descriptor says. */
function readWord(entry: Entry, name: string, { form, words, names, most }: Field): unknown {
  switch (form) {
    case 'flag':
      return entry.flag();
    case 'text':
      return entry.text();
    case 'enumeration':
    case 'list':
      return entry.oneOf(words);
    case 'named':
    case 'flags':
      return entry.oneOf(Object.keys(names));
    case 'uint':
    case 'ordinal': {
      const word = entry.integer(0);
      return word <= most ? word : entry.fail(`'${name}' is at most ${most}.`);
    }
    case 'pairs':
      return entry.fail(`A lesson cannot ask for '${name}'.`);
  }
}

export function readLaneName(entry: Entry, scenario: Scenario): string {
  return entry.oneOf(scenario.lanes.map(({ id }) => id));
}

const CHECKS = ['transport', 'knob', 'fact', 'figure', 'action', 'all'] as const;

/** `{ transport: { lane: a, is: websocket } }` and its like: one key that names the check. */
export function readCheck(entry: Entry, scenario: Scenario): Check {
  const parts = entry.pairs(CHECKS);
  const [[kind, body] = [], another] = [...parts];
  if (kind === undefined || body === undefined || another !== undefined) {
    return entry.fail(`A check has exactly one of the keys ${CHECKS.join(', ')}; several go under 'all'.`);
  }
  switch (kind) {
    case 'transport':
      return readTransportCheck(body, scenario);
    case 'knob':
      return readKnobCheck(body);
    case 'fact':
      return { check: 'fact', predicate: readPredicate(body, scenario) };
    case 'figure':
      return readFigureCheck(body, scenario);
    case 'action':
      return readActionCheck(body, scenario);
    default:
      return { check: 'all', of: body.list().map((each) => readCheck(each, scenario)) };
  }
}

function readTransportCheck(entry: Entry, scenario: Scenario): Check {
  const parts = entry.pairs(['lane', 'is']);
  return {
    check: 'transport',
    lane: readLaneName(need(entry, parts, 'lane'), scenario),
    is: need(entry, parts, 'is').oneOf(TRANSPORT_KINDS),
  };
}

function readKnobCheck(entry: Entry): Check {
  const parts = entry.pairs(['name', 'atLeast', 'atMost']);
  const name = need(entry, parts, 'name').oneOf(NUMBER_NAMES);
  const limit = (part: Entry): number => {
    const { is } = KNOBS[name];
    if (is === 'count') return part.number(0);
    if (is === 'time') return part.time();
    return parseRate(part.value) ?? part.fail("Expected a rate such as '2 Mbit/s'.");
  };
  return { check: 'knob', name, ...readBounds(entry, parts, 'atLeast', 'atMost', limit) };
}

function readFigureCheck(entry: Entry, scenario: Scenario): Check {
  const parts = entry.pairs(['name', 'below', 'above']);
  const name = need(entry, parts, 'name');
  const figure = readFigureName(name, scenario);
  const limit = (part: Entry): number => (figure.unit === 'span' ? part.time() : part.number(0));
  return { check: 'figure', name: figure.name, ...readBounds(entry, parts, 'below', 'above', limit) };
}

function readFigureName(entry: Entry, scenario: Scenario): { name: FigureName; unit: string } {
  const figure = parseFigure(entry.text());
  if (figure === undefined)
    return entry.fail(`No figure is called '${entry.text()}'; write one such as a.median.`);
  const lanes = scenario.lanes.map(({ id }) => id);
  if (!lanes.includes(figure.lane))
    entry.fail(`There is no lane '${figure.lane}'; ${suggest(figure.lane, lanes)}`);
  return figure;
}

function readBounds<A extends string, B extends string>(
  entry: Entry,
  parts: ReadonlyMap<string, Entry>,
  low: A,
  high: B,
  read: (part: Entry) => number,
): { [K in A | B]?: number } {
  const bounds: { [K in A | B]?: number } = {};
  for (const key of [low, high]) {
    const part = parts.get(key);
    if (part !== undefined) bounds[key] = read(part);
  }
  return Object.keys(bounds).length > 0 ? bounds : entry.fail(`The check needs '${low}', '${high}' or both.`);
}

/** The deeds of each kind of action, as their schemas name them; those of an application for its scenarios only. */
const DEEDS: Readonly<Record<Action['kind'], readonly string[]>> = {
  server: serverDeedSchema.options.map(({ entries }) => entries.deed.literal),
  client: clientDeedSchema.options.map(({ entries }) => entries.deed.literal),
  network: networkDeedSchema.options.map(({ entries }) => entries.deed.literal),
  knobs: [],
};

function deedsOf(kind: Action['kind'], { app = PLAIN_APP }: Scenario): readonly string[] {
  return DEEDS[kind].filter((deed) => [undefined, app.name].includes(appOfDeed(kind, deed)));
}

function readActionCheck(entry: Entry, scenario: Scenario): Check {
  const parts = entry.pairs(['kind', 'deed', 'lane', 'count']);
  const kind = need(entry, parts, 'kind').oneOf(['server', 'client', 'network', 'knobs'] as const);
  const deed = parts.get('deed');
  const lane = parts.get('lane');
  return {
    check: 'action',
    kind,
    ...(deed === undefined ? {} : { deed: deed.oneOf(deedsOf(kind, scenario)) }),
    ...(lane === undefined ? {} : { lane: readLaneName(lane, scenario) }),
    count: need(entry, parts, 'count').integer(1),
  };
}
