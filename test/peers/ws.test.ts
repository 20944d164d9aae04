/** Our browser's socket and a real ws server, our host and a real ws client, over loopback. */
import { describe, expect, it } from 'vitest';
import { hex } from '../../src/base/index.ts';
import { dialHost, dialWs, echo } from './dial.ts';
import { factsOf } from '../trace/facts-of.ts';

const MIB = 'Xin chào 👋🏽 '.repeat(60_000).slice(0, 1 << 20);
describe('our client and a ws server', () => {
  it.each([
    ['a text', 'Xin chào 👋🏽', 'text Xin chào 👋🏽'],
    ['an empty text', '', 'text '],
    ['octets', hex('00 ff 80 07 08').buffer, 'binary 00 ff 80 07 08'],
    ['no octets', new ArrayBuffer(0), 'binary '],
    ['126 octets', 'x'.repeat(126), `text ${'x'.repeat(126)}`],
    ['1 MiB', MIB, `text ${MIB}`],
  ])('%s goes there and back', async (_name, data, told) => {
    const { socket, heard, cable } = await dialWs(echo);
    socket.onopen = () => socket.send(data);
    await cable.settle(() => heard.length === 2);
    expect(heard.map((line) => line.length)).toEqual([4, told.length]);
    expect(heard[1] === told).toBe(true);
  });

  it('a message in fragments with a ping between them, and the pong comes back with its octets', async () => {
    const pongs: string[] = [];
    const { heard, cable } = await dialWs((socket) => {
      socket.on('pong', (data) => pongs.push(data.toString()));
      socket.send('one ', { fin: false });
      socket.ping('are you there?');
      socket.send('message', { fin: true });
    });
    await cable.settle(() => heard.length === 2 && pongs.length === 1);
    expect(heard).toEqual(['open', 'text one message']);
    expect(pongs).toEqual(['are you there?']);
  });

  it('closes: ws hears code and reason, and ends TCP first', async () => {
    let closed = '';
    const { socket, heard, cable } = await dialWs((peer) =>
      peer.on('close', (code, reason) => (closed = `${code} ${reason.toString()}`)),
    );
    socket.onopen = () => socket.close(4001, 'tạm biệt');
    await cable.settle(() => heard.length === 2 && closed !== '');
    expect(heard).toEqual(['open', 'close 4001 tạm biệt']);
    expect(closed).toBe('4001 tạm biệt');
  });

  it('hears what ws closes with, and ws hears the echo', async () => {
    let closed = '';
    const { heard, cable } = await dialWs((peer) => {
      peer.on('close', (code, reason) => (closed = `${code} ${reason.toString()}`));
      peer.close(1001, 'going');
    });
    await cable.settle(() => heard.length === 2 && closed !== '');
    expect(heard).toEqual(['open', 'close 1001 going']);
    expect(closed).toBe('1001 going');
  });

  it('terminated by ws: 1006', async () => {
    const { heard, cable } = await dialWs((peer) => peer.terminate());
    await cable.settle(() => heard.length === 2);
    expect(heard).toEqual(['open', 'close 1006']);
  });

  it('agrees on the first subprotocol that it offers', async () => {
    const { socket, heard, cable } = await dialWs(echo, {}, { protocols: ['chat.v2', 'chat.v1'] });
    await cable.settle(() => heard.length === 1);
    expect([heard, socket.protocol]).toEqual([['open'], 'chat.v2']);
  });

  it.each([
    ['no-key', 'ws/status'],
    ['version-8', 'ws/status'],
  ] as const)('refused by ws for %s', async (fault, code) => {
    // ws takes version 8 of the drafts, too; RFC 6455 §4.2.1 item 6 knows 13 only. It is told to refuse it.
    const verifyClient = ({ req }: { req: { headers: Record<string, unknown> } }) =>
      req.headers['sec-websocket-version'] === '13';
    const { heard, cable } = await dialWs(echo, { verifyClient }, { fault });
    await cable.settle(() => heard.length === 1);
    const failures = factsOf(cable.world.trace, 'failure');
    expect([heard, failures.map(({ problem }) => problem)]).toEqual([['close 1006'], [code]]);
  });
});

describe('a ws client and our host', () => {
  it.each([
    ['a text', 'Xin chào 👋🏽', 'text Xin chào 👋🏽'],
    ['an empty text', '', 'text '],
    ['octets', Buffer.from([0, 255, 128]), 'binary 00 ff 80'],
    ['126 octets', 'x'.repeat(126), `text ${'x'.repeat(126)}`],
    ['1 MiB', MIB, `text ${MIB}`],
  ])('%s goes there and back', async (_name, data, told) => {
    const { socket, heard, cable } = await dialHost();
    socket.on('open', () => socket.send(data));
    await cable.settle(() => heard.length === 2);
    expect(heard.map((line) => line.length)).toEqual([4, told.length]);
    expect(heard[1] === told).toBe(true);
  });

  it('fragments with a ping between them: the pong first, then the message', async () => {
    const { socket, heard, cable } = await dialHost();
    socket.on('open', () => {
      socket.send('one ', { fin: false });
      socket.ping('are you there?');
      socket.send('message', { fin: true });
    });
    await cable.settle(() => heard.length === 3);
    expect(heard).toEqual(['open', 'pong are you there?', 'text one message']);
  });

  it('closed by ws: our host hears and echoes code and reason', async () => {
    const { socket, heard, cable, bench } = await dialHost();
    socket.on('open', () => socket.close(4001, 'bye'));
    await cable.settle(() => heard.length === 2 && bench.log.length === 2);
    expect(heard).toEqual(['open', 'close 4001 bye']);
    expect(bench.log.at(-1)).toBe('close 4001 bye');
  });

  it('closed by our host', async () => {
    const { socket, heard, cable } = await dialHost();
    socket.on('open', () => socket.send('!close'));
    await cable.settle(() => heard.length === 2);
    expect(heard).toEqual(['open', 'close 4001 bye']);
  });

  it('agrees on the first subprotocol that ws offers', async () => {
    const { socket, heard, cable } = await dialHost('/socket', ['chat.v2', 'chat.v1']);
    await cable.settle(() => heard.length === 1);
    expect([heard, socket.protocol]).toEqual([['open'], 'chat.v2']);
  });

  it.each([
    ['/elsewhere', {}, 404],
    ['/socket', { origin: 'http://elsewhere.example' }, 403],
    ['/socket', { protocolVersion: 8 }, 426],
  ])('refused at %s %j with %i', async (target, options, status) => {
    const { heard, cable } = await dialHost(target, [], options);
    await cable.settle(() => heard.length === 2);
    expect(heard).toEqual([`Unexpected server response: ${status}`, 'close 1006']);
  });

  it.each([
    ['RSV1 without an extension', 'c1 80 00 00 00 00', 1002],
    ['an unmasked frame', '81 00', 1002],
    ['text that is not UTF-8', '81 81 00 00 00 00 ff', 1007],
    ['more than 16 MiB', '82 ff 00 00 00 00 01 00 00 01 00 00 00 00', 1009],
  ])('fails the connection on %s, and ws hears the code', async (_name, octets, code) => {
    const { socket, heard, cable } = await dialHost();
    socket.on('open', () => (Reflect.get(socket, '_socket') as import('node:net').Socket).write(hex(octets)));
    await cable.settle(() => heard.length === 2);
    expect(heard).toEqual(['open', `close ${code}`]);
  });
});
