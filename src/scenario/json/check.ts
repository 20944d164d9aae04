/** What a scenario can hold: asked before something is added that was not read from one. */
import * as v from 'valibot';
import { clientDeedSchema } from './schema.ts';

/** Why this deed cannot be kept and read again; undefined where it can. */
export function deedMistake(deed: unknown): string | undefined {
  const [issue] = v.safeParse(clientDeedSchema, deed).issues ?? [];
  return issue && `${v.getDotPath(issue) ?? 'deed'}: ${issue.message}`;
}
