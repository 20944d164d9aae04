import { clamp } from './geometry.ts';

/** The picture begins this far below the headings (`--pad` in stage.css). */
const PAD = 22;
/** Where a followed cursor stays, as a share of the picture in sight. */
const FOLLOW_AT = 0.86;
/** Pixels at the window's lower edge that a phone's player takes, and other screens have no picture in. */
const FOOT = 88;

/** What part of the picture is in sight, and how it follows the cursor. */
export class Sight {
  /** Where the scroller is, as far as it has told: asking it would lay the page out. */
  #top = 0;
  /** The scroller's and the heading's heights; -1 when they are to be asked for. Asking lays the page out. */
  #height = -1;
  #head = -1;
  /** As much of that height as the window shows: on a phone the page scrolls, too. */
  #shown = 0;
  readonly #root: () => ParentNode | null;

  constructor(root: () => ParentNode | null) {
    this.#root = root;
  }

  /** Content pixels between the heading and the lower edge. */
  range(): { readonly top: number; readonly height: number } {
    const scroller = this.#scroller();
    if (!scroller) return { top: 0, height: 0 };
    return { top: Math.max(this.#top - PAD, 0), height: this.#inSight(scroller) };
  }

  headHeight(): number {
    if (this.#head < 0) {
      this.#head = this.#root()?.querySelector<HTMLElement>('.lane.current .head')?.offsetHeight ?? 0;
    }
    return this.#head;
  }

  /** Sizes may have changed. */
  resized(): void {
    this.#height = -1;
    this.#head = -1;
  }

  #inSight(scroller: HTMLElement): number {
    if (this.#height < 0) {
      this.#height = scroller.clientHeight;
      const room = innerHeight - FOOT - scroller.getBoundingClientRect().top;
      this.#shown = clamp(room, this.#height / 2, this.#height);
    }
    return Math.max(this.#height - this.headHeight(), 0);
  }

  /** Scrolls at once, never smoothly: the cursor's own pace is the motion. */
  keep(cursorY: number): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const room = this.#inSight(scroller) - this.#height + this.#shown;
    const wanted = Math.max(cursorY + PAD - Math.max(room, 0) * FOLLOW_AT, 0);
    if (cursorY >= this.#top - PAD && wanted <= this.#top) return;
    scroller.scrollTop = wanted;
    this.#top = wanted;
  }

  /**
   * A heading stays in sight, but browsers scroll its control below the headings when it gets the focus: until the
   * next frame, scrolling is theirs and is taken back.
   */
  focused(event: FocusEvent): void {
    if (!(event.target instanceof Element) || !event.target.closest('.head')) return;
    this.#isHeld = true;
    requestAnimationFrame(() => (this.#isHeld = false));
  }
  #isHeld = false;

  /** The scroller has moved. @returns whether it was somebody else: a picture that became shorter is nobody's doing. */
  scrolled(): boolean {
    const scroller = this.#scroller();
    if (!scroller) return false;
    const left = this.#top;
    if (this.#isHeld) scroller.scrollTop = left;
    this.#top = scroller.scrollTop;
    if (Math.abs(this.#top - left) <= 1) return false;
    const most = scroller.scrollHeight - scroller.clientHeight;
    return Math.abs(this.#top - Math.min(left, most)) > 1;
  }

  #scroller(): HTMLElement | null {
    return this.#root()?.querySelector<HTMLElement>('.scroller') ?? null;
  }
}
