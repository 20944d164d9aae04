/** The picture begins this far below the headings (`--pad` in frame-styles.ts). */
const PAD = 22;
/** Where a followed cursor stays, as a share of the picture in sight. */
const FOLLOW_AT = 0.7;

/** What part of the picture is in sight, and how it follows the cursor. */
export class Sight {
  /** Where our own scrolling left the scroller: any other place is the learner's doing. */
  #left = 0;
  #waiting = 0;
  /** The scroller's and the heading's heights; -1 when they are to be asked for. Asking lays the page out. */
  #height = -1;
  #head = -1;
  readonly #root: () => ParentNode | null;

  constructor(root: () => ParentNode | null) {
    this.#root = root;
  }

  /** Content pixels between the heading and the lower edge. */
  range(): { readonly top: number; readonly height: number } {
    const scroller = this.#scroller();
    if (!scroller) return { top: 0, height: 0 };
    return { top: Math.max(scroller.scrollTop - PAD, 0), height: this.#inSight(scroller) };
  }

  middle(): number {
    const { top, height } = this.range();
    return top + height / 2;
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
    if (this.#height < 0) this.#height = scroller.clientHeight;
    return Math.max(this.#height - this.headHeight(), 0);
  }

  /** Scrolls at once, never smoothly: the cursor's own pace is the motion. */
  keep(cursorY: number): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const wanted = Math.max(cursorY + PAD - this.#inSight(scroller) * FOLLOW_AT, 0);
    // Where we left it is where it is, or `strayed` would have ended the following: no need to ask.
    if (cursorY >= this.#left - PAD && wanted <= this.#left) return;
    scroller.scrollTop = wanted;
    this.#left = wanted;
  }

  /** Whether somebody else scrolled since; a picture that became shorter is nobody's doing. */
  strayed(): boolean {
    const scroller = this.#scroller();
    if (!scroller) return false;
    const most = scroller.scrollHeight - scroller.clientHeight;
    return Math.abs(scroller.scrollTop - Math.min(this.#left, most)) > 1;
  }

  /** The place that a scroll event tells of is the one to follow from. */
  settled(): void {
    this.#left = this.#scroller()?.scrollTop ?? 0;
  }

  /** Says the range in sight at the next frame; asked again before, it says it once. */
  announce(say: (range: { readonly top: number; readonly height: number }) => void): void {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      say(this.range());
    });
  }

  stop(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = 0;
  }

  #scroller(): HTMLElement | null {
    return this.#root()?.querySelector<HTMLElement>('.scroller') ?? null;
  }
}
