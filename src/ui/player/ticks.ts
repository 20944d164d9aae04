/** Ticks of the scrub bar on a canvas: thousands cost one paint, and none when only the cursor moves. */
import type { Micros } from '../../base/index.ts';
import type { Hue, Tick } from '../../projections/index.ts';
import { shareOf } from './time.ts';

/** The first lane's ticks stand above the rail, the second's hang below: the lane is not told by colour. */
const LENGTH = 9;
const OFF_RAIL = 4;
const WIDTH = 2;

/** How many of the ticks (in order of time) are not after `limit`. */
export function ticksUntil(ticks: readonly Tick[], limit: Micros): number {
  let low = 0;
  let high = ticks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ticks[middle]?.at ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps a canvas up to date: more ticks or fewer of the same run are added or wiped, not painted anew. */
export class TickPainter {
  #colours: ReadonlyMap<Hue, string> | undefined;
  #paint: Paint | undefined;
  #count = 0;
  #size: Size = { width: 0, height: 0 };

  /** The colours are others. */
  repaint(): void {
    this.#colours = undefined;
    this.#paint = undefined;
  }

  /** The run is another. */
  forget(): void {
    this.#paint = undefined;
  }

  /** The canvas has another size. It is measured when that is known, never while the page is being changed. */
  fit(canvas: HTMLCanvasElement): void {
    this.#size = { width: canvas.clientWidth, height: canvas.clientHeight };
    this.#paint = undefined;
  }

  show(root: ParentNode, what: Omit<Paint, 'colours'>, limit: Micros): void {
    const canvas = root.querySelector('canvas');
    const probe = root.querySelector<HTMLElement>('.probe');
    if (!canvas || !probe) return;
    const count = ticksUntil(what.ticks, limit);
    if (this.#paint === undefined) {
      this.#colours ??= coloursOn(probe);
      this.#paint = { ...what, colours: this.#colours };
      paintTicks(canvas, this.#size, this.#paint, count);
    } else if (count !== this.#count) repaintTicks(canvas, this.#paint, this.#count, count);
    this.#count = count;
  }
}

/** In CSS pixels. */
type Size = Readonly<Record<'width' | 'height', number>>;

/** What a canvas shows: ticks `[0, count)` in the order of time. */
interface Paint {
  readonly ticks: readonly Tick[];
  readonly end: Micros;
  /** The rail's height in the canvas, in CSS pixels. */
  readonly rail: number;
  readonly colours: ReadonlyMap<Hue, string>;
}

/** Paints ticks `[0, count)` anew. */
function paintTicks(canvas: HTMLCanvasElement, { width, height }: Size, paint: Paint, count: number): void {
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.getContext('2d')?.scale(ratio, ratio);
  ink(canvas, paint, 0, count);
}

/** From `[0, from)` to `[0, to)`: what came is added, what went is wiped off, and the rest stays as it is. */
function repaintTicks(canvas: HTMLCanvasElement, paint: Paint, from: number, to: number): void {
  if (to >= from) return ink(canvas, paint, from, to);
  const hidden = paint.ticks[to];
  if (hidden === undefined) return;
  const left = placeOf(hidden, paint.end, canvas);
  canvas.getContext('2d')?.clearRect(left, 0, canvas.width, canvas.height);
  // Earlier ticks that reach into the wiped part.
  let first = to;
  while (first > 0 && placeOf(paint.ticks[first - 1] ?? hidden, paint.end, canvas) + WIDTH > left) first -= 1;
  ink(canvas, paint, first, to);
}

function ink(
  canvas: HTMLCanvasElement,
  { ticks, end, rail, colours }: Paint,
  from: number,
  to: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  for (let n = from; n < to; n++) {
    const tick = ticks[n];
    if (tick === undefined) return;
    const x = placeOf(tick, end, canvas);
    const top = tick.lane === 0 ? rail - OFF_RAIL - LENGTH : rail + OFF_RAIL;
    context.fillStyle = colours.get(tick.hue) ?? 'gray';
    // A wasted poll is a stump: pale and short.
    if (tick.hue === 'empty') context.fillRect(x, tick.lane === 0 ? top + LENGTH - 4 : top, WIDTH, 4);
    else context.fillRect(x, top, WIDTH, LENGTH);
  }
}

/** Whole device pixels, so that two-pixel ticks are crisp everywhere. The canvas's own width needs no layout. */
const placeOf = (tick: Tick, end: Micros, canvas: HTMLCanvasElement): number =>
  Math.round(shareOf(tick.at, end) * canvas.width) / devicePixelRatio - 1;

const HUES: readonly Hue[] = ['tcp', 'http', 'upgrade', 'text', 'binary', 'control', 'close', 'empty'];

/** The theme's colours as a canvas takes them; `light-dark()` resolves only on an element. */
function coloursOn(probe: HTMLElement): Map<Hue, string> {
  return new Map(
    HUES.map((hue) => {
      probe.style.color = `var(--hue-${hue})`;
      return [hue, getComputedStyle(probe).color];
    }),
  );
}

/** Calls back when the page's theme changes, by the system's setting or by the root's `data-theme`. */
export function watchTheme(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
  return () => {
    dark.removeEventListener('change', changed);
    observer.disconnect();
  };
}
