/** Faults in the picture; the notation is explained in lower-story.ts. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../src/base/index.ts';
import { linearScale, stageOf } from '../../src/projections/index.ts';
import { ALICE, SERVER } from '../trace/cast.ts';
import { laneFrom, ms } from './lower-story.ts';

describe('faults', () => {
  it('are moments at the side that they concern, and last until they are mended', () => {
    const index = laneFrom(`
      5 fault cable-out
      10 fault crash
      20 fault asleep
      30 fault restart
      40 fault cable-in`);
    expect(index.events.map(({ at, node, code }) => [ms(at), node, code])).toEqual([
      [5, ALICE, 'cable-out'],
      [10, SERVER, 'crash'],
      [20, ALICE, 'asleep'],
      [30, SERVER, 'restart'],
      [40, ALICE, 'cable-in'],
    ]);
    const { stretches } = index;
    expect(stretches.map(({ kind, at, until }) => [kind, ms(at), ms(until)])).toEqual([
      ['cable', 5, 40],
      ['down', 10, 30],
      ['asleep', 20, -1],
    ]);
  });

  it('reach into every block until they end, and to the end of the picture where they do not', () => {
    const index = laneFrom('500 fault cable-out\n1500 fault cable-in\n1600 fault asleep');
    const scale = linearScale(millis(2000));
    const kinds = (at: number) =>
      stageOf([index], scale, scale.y(millis(at)), scale.y(millis(at + 50))).lanes[0]?.stretches.map(
        ({ kind, y1 }) => [kind, y1],
      );
    expect(kinds(100)).toEqual([]);
    expect(kinds(1000)).toEqual([['cable', scale.y(millis(1500))]]);
    expect(kinds(1900)).toEqual([['asleep', scale.height]]);
  });

  it('is never crowded out by what else a small block has', () => {
    const index = laneFrom('100 fault asleep\n200 fault cable-out\n300 fault crash');
    const scale = linearScale(millis(2000));
    const [lane] = stageOf([index], scale, scale.y(millis(900)), scale.height, millis(2000), 4).lanes;
    expect(lane?.stretches.map(({ kind }) => kind)).toEqual(['asleep', 'cable', 'down']);
  });
});
