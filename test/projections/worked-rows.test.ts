/** Rows, details, moments and addresses of worked examples (worked.test.ts), each computed by hand. */
import { describe, expect, it } from 'vitest';
import {
  momentBeside,
  momentsUntil,
  nearest,
  ticksOf,
  requestsOf,
  requestsAt,
} from '../../src/projections/index.ts';
import { addressOf } from '../../src/projections/fold/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { frameRows } from './frame-rows.ts';
import { listed } from './listed.ts';
import { onThePage } from './on-the-page.ts';
import { POLLING, SOCKET } from './stories.ts';
import { at, story } from './story.ts';

describe('rows', () => {
  it('of frames: the handshake, then each frame', () => {
    const rows = frameRows([story(SOCKET)]);
    expect(
      rows.map(({ at: when, name, info, octets, payload }) => [when / 1000, name, info, octets, payload]),
    ).toEqual([
      [80, 'GET /chat', 'Upgrade: websocket', 155, -1],
      [120, '101', 'Switching Protocols', 129, -1],
      [200, '0x1 text', 'one', 5, 3],
      [400, '0x1 text', 'two', 5, 3],
      [600, '0x1 text', 'three', 7, 5],
      [700, '0x9 ping', '', 2, 0],
      [740, '0xa pong', '', 6, 0],
      [800, '0x8 close 1000', '', 8, 2],
      [840, '0x8 close 1000', '', 4, 2],
    ]);
  });

  it('of requests: without a status until the answer is there', () => {
    const rows = requestsOf([story(POLLING)]);
    const shown = (ms: number): unknown[] =>
      listed(requestsAt(rows, at(ms))).map(({ method, target, status, octetsUp, octetsDown, duration }) => [
        method,
        target,
        status,
        octetsUp,
        octetsDown,
        duration,
      ]);
    expect(shown(79)).toEqual([]);
    expect(shown(159)).toEqual([['GET', '/messages?since=0', 0, 34, 0, -1]]);
    expect(shown(160)).toEqual([['GET', '/messages?since=0', 200, 34, 40, 80_000]]);
    expect(shown(1160)[1]).toEqual(['GET', '/messages?since=0', 200, 34, 74, 80_000]);
  });

  it('ticks of all lanes by time', () => {
    const ticks = ticksOf([story(POLLING, 'a'), story('100..140 ← text x', 'b')]);
    expect(ticks.map(({ at: when, lane }) => `${when / 1000} ${lane}`)).toEqual([
      '0 0',
      '40 0',
      '80 0',
      '100 1',
      '120 0',
      '1080 0',
      '1120 0',
    ]);
  });
});

describe('details', () => {
  it('of an answer lead to the row of its request, from the moment that it leaves', () => {
    const lane = story(POLLING);
    const answers = (address: string, ms: number) => detailOf(lane, address, at(ms))?.answers;
    expect(requestsOf([lane]).map(({ request }) => request.address)).toEqual(['a/c0/up/m0', 'a/c0/up/m1']);
    expect([119, 120, 2000].map((ms) => answers('a/c0/down/m0', ms))).toEqual([
      undefined,
      'a/c0/up/m0',
      'a/c0/up/m0',
    ]);
    expect(answers('a/c0/down/m1', 1120)).toBe('a/c0/up/m1');
    expect(['a/c0/up/m0', 'a/c0/up/s0'].map((address) => answers(address, 2000))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('of a 101 lead to its upgrade request, those of a frame to none', () => {
    const lane = story(SOCKET);
    const answers = (address: string) => detailOf(lane, address, at(2000))?.answers;
    expect([answers('a/c0/down/m0'), answers('a/c0/down/f0')]).toEqual(['a/c0/up/m0', undefined]);
  });
});

it('the detail of a frame says how much of it is payload; that of others does not', () => {
  const lane = story(SOCKET);
  const payloads = ['a/c0/down/f0', 'a/c0/up/f0', 'a/c0/up/m0', 'a/c0/up/s0'].map(
    (address) => detailOf(lane, address, at(2000))?.payload,
  );
  expect(payloads).toEqual([3, 0, -1, -1]);
});

describe('moments', () => {
  const lanes = [story(POLLING, 'a'), story('100..140 ← text x', 'b')];

  it('step to where something leaves, arrives, is born or shown, in any lane', () => {
    const forward: number[] = [];
    for (let t = momentBeside(lanes, at(0), 1); t !== undefined; t = momentBeside(lanes, t, 1))
      forward.push(t / 1000);
    expect(forward).toEqual([40, 80, 100, 120, 140, 160, 300, 1080, 1120, 1160]);
    const back: number[] = [];
    for (let t = momentBeside(lanes, at(1160), -1); t !== undefined; t = momentBeside(lanes, t, -1))
      back.push(t / 1000);
    expect(back).toEqual([1120, 1080, 300, 160, 140, 120, 100, 80, 40, 0]);
  });

  it('are counted up to the cursor', () => {
    expect([0, 39, 40, 100, 5000].map((ms) => momentsUntil(lanes, at(ms)))).toEqual([1, 1, 2, 4, 11]);
  });
});

describe('addresses', () => {
  it('of a fact: its transfer, its message, or what caused it', () => {
    const lane = story(POLLING);
    const found = Array.from(
      { length: lane.trace.length },
      (_, i) => `${lane.trace.kindAt(i)} ${addressOf(lane, i)}`,
    );
    expect(found).toContain('message-born a/born/1');
    expect(found).toContain('message-shown a/shown/1');
    expect(found).toContain('response-received a/c0/down/m1');
    expect(found.filter((each) => each.startsWith('segment-arrived'))).toEqual([
      'segment-arrived a/c0/up/s0',
      'segment-arrived a/c0/down/s0',
      'segment-arrived ',
      'segment-arrived a/c0/up/m0',
      'segment-arrived a/c0/down/m0',
      'segment-arrived ',
      'segment-arrived a/c0/up/m1',
      'segment-arrived a/c0/down/m1',
      'segment-arrived ',
    ]);
  });

  it.each([
    ['a/c0/down/m1', 'a/c0/down/m1'],
    ['a/c0/down/m9', 'a/c0/down/m1'],
    ['a/c0/up/f0', 'a/c0/down/m1'],
    ['a/c7/up/m0', 'a/c0/down/m1'],
    ['a/shown/4', 'a/shown/1'],
    ['a/born/0', ''],
    ['nonsense', ''],
  ])('nearest to %s is %j', (wanted, found) => {
    expect(nearest(onThePage(story(POLLING)), wanted)).toBe(found);
  });
});
