/** Boxes half-way between the page and the server, in the picture; the notation is explained in lower-story.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { LaneIndex, PatchWriter } from '../../src/projections/fold/index.ts';
import { LaneColumns, ledgerAt } from '../../src/projections/index.ts';
import { detailOf } from '../../src/projections/inspection/index.ts';
import { frameRows } from './frame-rows.ts';
import { growing } from './growing.ts';
import { arrowsOf, laneFrom } from './lower-story.ts';

describe('a proxy', () => {
  const PROXIED = `
    0 opens c0 page box
    0 opens c1 box server
    0 sent → SYN
    20 arrived 0
    30 sent c1 → SYN
    50 arrived 2
    60 frame c1 ← 0-100
    60 sent c1 ← 0-100
    80 arrived 5
    81 frame ← 0-100
    81 sent ← 0-100
    101 arrived 8
  `;

  it('halves the way: the page’s connection ends there, its own begins there', () => {
    expect(arrowsOf(laneFrom(PROXIED))).toEqual([
      ['0..20 SYN', 'page to box'],
      ['30..50 SYN', 'box to server'],
      ['60..80 text octets 98', 'server to box'],
      ['81..101 text octets 98', 'box to page'],
    ]);
  });

  it('passes frames on unread: what its neighbour reads has left it in the segment that brought it', () => {
    const index = laneFrom(`
      0 opens c0 page box
      0 opens c1 box server
      0 sent c1 → SYN
      60 frame c1 ← 0-100
      60 sent c1 ← 0-100
      80 arrived 2
      80 octets ← 0-100
      80 sent ← 0-60
      81 sent ← 60-100
      100 arrived 4
      101 arrived 5
      101 read ← 0-100`);
    expect(arrowsOf(index)).toEqual([
      ['0..-1 SYN', 'box to server'],
      ['60..80 text octets 98', 'server to box'],
      ['80..101 text octets 98', 'box to page'],
    ]);
    expect(ledgerAt(index.totals, millis(101)).frames).toBe(1);
    expect(ledgerAt(index.totals, millis(100)).frames).toBe(0);
    expect(index.transferAt(0, false, 0)?.address).toBe('a/c0/down/f0');
  });

  it('counts what the page has part in, once', () => {
    const { octets, connections, frames, payload } = ledgerAt(laneFrom(PROXIED).totals, millis(200));
    expect({ octets, connections, frames, payload }).toEqual({
      octets: 60 + 152,
      connections: 1,
      frames: 1,
      payload: 98,
    });
  });

  it('has rows in no table of the page’s: what it says to the server no panel of a browser lists', () => {
    expect(frameRows([laneFrom(PROXIED)]).map(({ address }) => address)).toEqual(['a/c0/down/f0']);
  });

  it('has rows of frames in their place, which is known late: before those of the same instant that left behind them', () => {
    const { trace } = laneFrom(`
      0 opens c0 page box
      0 sent → SYN
      60 octets ← 0-100
      80 sent ← 0-100
      80 frame → 0-50
      80 sent → 0-50
      90 frame → 50-70
      100 arrived 1
      101 read ← 0-100`);
    const grown = growing(trace);
    const [index, copy] = [new LaneIndex('a', grown.trace), new LaneColumns('a')];
    const writer = new PatchWriter(index);
    while (grown.length < trace.length) {
      grown.length += 1;
      index.extend();
      copy.apply(writer.take());
    }
    const rows = ['a/c0/down/f0', 'a/c0/up/f0', 'a/c0/up/f1'];
    expect(copy.frames.rows.map(({ address }) => address)).toEqual(rows);
    expect(copy.frames.late).toEqual([millis(80)]);
  });

  it('stands in the way of some connections, and not of those before and after', () => {
    const index = laneFrom(`
      0 sent → SYN
      20 opens c1 page box
      20 sent c1 → SYN
      40 sent c2 → SYN`);
    expect(arrowsOf(index)).toEqual([['0..-1 SYN'], ['20..-1 SYN', 'page to box'], ['40..-1 SYN']]);
  });
});

describe('a box that cuts idle connections', () => {
  it('sends each end its RST from the middle of the way', () => {
    const index = laneFrom(`
      0 sent → SYN
      0 sent → RST box
      0 sent ← RST box`);
    expect(arrowsOf(index)).toEqual([
      ['0..-1 SYN'],
      ['0..-1 RST · box', 'box to server'],
      ['0..-1 RST · box', 'box to page'],
    ]);
    expect(detailOf(index, index.arrows[1]?.address ?? '', millis(1))?.why).toBe('why.reset');
  });
});
