/** Ticks of the scrub bar on a canvas: thousands cost one paint, and none when only the cursor moves. */
import type { Micros } from '../../base/index.ts';
import type { Hue, Tick } from '../../projections/index.ts';
import { shareOf } from './time.ts';

/** The first lane's ticks stand above the rail, the second's hang below: the lane is not told by colour. */
const LENGTH = 9;
const OFF_RAIL = 4;

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

/** @param rail the rail's height in the canvas, in CSS pixels */
export function paintTicks(
  canvas: HTMLCanvasElement,
  ticks: readonly Tick[],
  end: Micros,
  rail: number,
  colours: ReadonlyMap<Hue, string>,
): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context) return;
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  for (const tick of ticks) {
    // Whole device pixels, so that two-pixel ticks are crisp everywhere.
    const x = Math.round(shareOf(tick.at, end) * width * ratio) / ratio - 1;
    const top = tick.lane === 0 ? rail - OFF_RAIL - LENGTH : rail + OFF_RAIL;
    context.fillStyle = colours.get(tick.hue) ?? 'gray';
    if (tick.hue === 'empty') {
      // A wasted poll is a stump: pale and short.
      context.fillRect(x, tick.lane === 0 ? top + LENGTH - 4 : top, 2, 4);
    } else context.fillRect(x, top, 2, LENGTH);
  }
}

const HUES: readonly Hue[] = ['tcp', 'http', 'upgrade', 'text', 'binary', 'control', 'close', 'empty'];

/** The theme's colours as a canvas takes them; `light-dark()` resolves only on an element. */
export function coloursOn(probe: HTMLElement): Map<Hue, string> {
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
