/** A run in a file: what a link holds, and the lesson and the step it belongs to. For runs that no link can hold. */
import * as v from 'valibot';
import { isUnreadable, readShared, type Shared, type Unreadable, wireOf } from './link.ts';

const placeSchema = v.object({ wire101: v.literal('run'), lesson: v.string(), step: v.string() });

export interface Run extends Shared {
  readonly lesson: string;
  readonly step: string;
}

export const formatRun = ({ lesson, step, ...shared }: Run): string =>
  JSON.stringify({ wire101: 'run', lesson, step, ...wireOf(shared) });

export function parseRun(json: string): Run | Unreadable {
  const shared = readShared(json);
  if (isUnreadable(shared)) return shared;
  const place = v.safeParse(placeSchema, JSON.parse(json));
  return place.success ? { ...shared, lesson: place.output.lesson, step: place.output.step } : 'broken';
}
