/** The chat behind each pair of mounts: requests and frames in, answers and frames out, one room for both. */
import { afterEach, describe, expect, it } from 'vitest';
import { chatBackEnd } from '../../../src/apps/chat/index.ts';
import { Bench, frame, post, request, unmasked, upgrade } from '../../servers/bench.ts';

describe.each([
  { http: 'direct', sockets: 'direct' },
  { http: 'msw', sockets: 'mock-socket' },
] as const)('the chat, HTTP by $http, sockets by $sockets', (mounts) => {
  let bench: Bench;
  const open = (): Bench => (bench = new Bench(mounts, { backEnd: (tools) => chatBackEnd(tools) }));
  afterEach(() => bench.close());

  it('answers GET /messages with what is newer than since, or with all', async () => {
    open().bobSays('one');
    bench.bobSays('two');
    const targets = [
      '/messages',
      '/messages?since=1',
      '/messages?since=2',
      '/messages?since=x',
      '/messages?since=-1',
    ];
    const wire = bench.dial(...targets.map((target) => request(`GET ${target}`)));
    await bench.until(200);
    const [one, two] = ['{"id":1,"from":"Bob","text":"one"}', '{"id":2,"from":"Bob","text":"two"}'];
    const all = `200 [${one},${two}]`;
    expect(wire.said()).toEqual([all, `200 [${two}]`, '200 []', all, all]);
  });

  // RFC 9110 §9.1: "All general-purpose servers MUST support the methods GET and HEAD"; §9.3.2: the same fields.
  it.each([
    ['/messages', 200],
    ['/chat', 426],
    ['/nowhere', 404],
  ])('answers HEAD %s as GET, without the content', async (target, status) => {
    open().bobSays('one');
    const [head, got] = [bench.dial(request(`HEAD ${target}`)), bench.dial(request(`GET ${target}`))];
    await bench.until(200);
    expect(head.said('HEAD')).toEqual([`${status}`]);
    const [fields, content] = got.text.split('\r\n\r\n');
    expect(head.text).toBe(`${fields}\r\n\r\n`);
    expect(fields).toContain(`\r\nContent-Length: ${content?.length}`);
  });

  // RFC 9112 §3.2.2: "a server MUST accept the absolute-form in requests".
  it('takes a target in absolute-form for the path that it names', async () => {
    open();
    const [got, moved, opened] = ['/messages?since=0', '?x', '/chat'].map(
      (path) => `http://chat.example${path}`,
    );
    const wire = bench.dial(request(`GET ${got}`), request(`GET ${moved}`));
    const socket = bench.dial(upgrade(opened ?? ''));
    await bench.until(200);
    expect(wire.said()).toEqual(['200 []', '404 Nothing is here.']);
    expect(socket.text.startsWith('HTTP/1.1 101 ')).toBe(true);
  });

  it('stores a POST and says its id; the birth is a fact', async () => {
    const wire = open().dial(post('/messages', '{"from":"Alice","text":"hi 👋"}'), request('GET /messages'));
    await bench.until(200);
    expect(wire.said()[0]).toBe('201 {"id":1}');
    expect(wire.answers()[1]?.body.length).toBe('[{"id":1,"from":"Alice","text":"hi 👋"}]'.length + 2);
    expect(bench.facts('message-born').map(({ id, author, text }) => [id, author, text])).toEqual([
      [1, 'Alice', 'hi 👋'],
    ]);
  });

  it.each(['', '{', '[]', 'null', '{"from":"Alice"}', '{"from":"Alice","text":7}'])(
    '400 for %j',
    async (body) => {
      const wire = open().dial(post('/messages', body));
      await bench.until(200);
      expect(wire.said()).toEqual([
        '400 {"error":"Expected a JSON body such as {\\"from\\":\\"Alice\\",\\"text\\":\\"hi\\"}."}',
      ]);
      expect(bench.facts('message-born')).toEqual([]);
    },
  );

  it.each(['GET /', 'GET //', 'GET /messages/1', 'DELETE /messages', 'POST /chat', 'GET /%zz'])(
    '404 for %s',
    async (line) => {
      const wire = open().dial(request(line));
      await bench.until(200);
      expect(wire.said()).toEqual(['404 Nothing is here.']);
    },
  );

  it('426 for a page where sockets open, as ws says it (RFC 9110 §15.5.22)', async () => {
    const wire = open().dial(request('GET /chat'));
    await bench.until(200);
    expect(wire.said()).toEqual(['426 Upgrade Required']);
    expect(wire.text).toContain('Upgrade: websocket\r\n');
  });

  // RFC 9110 §7.8: "MUST ignore an Upgrade header field that is received in an HTTP/1.0 request".
  it.each([
    ['GET /', '404 Nothing is here.'],
    ['GET /messages?since=0', '200 []'],
    ['GET /chat', '426 Upgrade Required'],
    ['POST /chat', '404 Nothing is here.'],
  ])('a wish of HTTP/1.0 to leave HTTP is passed over: %s', async (line, said) => {
    const wire = open().dial(upgrade('/').replace('GET / HTTP/1.1', `${line} HTTP/1.0`));
    await bench.until(200);
    expect(wire.said()).toEqual([said]);
  });

  it.each(['/', '//', '/chats', '/chat/', '/messages'])('no socket opens at %s', async (target) => {
    const wire = open().dial(upgrade(target));
    await bench.until(200);
    expect(wire.said()).toEqual(['404 No socket opens here.']);
  });

  it('a message by HTTP goes to the sockets, one by a socket to the others and to HTTP', async () => {
    const [alice, carol] = [open().dial(upgrade('/chat')), bench.dial(upgrade('/chat'))];
    bench.at(100, () => bench.dial(post('/messages', '{"from":"Dan","text":"by HTTP"}')));
    bench.at(200, () => alice.send(frame(1, '{"from":"Alice","text":"by socket"}')));
    let poll: ReturnType<Bench['dial']> | undefined;
    bench.at(300, () => (poll = bench.dial(request('GET /messages?since=1'))));
    await bench.until(400);
    const [one, two] = [
      '{"id":1,"from":"Dan","text":"by HTTP"}',
      '{"id":2,"from":"Alice","text":"by socket"}',
    ];
    expect(alice.frames).toBe(unmasked(1, one));
    expect(carol.frames).toBe(`${unmasked(1, one)} ${unmasked(1, two)}`);
    expect(poll?.said()).toEqual([`200 [${two}]`]);
  });

  it('a socket gets what it has missed, and nothing after it has left', async () => {
    open().bobSays('early');
    const wire = bench.dial(upgrade('/chat?since=0'));
    bench.at(100, () => wire.abort());
    bench.at(200, () => bench.bobSays('late'));
    await bench.until(400);
    expect(wire.frames).toBe(unmasked(1, '{"id":1,"from":"Bob","text":"early"}'));
    expect(bench.facts('frame-sent').length).toBe(1);
  });

  it('what is no message is answered by an error, and stored by nobody', async () => {
    const wire = open().dial(upgrade('/chat'), frame(1, 'hello'), frame(2, new Uint8Array([0xff])));
    await bench.until(200);
    expect(wire.octets.length).toBeGreaterThan(129);
    expect(bench.facts('message-born')).toEqual([]);
  });
});
