/** JSON on the wire. What is read from it has no type yet: its reader checks the shape. */
import { utf8 } from '../../base/index.ts';
import type { Answer } from '../../servers/index.ts';

/** Undefined for a text that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const json = (status: number, value: unknown): Answer => ({
  status,
  fields: [['Content-Type', 'application/json']],
  body: utf8(JSON.stringify(value)),
});
