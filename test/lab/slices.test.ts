/** The slices of the lab: from one value to the next, and the value before is as it was. */
import { describe, expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import { type Draft, UNEDITED } from '../../src/lab/draft.ts';
import { edited, rebuilt, withEdits } from '../../src/lab/editing/edited.ts';
import { type History, redone, replaced, undone } from '../../src/lab/history.ts';
import { FIRST_LOOKS, type Looks, onLane, scaled, zoomed, zoomedByStep } from '../../src/lab/looks.ts';
import { playedOn } from '../../src/lab/playhead.ts';
import { movedTo, NOTHING_SELECTED, selected, withByte } from '../../src/lab/selection.ts';
import { StepFit } from '../../src/lab/step-fit.ts';
import type { Edit } from '../../src/scenario/index.ts';
import { chat } from '../components/app/chat.ts';

/** 'past | present | future' */
const written = ({ past, present, future }: History<string>): string =>
  `${past.join(' ')} | ${present} | ${future.join(' ')}`;

describe('a history', () => {
  const a: History<string> = { past: [], present: 'a', future: [] };
  const abc = replaced(replaced(a, 'b'), 'c');

  it('goes back and forth', () => {
    expect(written(abc)).toBe('a b | c | ');
    expect(written(undone(abc))).toBe('a | b | c');
    expect(written(undone(undone(abc)))).toBe(' | a | b c');
    expect(written(redone(undone(undone(abc))))).toBe('a | b | c');
  });

  it('ends at its ends', () => {
    expect(undone(a)).toBe(a);
    expect(redone(abc)).toBe(abc);
  });

  it('forgets what was taken back when something else is done', () => {
    expect(written(replaced(undone(abc), 'd'))).toBe('a b | d | ');
  });
});

describe('a draft', () => {
  const rtt = (ms: number): Edit => ({ edit: 'knobs', set: { rtt: millis(ms) } });
  const remove: Edit = { edit: 'remove', id: 'one' };
  const steps = ({ past, present }: History<Draft>): readonly number[] =>
    [...past, present].map(({ edits }) => edits.length);

  it('takes a dragged knob as one step', () => {
    const dragged = [rtt(100), rtt(150), rtt(200)].reduce(edited, UNEDITED);
    expect(dragged.present.edits).toEqual([rtt(200)]);
    expect(steps(dragged)).toEqual([0, 1]);
    expect(steps(edited(dragged, remove))).toEqual([0, 1, 2]);
  });

  it('stands on another scenario when one was built, and undo leads back to the first with its edits', () => {
    const other = chat(millis(3000));
    const built = edited(rebuilt(edited(UNEDITED, remove), other), rtt(5));
    expect(built.present).toEqual({ on: other, edits: [rtt(5)] });
    expect(undone(undone(built)).present).toEqual({ edits: [remove] });
    expect(withEdits(built, []).present).toEqual({ on: other, edits: [] });
  });
});

describe('a selection', () => {
  it('of something else has no octet selected', () => {
    const octet = withByte(selected('a/c0/up/m0'), 7);
    expect(octet).toEqual({ address: 'a/c0/up/m0', byte: 7 });
    expect(selected('a/c0/up/m1').byte).toBe(-1);
    expect(NOTHING_SELECTED).toEqual({ address: '', byte: -1 });
  });

  it('keeps its octet where another run has it in the same place', () => {
    const octet = withByte(selected('a/c0/up/m0'), 7);
    expect(movedTo(octet, 'a/c0/up/m0')).toBe(octet);
    expect(movedTo(octet, 'a/c0/up/m3')).toEqual(selected('a/c0/up/m3'));
  });
});

describe('looks', () => {
  it('follow the playhead again at another scale', () => {
    expect(scaled('linear')).toEqual({ follow: true, scale: 'linear' });
  });

  it('zoom within limits, and follow the playhead again', () => {
    const still = { ...FIRST_LOOKS, follow: false };
    expect(zoomed(still, 1.5)).toMatchObject({ zoom: 1.5, follow: true });
    expect(zoomed(still, 1000).zoom).toBe(16);
    expect(zoomed(still, 0).zoom).toBe(0.05);
  });

  it('zoom for a step so that a flight is large, and not larger than the picture', () => {
    for (const [scale, grown, zoom] of [
      ['gaps-cut', 0.1, 2],
      ['gaps-cut', 3, 3],
      ['gaps-cut', 9, 4],
      ['linear', 0.1, 1],
      ['linear', 9, 8],
    ] as const)
      expect(zoomedByStep({ ...FIRST_LOOKS, scale }, grown).zoom).toBe(zoom);
  });

  it('fit a step into the picture, again when it is another size, and not once a hand has zoomed', () => {
    const fit = new StepFit();
    /** At zoom 1 the way is 100 px high. */
    const views = { span: ({ zoom }: Looks) => 100 * zoom };
    const zoom = (): number => fit.fitted(FIRST_LOOKS, views).zoom;
    expect(fit.resized(400)).toBe(false);
    expect(zoom()).toBe(FIRST_LOOKS.zoom);
    fit.follow({ from: micros(0), to: micros(1) });
    expect(zoom()).toBe(3);
    expect([fit.resized(400), fit.resized(300)]).toEqual([false, true]);
    expect(zoom()).toBe(2.25);
    fit.follow(undefined);
    expect(fit.resized(500)).toBe(false);
    expect(zoom()).toBe(FIRST_LOOKS.zoom);
  });

  it('show a lane that is there', () => {
    const [a, b] = [{ id: 'a' }, { id: 'b' }];
    expect(onLane(FIRST_LOOKS, [a, b])).toBe(FIRST_LOOKS);
    expect(onLane(FIRST_LOOKS, [a]).lane).toBe('a');
    expect(onLane(FIRST_LOOKS, [])).toBe(FIRST_LOOKS);
  });
});

describe('the playhead', () => {
  const start = { cursor: micros(0), rest: 0 };
  const [frame, far] = [1000 / 60, 10_000_000];

  it('loses nothing from frame to frame', () => {
    let head = start;
    for (let n = 0; n < 60; n += 1) head = playedOn(head, frame, 0.05, far);
    expect(head.cursor).toBe(50_000);
  });

  it('stops where playing ends, or nothing is computed yet, and never goes back', () => {
    expect(playedOn(start, frame, 1, 9000)).toEqual({ cursor: 9000, rest: 0 });
    expect(playedOn({ cursor: micros(5000), rest: 0.5 }, frame, 1, 1000)).toEqual({ cursor: 5000, rest: 0 });
  });

  it('lets no time pass while nobody watches', () => {
    expect(playedOn(start, 60_000, 1, far).cursor).toBe(100_000);
    expect(playedOn(start, -5, 1, far).cursor).toBe(0);
  });
});
