/** Requests of the console's scripts, as the simulated browser can carry them. */
import type { Bytes } from '../../base/index.ts';
import type { RequestOptions } from '../../network/index.ts';
import type { Calls } from './calls.ts';
import { fetchFrom } from './fetch-call.ts';
import { type Journey, JOURNEY, usualCase } from './script-fetch.ts';
import { responseOf } from './script-response.ts';

/** What a script asked for that the simulated browser cannot do; undefined: it can. */
function refusalOf({ mode, referrer, referrerPolicy }: Request): string | undefined {
  if (mode !== 'cors' && mode !== 'same-origin') return `mode: '${mode}'`;
  // A service worker sees the page's own address.
  if (referrer !== 'about:client' && referrer !== location.href.replace(/#.*/, ''))
    return `referrer: '${referrer}'`;
  const isUsual = referrerPolicy === '' || referrerPolicy === 'strict-origin-when-cross-origin';
  return isUsual ? undefined : `referrerPolicy: '${referrerPolicy}'`;
}

/** What it says beside, where it is not the usual. */
function optionsOf({ cache, credentials, redirect }: Request): RequestOptions {
  return {
    ...(cache !== 'default' && { cache }),
    ...(credentials !== 'same-origin' && { credentials }),
    ...(redirect !== 'follow' && { redirect }),
  };
}

/** The answer of the run to a request for `target`. */
export async function answerTo(
  calls: Calls,
  request: Request,
  target: string,
  journey?: Journey,
): Promise<Response> {
  const own = journey?.request ?? request;
  const what = refusalOf(own);
  if (what !== undefined) {
    calls.say('refused', { what });
    return Response.error();
  }
  const body: Bytes = new Uint8Array(await request.clone().arrayBuffer());
  const fields = [...own.headers]
    .filter(([name]) => name !== JOURNEY)
    .map(([name, value]) => [journey?.cased(name) ?? usualCase(name), value] as const);
  try {
    const { method } = request;
    const asked = {
      ...optionsOf(own),
      method,
      target,
      fields,
      body: body.length > 0 ? body : undefined,
    };
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
