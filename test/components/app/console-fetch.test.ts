/** `fetch` of the console: octets as they are, answers as they come, and no more than a script may see. */
import { assert } from 'chai';
import { answerTo } from '../../../src/app/console/answering.ts';
import { isOwnFile } from '../../../src/app/console/http-lab.ts';
import { Journeys } from '../../../src/app/console/script-fetch.ts';
import { formatEdits, parseEdits } from '../../../src/scenario/json/index.ts';
import { chat } from './chat.ts';
import {
  ADDRESS,
  calls,
  ConsoleSocket,
  fetched,
  hears,
  newest,
  openLesson,
  quiet,
  shell,
  heardOf,
} from './console-setup.ts';

const BASE = new URL('/', location.href);

/** The page's `fetch`, on a way without a service worker. */
function ask(target: string, init: RequestInit = {}): Promise<Response> {
  const journeys = new Journeys(calls, BASE);
  const way = async (input: RequestInfo | URL): Promise<Response> => {
    const request = new Request(input);
    const answer = await answerTo(calls, request, target.replace(/#.*/, ''), journeys.of(request));
    if (answer.type === 'error') throw new TypeError('Failed to fetch');
    return answer;
  };
  return journeys.fetchBy(way)(new URL(target, BASE), init);
}

const last = (): unknown => {
  const action = shell.lab.scenario?.actions.at(-1);
  return action?.kind === 'client' ? action.do : undefined;
};

const OCTETS = Uint8Array.of(0xff, 0, 0xc3, 0xa9);

describe('a body of a fetch in the console', () => {
  for (const body of [OCTETS, OCTETS.buffer, new Blob([OCTETS])]) {
    it(`of ${body.constructor.name} travels octet for octet, without a type`, async () => {
      await ask('/messages', { method: 'POST', body });
      assert.include(last(), { octets: 'ff 00 c3 a9' });
      const sent = textOnWire();
      assert.notInclude(sent.toLowerCase(), 'content-type');
      assert.include(sent, '\r\n\r\n\xff\0\xc3\xa9');
    });
  }

  it('of text has the type of text, and stays text', async () => {
    await ask('/messages', { method: 'POST', body: 'é' });
    assert.include(last(), { body: 'é' });
    assert.include(textOnWire(), 'text/plain;charset=UTF-8');
  });
});

/** The newest request of the console, an octet a character. */
function textOnWire(): string {
  const { index, facts } = heardOf('a');
  const sent = facts.filter((fact) => fact.kind === 'request-sent' && fact.method === 'POST').at(-1);
  return sent?.kind === 'request-sent'
    ? String.fromCharCode(...index.octets(sent.conn, true, sent.from, sent.to))
    : '';
}

describe('an answer', () => {
  for (const target of ['/events', '/stream?since=0']) {
    it(`of ${target} settles with its head, and its body follows`, async () => {
      const response = await ask(target);
      assert.equal(response.status, 200);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('three')) text += (await reader?.read())?.value ?? '';
      assert.include(text, 'one');
      await reader?.cancel();
    });
  }

  it('tells its address and its type', async () => {
    const response = await ask('/messages?since=0#part');
    assert.deepEqual(
      [response.url, response.redirected, response.type],
      [new URL('/messages?since=0', BASE).href, false, 'basic'],
    );
  });

  it('tells where it was redirected', async () => {
    await openLesson(4000, chat(), { moved: true });
    const response = await ask('/messages?since=0');
    assert.isTrue(response.redirected);
    assert.notEqual(response.url, new URL('/messages?since=0', BASE).href);
    assert.equal(response.status, 200);
  });

  it('shows no Set-Cookie, and to another origin what that may see', async () => {
    await openLesson(4000, { ...chat(), actions: [] }, { cookie: 16, foreign: true });
    const answer = await fetched();
    assert.isDefined(answer);
    const response = await ask('/messages?since=0');
    assert.equal(response.type, 'cors');
    assert.isFalse(response.headers.has('set-cookie'));
    assert.isFalse(response.headers.has('date'));
    assert.isTrue(response.headers.has('content-type'));
  });

  it('to HEAD has no body', async () => {
    const response = await ask('/messages?since=0', { method: 'HEAD' });
    assert.deepEqual([response.status, response.body], [200, null]);
  });

  it('keeps its address and its type when it is copied', async () => {
    const response = await ask('/messages?since=0');
    const copy = response.clone();
    assert.deepEqual([copy.url, copy.type, copy.status], [response.url, 'basic', 200]);
    assert.equal(await copy.text(), await response.text());
  });

  it('of a redirect that shall not be followed says nothing more (Fetch §2.2.6)', async () => {
    await openLesson(4000, chat(), { moved: true });
    const response = await ask('/messages?since=0', { redirect: 'manual' });
    assert.include(last(), { redirect: 'manual' });
    const { type, status, ok, redirected, url, body, headers } = response;
    const address = new URL('/messages?since=0', BASE).href;
    assert.deepEqual([type, status, ok, redirected, url], ['opaqueredirect', 0, false, false, address]);
    assert.deepEqual([body, [...headers].length, response.clone().status], [null, 0, 0]);
    const failed = ask('/messages?since=0', { redirect: 'error' });
    assert.instanceOf(await failed.catch((error: unknown) => error), TypeError);
    // The way of the test has no cache of its own.
    assert.equal((await ask('/messages?since=0', { cache: 'reload', credentials: 'omit' })).status, 200);
    assert.include(last(), { cache: 'reload', credentials: 'omit' });
  });
});

it('field names travel as the script wrote them', async () => {
  await ask('/messages?since=0', { headers: { 'x-MINE': '1', 'X-other-One': '2' } });
  const { fields } = last() as { fields: readonly (readonly [string, string])[] };
  assert.sameDeepMembers(
    [...fields],
    [
      ['x-MINE', '1'],
      ['X-other-One', '2'],
    ],
  );
});

for (const init of [
  { mode: 'no-cors' },
  { referrer: '/other' },
  { referrerPolicy: 'no-referrer' },
] as const) {
  it(`${JSON.stringify(init)} is refused with a sentence`, async () => {
    const actions = shell.lab.scenario?.actions.length;
    const outcome = await ask('/messages', init).then(
      () => 'answered',
      () => 'refused',
    );
    assert.equal(outcome, 'refused');
    assert.include(shell.state.status, Object.values(init)[0] ?? 'nothing');
    assert.equal(shell.lab.scenario?.actions.length, actions);
  });
}

it('between a script and the run nothing else is told', async () => {
  const socket = new ConsoleSocket(ADDRESS);
  await hears(socket, 'open');
  const opened = newest().at;
  await ask('/messages?since=0');
  // Bob speaks at 5, 6 and 7 s: the call stands right behind the open.
  assert.isBelow(newest().at, opened + 500_000);
  const { data } = (await hears(socket, 'message')) as MessageEvent<string>;
  assert.include(data, 'one');
});

it('no name of the page’s own files is the beginning of another', () => {
  for (const path of ['srcx', '@me', 'node_modulesX', 'assetsx/a.js', 'src', '@vite', 'assets'])
    for (const isDev of [true, false]) assert.isFalse(isOwnFile(path, isDev), path);
  for (const path of ['src/app/main.ts', 'node_modules/lit/index.js', '@vite/client', '@fs/a', '@id/b']) {
    assert.isTrue(isOwnFile(path, true), path);
    assert.isFalse(isOwnFile(path, false), path);
  }
  assert.isTrue(isOwnFile('assets/en-1.js', false));
});

describe('whatever the console adds can be kept and read again', () => {
  const assertKept = (): void => {
    const { edits: present } = shell.lab.history.present;
    assert.isNotEmpty(present);
    assert.deepEqual(parseEdits(formatEdits(present))?.edits, present);
  };

  it('nine subprotocols', () => {
    new ConsoleSocket(ADDRESS, 'a b c d e f g h i'.split(' '));
    assertKept();
  });

  it('a control character in a field', async () => {
    await ask('/messages', { headers: { 'X-A': 'a\u0001b\u007f' } });
    assertKept();
  });

  it('a mebibyte of octets', async () => {
    const socket = new ConsoleSocket(ADDRESS);
    await hears(socket, 'open');
    socket.send(new Uint8Array(2 ** 20));
    assertKept();
    await quiet();
  });

  it('and what cannot be kept is refused', () => {
    const actions = shell.lab.scenario?.actions.length;
    assert.throws(
      () => calls.act('a', { deed: 'fetch', call: 'x', method: 'GET', target: 'no', fields: [] }),
      TypeError,
    );
    assert.equal(shell.lab.scenario?.actions.length, actions);
  });
});
