/** The picture begins this far below the headings (`--pad` in frame-styles.ts). */
const PAD = 22;
/** Where a followed cursor stays, as a share of the picture in sight. */
const FOLLOW_AT = 0.7;

/** What part of the picture is in sight, and how it follows the cursor. */
export class Sight {
  /** Where our own scrolling left the scroller: any other place is the learner's doing. */
  #left = 0;
  #waiting = 0;
  readonly #root: () => ParentNode | null;

  constructor(root: () => ParentNode | null) {
    this.#root = root;
  }

  /** Content pixels between the heading and the lower edge. */
  range(): { readonly top: number; readonly height: number } {
    const scroller = this.#scroller();
    if (!scroller) return { top: 0, height: 0 };
    const height = Math.max(scroller.clientHeight - this.headHeight(), 0);
    return { top: Math.max(scroller.scrollTop - PAD, 0), height };
  }

  middle(): number {
    const { top, height } = this.range();
    return top + height / 2;
  }

  headHeight(): number {
    return this.#root()?.querySelector<HTMLElement>('.lane.current .head')?.offsetHeight ?? 0;
  }

  /** Scrolls at once, never smoothly: the cursor's own pace is the motion. */
  keep(cursorY: number): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    const { top, height } = this.range();
    const wanted = Math.max(cursorY + PAD - height * FOLLOW_AT, 0);
    if (cursorY < top || wanted > scroller.scrollTop) scroller.scrollTop = wanted;
    this.#left = scroller.scrollTop;
  }

  /** Whether somebody else scrolled since; a picture that became shorter is nobody's doing. */
  strayed(): boolean {
    const scroller = this.#scroller();
    if (!scroller) return false;
    const most = scroller.scrollHeight - scroller.clientHeight;
    return Math.abs(scroller.scrollTop - Math.min(this.#left, most)) > 1;
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
