/**
 * A whole scenario with the playhead, as a link or a browser's storage holds it. With a version of its own, and as strict as
 * the schema: what comes from a link may come from anybody.
 */
import * as v from 'valibot';
import { type Micros, micros } from '../../base/index.ts';
import { unknownApp } from './apps/index.ts';
import { jsonIn, queryOf, type Unreadable } from './link.ts';
import { type Scenario, scenarioSchema } from './schema.ts';

const VERSION = 1;

const wholeSchema = v.object({
  v: v.literal(VERSION),
  scenario: scenarioSchema,
  /** Playhead in µs. */
  t: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.transform(micros)),
  /** The lesson's step that it was opened from: `2.1a/the-101`. */
  from: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/))),
});
const later = (than: number) => v.pipe(v.number(), v.safeInteger(), v.gtValue(than));
const newerSchema = v.union([
  v.object({ v: later(VERSION) }),
  v.object({ scenario: v.object({ version: later(1) }) }),
]);

const aboutSchema = v.object({ scenario: v.object({ app: v.unknown() }) });

export interface Whole {
  readonly scenario: Scenario;
  readonly cursor: Micros;
  readonly from?: string;
}

/** For a browser's storage. */
export const wholeText = ({ scenario, cursor, from }: Whole): string =>
  JSON.stringify({ v: VERSION, scenario, t: cursor, from });

/** `s=eyJ2Ijox…`, for an address. */
export const formatWhole = ({ scenario, cursor, from }: Whole): string =>
  queryOf({ v: VERSION, scenario, t: cursor, from });

/** Undefined for a query without one; a word where it cannot be read. */
export function parseWhole(query: string): Whole | Unreadable | undefined {
  const json = jsonIn(query);
  return json === undefined ? undefined : readWhole(json);
}

export function readWhole(json: string | null): Whole | Unreadable {
  try {
    const value: unknown = JSON.parse(json ?? '');
    const whole = v.safeParse(wholeSchema, value);
    if (!whole.success) {
      const about = v.safeParse(aboutSchema, value);
      if (v.is(newerSchema, value)) return 'newer';
      return (about.success ? unknownApp(about.output.scenario.app) : undefined) ?? 'broken';
    }
    const { scenario, t: cursor, from } = whole.output;
    return { scenario, cursor, ...(from !== undefined && { from }) };
  } catch {
    return 'broken';
  }
}
