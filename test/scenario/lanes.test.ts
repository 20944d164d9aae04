/** What a lane depends on, and what the things in it are called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { micros } from '../../src/base/index.ts';
import {
  PLAIN_TRANSPORTS,
  applyEdit,
  http2Lanes,
  laneOf,
  messageAddress,
  parseAddress,
  transferAddress,
} from '../../src/scenario/index.ts';
import { bobSays, scenario } from '../session/harness.ts';

describe('a lane', () => {
  it('how polls are counted is no part of a run', () => {
    const counted = applyEdit(scenario(), {
      edit: 'transport',
      lane: 'a',
      transport: { ...PLAIN_TRANSPORTS.polling, http2: true },
    });
    const plain = applyEdit(scenario(), {
      edit: 'transport',
      lane: 'a',
      transport: PLAIN_TRANSPORTS.polling,
    });
    expect([http2Lanes(plain), http2Lanes(counted)]).toEqual([[], ['a']]);
    expect(laneOf(counted, counted.lanes[0]!)).toEqual(laneOf(plain, plain.lanes[0]!));
  });

  it('depends on its own actions and on those of no lane, in order of time', () => {
    const of = scenario({
      actions: [
        { ...bobSays(300, 'b only'), lane: 'b' },
        bobSays(200, 'both'),
        { ...bobSays(100, 'a only'), lane: 'a' },
      ],
    });
    const idsOf = (n: number): string[] => laneOf(of, of.lanes[n]!).actions.map(({ id }) => id);
    expect([idsOf(0), idsOf(1)]).toEqual([
      ['b100', 'b200'],
      ['b200', 'b300'],
    ]);
  });
});

describe('addresses', () => {
  it.each([
    ['a/c0/up/f3', { lane: 'a', conn: 0, up: true, what: 'f', n: 3 }],
    ['b2/c17/down/m0', { lane: 'b2', conn: 17, up: false, what: 'm', n: 0 }],
    ['a/c0/up/s2', { lane: 'a', conn: 0, up: true, what: 's', n: 2 }],
    ['a/born/4', { lane: 'a', what: 'born', id: 4, page: 0 }],
    ['a/shown/12', { lane: 'a', what: 'shown', id: 12, page: 1 }],
    ['a/shown/12/p3', { lane: 'a', what: 'shown', id: 12, page: 3 }],
  ])('%s', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  it.each([
    '',
    'a',
    'a/c0/up/x1',
    'a/c/up/f1',
    'A/c0/up/f1',
    'a/c0/up/f',
    'a/c0/up/f1/',
    'a/born/-1',
    'a/c0/left/f1',
  ])('%j is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('there and back', () => {
    const lane = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const n = fc.nat(999_999_999);
    const transfer = fc.record({ lane, conn: n, up: fc.boolean(), what: fc.constantFrom('f', 'm', 's'), n });
    const message = fc.oneof(
      fc.record({ lane, what: fc.constant('born' as const), id: n, page: fc.constant(0) }),
      fc.record({ lane, what: fc.constant('shown' as const), id: n, page: fc.integer({ min: 1, max: 8 }) }),
    );
    fc.assert(
      fc.property(transfer, (address) => {
        expect(parseAddress(transferAddress(address))).toEqual(address);
      }),
    );
    fc.assert(
      fc.property(message, (address) => {
        expect(parseAddress(messageAddress(address))).toEqual(address);
      }),
    );
  });
});

it('microseconds stay microseconds', () => expect(micros(scenario().link.rtt)).toBe(80_000));
