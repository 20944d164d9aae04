/** How one looks at a run. */
import type { InspectorTab, Lens, ScaleMode } from '../projections/index.ts';

export interface Looks {
  readonly scale: ScaleMode;
  /** How large time is drawn; at 1 a typical flight is 40 px high. */
  readonly zoom: number;
  readonly tab: InspectorTab;
  readonly lens: Lens;
  /** The lane that a phone shows. */
  readonly lane: string;
  /** The picture scrolls along with the playhead. */
  readonly follow: boolean;
  /** How high the bytes stand where they have no column of their own. */
  readonly sheet: 'low' | 'half' | 'full';
  /** A turned knob holds from the playhead on, instead of from the start. */
  readonly fromHere: boolean;
}

export const FIRST_LOOKS: Looks = {
  scale: 'gaps-cut',
  zoom: 1,
  tab: 'frame',
  lens: 'wire',
  lane: 'b',
  follow: true,
  sheet: 'low',
  fromHere: false,
};

/** Another scale puts the playhead elsewhere: the picture goes along. */
export const scaled = (scale: ScaleMode): Partial<Looks> => ({ scale, follow: true });

/** The zooms that a step may have by itself: so small that much of it is in sight, so large that one flight fills it. */
const BY_STEP = { linear: { least: 1, most: 8 }, 'gaps-cut': { least: 2, most: 4 } };
const BY_HAND = { least: 0.05, most: 16 };

/** Makes time take `grown` times the room that it takes now, within the limits of the zoom. */
export const zoomed = (looks: Looks, grown: number, { least, most } = BY_HAND): Looks => ({
  ...looks,
  zoom: Math.min(Math.max(looks.zoom * grown, least), most),
  follow: true,
});

export const zoomedByStep = (looks: Looks, grown: number): Looks =>
  zoomed(looks, grown, BY_STEP[looks.scale]);

/** A lane that is there: the one that was shown, or else the first. */
export const onLane = (looks: Looks, lanes: readonly { readonly id: string }[]): Looks =>
  lanes.length === 0 || lanes.some(({ id }) => id === looks.lane)
    ? looks
    : { ...looks, lane: lanes[0]?.id ?? '' };
