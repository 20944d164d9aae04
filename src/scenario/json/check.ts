/** What a scenario can hold: asked before something is added that was not read from one. */
import * as v from 'valibot';
import { type Action, actionSchema, clientDeedSchema } from './schema.ts';

/** Why this deed cannot be kept and read again; undefined where it can. */
export function deedMistake(deed: unknown): string | undefined {
  const [issue] = v.safeParse(clientDeedSchema, deed).issues ?? [];
  return issue && `${v.getDotPath(issue) ?? 'deed'}: ${issue.message}`;
}

/** An action as a scenario can hold it; undefined for anything else. */
export function readAction(value: unknown): Action | undefined {
  const action = v.safeParse(actionSchema, value);
  return action.success ? action.output : undefined;
}
