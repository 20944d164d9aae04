/** Nothing has come or gone for so long. */
const LEISURE_MS = 120;

/** One Tab stop for the whole picture; arrow keys walk it: up and down in time, left and right between lanes. */
export class Roving {
  #current: HTMLElement | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** The Tab stop follows the cursor at leisure; but where it is lost, the next one is found at once. */
  follow(root: ShadowRoot, selected: string): void {
    clearTimeout(this.#later);
    const button = this.#current;
    const isLost = !button?.isConnected || button.closest('[data-future]') !== null;
    const isOther = selected !== '' && button?.dataset['address'] !== selected;
    const isThere = isOther && seen(root).some((one) => one.dataset['address'] === selected);
    if (isLost || isThere) this.sync(root, selected);
    else this.#later = setTimeout(() => this.sync(root, selected), LEISURE_MS);
  }

  stop(): void {
    clearTimeout(this.#later);
  }

  /** Keeps exactly one visible button in the Tab order: where the focus is, else what is selected, else the newest. */
  sync(root: ShadowRoot, selected: string): void {
    const focused = root.activeElement;
    if (focused instanceof HTMLElement && focused.matches('.twin button')) {
      if (!focused.closest('[data-future]')) return this.#take(focused);
      const left = focused.closest('.twin');
      const last = left && seen(left).at(-1);
      if (last) {
        last.focus({ preventScroll: true });
        return this.#take(last);
      }
    }
    const all = seen(root);
    const lane = all.filter((button) => button.closest('.current'));
    this.#take(all.find((button) => button.dataset['address'] === selected) ?? lane.at(-1) ?? all.at(-1));
  }

  /** The keys of the list; all others stay the page's. */
  readonly pressed = (event: KeyboardEvent): void => {
    const button = event.target;
    if (!(button instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.#walk(button, event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // the same keys mean something else to the page's player
  };

  /** @returns whether the key was one of ours. */
  #walk(button: HTMLElement, key: string): boolean {
    const twin = button.closest('.twin');
    if (!twin) return false;
    const list = seen(twin);
    const at = list.indexOf(button);
    const steps: Readonly<Record<string, () => HTMLElement | undefined>> = {
      ArrowUp: () => list[at - 1],
      ArrowDown: () => list[at + 1],
      Home: () => list[0],
      End: () => list.at(-1),
      ArrowLeft: () => beside(button, -1),
      ArrowRight: () => beside(button, 1),
    };
    const step = steps[key];
    if (!step) return false;
    const next = step();
    if (next) {
      this.#take(next);
      next.focus();
    }
    return true;
  }

  #take(button: HTMLElement | undefined): void {
    if (this.#current !== button && this.#current) this.#current.tabIndex = -1;
    this.#current = button;
    if (button) button.tabIndex = 0;
  }
}

/** The buttons of what the cursor has passed, in order of time. */
function seen(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('li:not([data-future]) > button')];
}

/** The button nearest in time in the lane to the left or right, if it is on screen. */
function beside(button: HTMLElement, way: -1 | 1): HTMLElement | undefined {
  const root = button.getRootNode();
  if (!(root instanceof ShadowRoot)) return undefined;
  const twins = [...root.querySelectorAll<HTMLElement>('.twin')];
  const other = twins[twins.findIndex((twin) => twin.contains(button)) + way];
  if (!other || other.offsetParent === null) return undefined;
  const y = heightOf(button);
  const away = (candidate: HTMLElement): number => Math.abs(heightOf(candidate) - y);
  return seen(other).reduce<HTMLElement | undefined>(
    (best, next) => (best && away(best) <= away(next) ? best : next),
    undefined,
  );
}

function heightOf(button: HTMLElement): number {
  return Number(button.parentElement?.dataset['y']);
}
