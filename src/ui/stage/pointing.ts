import type { PlacedLane } from './blocks.ts';
import type { LaneGeometries } from './geometries.ts';
import { pick } from './pick.ts';

/** What a pointer may mean. */
interface Target {
  readonly geometries: Pick<LaneGeometries, 'of'>;
  readonly cursorY: number;
  lane(index: number): readonly PlacedLane[];
}

/** A pointer means the nearest line, whatever rectangle lies on top. */
export class Pointing {
  #hovered = '';

  /** The address under a pointer; '' in open space. */
  under(event: MouseEvent, target: Target): string {
    const element = event.target instanceof Element ? event.target : null;
    const plot = element?.closest('.body')?.querySelector<HTMLElement>('.plot[data-lane]');
    if (!plot) return '';
    const box = plot.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const lane = Number(plot.dataset['lane']);
    return pick(target.lane(lane), target.geometries.of(lane), target.cursorY, x, y);
  }

  /** What a click or the keyboard's Enter chooses: a keyboard's click has no place. */
  chosen(event: MouseEvent, target: Target): string {
    if (event.detail !== 0) return this.under(event, target);
    const element = event.target instanceof Element ? event.target : null;
    return element?.closest<HTMLElement>('.twin button')?.dataset['address'] ?? '';
  }

  /** Marks what a pointer is over; an attribute, since classes belong to the templates. */
  hover(root: ParentNode, address: string): void {
    if (address === this.#hovered) return;
    this.#hovered = address;
    for (const body of root.querySelectorAll('.body')) body.classList.toggle('hot', address !== '');
    for (const drawn of root.querySelectorAll<SVGElement>('svg [data-address]')) {
      drawn.toggleAttribute('data-hover', address !== '' && drawn.dataset['address'] === address);
    }
  }
}
