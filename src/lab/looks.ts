/** How one looks at a run. */
import type { InspectorTab, Lens, ScaleMode } from '../projections/index.ts';

export interface Looks {
  readonly scale: ScaleMode;
  readonly tab: InspectorTab;
  readonly lens: Lens;
  /** The lane that a phone shows. */
  readonly lane: string;
  /** The picture scrolls along with the playhead. */
  readonly follow: boolean;
  /** A turned knob holds from the playhead on, instead of from the start. */
  readonly fromHere: boolean;
}

export const FIRST_LOOKS: Looks = {
  scale: 'gaps-cut',
  tab: 'frame',
  lens: 'wire',
  lane: 'b',
  follow: true,
  fromHere: false,
};

/** Another scale puts the playhead elsewhere: the picture goes along. */
export const scaled = (looks: Looks, scale: ScaleMode): Looks => ({ ...looks, scale, follow: true });

/** A lane that is there: the one that was shown, or else the first. */
export const onLane = (looks: Looks, lanes: readonly { readonly id: string }[]): Looks =>
  lanes.length === 0 || lanes.some(({ id }) => id === looks.lane)
    ? looks
    : { ...looks, lane: lanes[0]?.id ?? '' };
