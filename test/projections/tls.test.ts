/** The flights of TLS's handshake in the picture; the notation is explained in lower-story.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { ledgerAt } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { arrowsOf, laneFrom } from './lower-story.ts';

describe('TLS', () => {
  const TLS13 = `
    0 sent → SYN
    40 arrived 0
    80 flight → ClientHello 1931
    80 sent → 0-0 +1448
    80 sent → 0-0 +483
    120 arrived 3
    121 arrived 4
    121 got → ClientHello 1931
    121 flight ← ServerHello, Finished 816
    161 got ← ServerHello, Finished 816
  `;

  it('has an arrow a flight, as long as its octets need', () => {
    expect(arrowsOf(laneFrom(TLS13))).toEqual([
      ['0..40 SYN'],
      ['80..121 ClientHello octets 1931'],
      ['121..161 ServerHello, Finished octets 816'],
    ]);
  });

  it('counts its octets and its round trip', () => {
    const ledger = ledgerAt(laneFrom(TLS13).totals, millis(200));
    // SYN 60; two segments with headers of 52; the flight down has none in this story.
    expect(ledger.octets).toBe(60 + 52 + 1448 + 52 + 483);
    expect(ledger.roundTrips).toBe(1);
  });

  it('is said to be sized, not simulated', () => {
    const index = laneFrom(TLS13);
    const address = index.arrows[1]?.address ?? '';
    const detail = detailOf(index, address, millis(200));
    expect([detail?.why, detail?.segments, detail?.wire]).toEqual(['why.flight', 2, 2 * 52 + 1931]);
  });
});
