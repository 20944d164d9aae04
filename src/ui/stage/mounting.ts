import { BLOCK, MOST_GROUPS } from '../../projections/index.ts';
import { type Block, type Blocks, groupsOf } from './blocks.ts';

/** Blocks that are kept ready above and below those in sight. */
const READY = 3;

export interface InSight {
  readonly top: number;
  readonly height: number;
  /** What the reader looks at most: the nearest blocks come first. */
  readonly focus: number;
  /** Blocks out of sight that draw into it, or hold the keyboard's focus. */
  readonly also: readonly number[];
}

/** What is mounted of the picture, from top to bottom. */
export interface Mounted {
  readonly drawn: readonly Block[];
  /** Those that the list for keyboards and screen readers has; it follows the drawing. */
  readonly listed: readonly Block[];
}

/**
 * Which blocks are mounted: those in sight, then some around it. One new block a frame is drawn or listed, so that no
 * frame is late; and none while sight flies past more than a screen at a time, where nothing could be read.
 */
export class Mounting {
  #mounted: Mounted = { drawn: [], listed: [] };
  #top = 0;
  /** Something is still missing: ask again at the next frame. */
  missing = false;

  /**
   * `atOnce`: everything in sight and whatever was mounted before, however long it takes.
   *
   * @returns the same object as before where nothing has changed
   */
  next(blocks: Blocks, sight: InSight, atOnce: boolean): Mounted {
    const isFlying = Math.abs(sight.top - this.#top) > sight.height;
    this.#top = sight.top;
    this.missing = isFlying && !atOnce;
    if (this.missing) return this.#mounted;
    const { near, around } = wanted(blocks.count, sight);
    const known = new Map(this.#mounted.drawn.map((block) => [block.n, block]));
    const drawn = new Map<number, Block>();
    let groups = 0;
    let rest = 1;
    for (const n of [...near, ...around]) {
      const isThere = known.has(n) && known.get(n) === blocks.laidOut(n);
      const isDue = isThere || (atOnce && (near.includes(n) || known.has(n)));
      if (!isDue && rest === 0) {
        this.missing = true;
        continue;
      }
      const block = blocks.at(n);
      const size = groupsOf(block);
      if (!near.includes(n) && groups + size > MOST_GROUPS) continue;
      groups += size;
      if (!isDue) rest -= 1;
      drawn.set(n, block);
    }
    const wasListed = new Set(this.#mounted.listed.map(({ n }) => n));
    const listed = [...drawn.values()].filter((block) => {
      const isDue = atOnce || wasListed.has(block.n);
      if (!isDue && rest === 0) this.missing = true;
      return isDue || rest-- > 0;
    });
    const before = this.#mounted;
    const next = { drawn: kept(before.drawn, [...drawn.values()]), listed: kept(before.listed, listed) };
    if (next.drawn !== before.drawn || next.listed !== before.listed) this.#mounted = next;
    return this.#mounted;
  }
}

/** `next` from top to bottom; `before` itself where it has the same blocks. */
function kept(before: readonly Block[], next: readonly Block[]): readonly Block[] {
  const isSame = next.length === before.length && before.every((block) => next.includes(block));
  return isSame ? before : next.toSorted((a, b) => a.n - b.n);
}

/** Groups that one block may have, so that what is in sight keeps the limit. */
export const mostOfBlock = (height: number): number =>
  Math.floor(MOST_GROUPS / (Math.ceil(Math.max(height, BLOCK) / BLOCK) + 1));

/** Blocks in the order in which they are mounted. Even ones first: they are laid out without their neighbours. */
function wanted(count: number, { top, height, focus, also }: InSight): { near: number[]; around: number[] } {
  const first = Math.floor(top / BLOCK);
  const last = Math.floor((top + height) / BLOCK);
  const isThere = (n: number): boolean => n >= 0 && n < count;
  const inSight = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const away = (n: number): number => Math.abs((n + 0.5) * BLOCK - focus);
  const near = [...new Set([...inSight, ...also])]
    .filter(isThere)
    .sort((a, b) => (a % 2) - (b % 2) || away(a) - away(b));
  const ready = Array.from({ length: READY }, (_, i) => [last + 1 + i, first - 1 - i]).flat();
  return { near, around: ready.filter((n) => isThere(n) && !near.includes(n)) };
}

/** The block that the keyboard's focus is in: it stays mounted, wherever the reader scrolls. */
export function focusedBlocks(root: ShadowRoot | null): number[] {
  const y = root?.activeElement?.closest<HTMLElement>('[data-y]')?.dataset['y'];
  return y === undefined ? [] : [Math.floor(Number(y) / BLOCK)];
}
