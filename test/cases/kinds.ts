/** What each kind of case is put through, and the kinds whose feature is still to come. */
import { expect } from 'vitest';
import { fromLatin1, fromUtf8, latin1, utf8 } from '../../src/base/index.ts';
import { allowed } from '../../src/clients/chromium.ts';
import { Fetcher } from '../../src/clients/fetch/index.ts';
import { Browser, LabWebSocket } from '../../src/clients/index.ts';
import { LabEventSource } from '../../src/clients/event-source/index.ts';
import type { Dial } from '../../src/network/index.ts';
import { Box } from '../../src/servers/boxes/index.ts';
import { GZIP } from '../../src/wire/gzip/index.ts';
import { type Field, fieldValue, type Message, type ResponseHead } from '../../src/wire/http1/index.ts';
import * as deflate from '../../src/wire/websocket/deflate/index.ts';
import { AUTHORITY, RawServer } from '../clients/raw-server.ts';
import { httpDate } from '../../src/servers/http-date.ts';
import { Bench, type MakeBackEnd } from '../servers/bench.ts';
import { obedient } from '../servers/obedient.ts';

interface Got {
  readonly status: number;
  readonly body: string;
  readonly fields: readonly Field[];
}
/** An answer as a case expects it; what it leaves out does not matter. */
interface Wanted {
  readonly status: number;
  readonly body?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** The inputs and outcomes of each kind, as README.md describes them. */
interface Kinds {
  'http-response': { method: string; octets: string; expect: Wanted };
  reuse: { response: readonly string[]; secondsLater: number; expect: 'reuse' | 'ask' };
  cookies: { secure: boolean; setCookies: readonly string[]; utf8?: boolean; expect: string | null };
  'event-source': { contentType: readonly string[]; expect: 'open' | 'fail' };
  'request-fields': { fields: readonly Field[]; expect: readonly Field[] };
  'ws-request': { request: string; expect: { status: number; accept?: string } };
  'ws-answer': { answer: readonly string[]; expect: 'open' | 'fail' };
  'through-proxy': { boxes: readonly BoxKind[]; answer: string; expect: { either: readonly Wanted[] } };
}
type BoxKind = 'strips-upgrade' | 'buffers';

const KINDS: { readonly [K in keyof Kinds]: (each: Kinds[K]) => void | Promise<void> } = {
  'http-response': ({ method, octets, expect: wanted }) => {
    const { got } = visit(() => octets, [method]);
    expect(got).toHaveLength(1);
    matches(got[0], wanted);
  },

  reuse: ({ response, secondsLater, expect: wanted }) => {
    const server = new RawServer();
    let asked = 0;
    server.onData = (conn) => {
      asked += 1;
      const date = `Date: ${httpDate(server.world.now)}`;
      server.say(['HTTP/1.1 200 OK', date, ...response, 'Content-Length: 2', '', 'hi'].join('\r\n'), conn);
    };
    const browser = browserOf(server);
    for (const ms of [0, secondsLater * 1000]) {
      const ask = { method: 'GET', target: '/', fields: [], body: undefined, cause: -1 };
      server.at(ms, () => browser.fetch(ask, () => undefined));
    }
    server.until(secondsLater * 1000 + 1000);
    expect(asked === 1 ? 'reuse' : 'ask').toBe(wanted);
  },

  cookies: ({ setCookies, utf8: isUtf8 = false, expect: wanted }) => {
    const lines = setCookies.map((each) => `Set-Cookie: ${isUtf8 ? fromLatin1(utf8(each)) : each}`);
    const answer = ['HTTP/1.1 204 No Content', ...lines, '', ''].join('\r\n');
    const { asked } = visit(() => answer, ['GET', 'GET'], { secure: true });
    const sent = /^Cookie: (.*)$/m.exec(asked[1] ?? '')?.[1]?.trim() ?? null;
    expect(sent === null || !isUtf8 ? sent : fromUtf8(latin1(sent))).toBe(wanted);
  },

  'event-source': ({ contentType, expect: wanted }) => {
    const server = new RawServer();
    const types = contentType.map((each) => `Content-Type: ${each}`);
    server.onData = (conn) =>
      server.say(['HTTP/1.1 200 OK', ...types, 'Transfer-Encoding: chunked', '', ''].join('\r\n'), conn);
    const source = new LabEventSource(browserOf(server), '/events', -1);
    server.until(1000);
    expect(source.readyState).toBe(wanted === 'open' ? 1 : 2);
  },

  'request-fields': ({ fields, expect: wanted }) => expect(allowed(fields)).toEqual(wanted),

  'ws-request': async ({ request, expect: { status, accept } }) => {
    const backEnd: MakeBackEnd = (tools, log) => ({ ...obedient(tools, log), opens: () => true });
    const bench = new Bench({ http: 'direct', sockets: 'direct' }, { backEnd });
    const wire = bench.dial(request);
    await bench.until(1000);
    const head = wire.answers()[0]?.head;
    expect(head?.status).toBe(status);
    if (accept !== undefined) expect(fieldValue(head?.fields ?? [], 'Sec-WebSocket-Accept')).toBe(accept);
    bench.close();
  },

  'ws-answer': ({ answer, expect: wanted }) => {
    const server = new RawServer();
    const { world } = server;
    server.onData = (conn) => server.open(conn, '', answer);
    const how = { world, dial: () => server.dial(), authority: AUTHORITY, name: 'Alice', cause: -1, deflate };
    const socket = new LabWebSocket('/chat', how);
    server.until(1000);
    expect(socket.readyState).toBe(wanted === 'open' ? 1 : 3);
  },

  'through-proxy': ({ boxes, answer, expect: { either } }) => {
    for (const box of boxes) {
      const { got, server } = visit(() => answer, ['GET'], { box });
      expect(either.map(({ status }) => status)).toContain(got[0]?.status);
      matches(
        got[0],
        either.find(({ status }) => status === got[0]?.status),
      );
      expect(server.facts('disconnected').filter(({ by }) => by === 'RST')).toEqual([]);
    }
  },
};

const TO_COME: Readonly<Record<string, string>> = {
  'har-export': 'there is no export of HAR yet',
  'har-import': 'there is no import of HAR yet',
  'pcapng-import': 'there is no import of captures yet',
  'engineio-payload': 'Engine.IO is not decoded yet',
  'engineio-frame': 'Engine.IO is not decoded yet',
  'engineio-exchange': 'Engine.IO is not decoded yet',
  socketio: 'Socket.IO is not decoded yet',
  table: 'tables of frames for captures are still to come',
  copy: 'copying whole messages is still to come',
};
/** A case of a kind that exists may still be about a place that does not. */
const CONTEXTS_TO_COME: Readonly<Record<string, string>> = {
  'import of a capture': 'there is no import of captures yet',
};

interface Case {
  readonly kind: string;
  readonly context?: string;
}

/** Why a case cannot be run yet; undefined: it can. */
export const toComeReason = ({ kind, context = '' }: Case): string | undefined =>
  TO_COME[kind] ?? CONTEXTS_TO_COME[context];

export async function run(each: Case): Promise<void> {
  const test = Object.hasOwn(KINDS, each.kind) && Reflect.get(KINDS, each.kind);
  if (typeof test !== 'function') throw new Error(`No test knows cases of the kind ${each.kind}.`);
  // The kind says which shape the rest of the case has; README.md describes it.
  await Reflect.apply(test, undefined, [each]);
}

interface VisitOptions {
  readonly secure?: boolean;
  readonly box?: BoxKind;
}

/** Requests of a browser, a second apart, all answered alike: what the page got, and the requests' octets. */
function visit(say: () => string, methods: readonly string[], { secure = false, box }: VisitOptions = {}) {
  const server = new RawServer();
  const asked: string[] = [];
  const got: (Got | undefined)[] = [];
  let request = '';
  server.onData = (conn, octets) => {
    request += octets;
    if (!request.includes('\r\n\r\n')) return;
    asked.push(request);
    request = '';
    server.say(latin1(say()), conn);
  };
  if (box !== undefined) server.link.settings = { ...server.link.settings, box };
  const boxes = new Box(server.world, server.link, server);
  const browser = browserOf(server, { secure, dial: (opener, gate) => boxes.dial(opener, gate) });
  for (const [i, method] of methods.entries()) {
    const ask = { method, target: '/', fields: [], body: undefined, cause: -1 };
    server.at(i * 1000, () => browser.fetch(ask, (found) => got.push(found && gotOf(found.message))));
  }
  server.until(methods.length * 1000);
  return { server, asked, got };
}

function browserOf(
  server: RawServer,
  { secure = false, dial }: { secure?: boolean; dial?: Dial } = {},
): Browser {
  return new Browser({
    world: server.world,
    dial: dial ?? ((opener, gate) => server.dial(gate, opener)),
    authority: AUTHORITY,
    name: 'Alice',
    secure,
    parts: { Fetcher, gzip: GZIP },
  });
}

const gotOf = ({ head: { status, fields }, body }: Message<ResponseHead>): Got => ({
  status,
  body: fromLatin1(body),
  fields,
});

function matches(got: Got | undefined, wanted: Wanted | undefined): void {
  expect(got?.status).toBe(wanted?.status);
  if (wanted?.body !== undefined) expect(got?.body).toBe(wanted.body);
  for (const [name, value] of Object.entries(wanted?.fields ?? {}))
    expect(fieldValue(got?.fields ?? [], name)?.replaceAll(/ +/g, ' ')).toBe(value);
}
