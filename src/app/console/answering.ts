/** Requests of the console's scripts, as the simulated browser can carry them, and answers as scripts may see them. */
import { type Field, listOf } from '../../wire/http1/index.ts';
import type { Bytes } from '../../base/index.ts';
import type { Calls } from './calls.ts';
import { type Answer, fetchFrom } from './fetch-call.ts';
import { isForeign, type Journey, JOURNEY, usualCase } from './script-fetch.ts';

/** Fetch §2.2.3: statuses whose answers have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);
/** Fetch §2.2.2: forbidden response-header names. */
const FORBIDDEN = /^set-cookie2?$/i;
/** Fetch §2.2.2: what another origin's page may read without being told so. */
const SAFELISTED = /^(cache-control|content-(language|length|type)|expires|last-modified|pragma)$/i;

/** What a script asked for that the simulated browser cannot do; undefined: it can. */
function refusalOf({ mode, redirect, credentials, referrerPolicy }: Request): string | undefined {
  if (redirect !== 'follow') return `redirect: '${redirect}'`;
  if (mode !== 'cors' && mode !== 'same-origin') return `mode: '${mode}'`;
  if (credentials === 'omit') return `credentials: '${credentials}'`;
  const isUsual = referrerPolicy === '' || referrerPolicy === 'strict-origin-when-cross-origin';
  return isUsual ? undefined : `referrerPolicy: '${referrerPolicy}'`;
}

/** The answer of the run to a request for `target`. */
export async function answerTo(
  calls: Calls,
  request: Request,
  target: string,
  journey?: Journey,
): Promise<Response> {
  const what = refusalOf(request);
  if (what !== undefined) {
    calls.say('refused', { what });
    return Response.error();
  }
  const body: Bytes = new Uint8Array(await request.clone().arrayBuffer());
  const fields = [...request.headers]
    .filter(([name]) => name !== JOURNEY)
    .map(([name, value]) => [journey?.cased(name) ?? usualCase(name), value] as const);
  try {
    const asked = { method: request.method, target, fields, body: body.length > 0 ? body : undefined };
    const coming = fetchFrom(calls, asked);
    journey?.arrived();
    const answer = await coming;
    if (answer === undefined) return Response.error();
    journey?.answered(answer);
    return responseOf(answer);
  } catch (error) {
    calls.say('unfit', { what: error instanceof Error ? error.message : String(error) });
    return Response.error();
  }
}

function responseOf(answer: Answer): Response {
  const { status, reason } = answer.head;
  const headers = new Headers(visible(answer).map(([name, value]): [string, string] => [name, value]));
  return new Response(BODILESS.has(status) ? null : answer.body, { status, statusText: reason, headers });
}

/** Fields that the script may read. */
function visible({ head: { fields }, request }: Answer): readonly Field[] {
  const allowed = fields.filter(([name]) => !FORBIDDEN.test(name));
  if (!isForeign(request)) return allowed;
  const exposed = listOf(fields, 'Access-Control-Expose-Headers').map((name) => name.toLowerCase());
  if (exposed.includes('*')) return allowed;
  return allowed.filter(([name]) => SAFELISTED.test(name) || exposed.includes(name.toLowerCase()));
}
