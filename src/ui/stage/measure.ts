import type { Measure } from './layout-model.ts';

/** Text widths in the host's own typefaces at its smallest size; each text is measured once. */
export function measureIn(host: HTMLElement): Measure {
  const style = getComputedStyle(host);
  const size = 0.75 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const context = document.createElement('canvas').getContext('2d');
  const widths = (weight: number, family: string): ((text: string) => number) => {
    const known = new Map<string, number>();
    return (text) => {
      const width = known.get(text);
      if (width !== undefined) return width;
      if (context) context.font = `${weight} ${size}px ${family}`;
      const made = context ? context.measureText(text).width : text.length * size * 0.6;
      known.set(text, made);
      return made;
    };
  };
  return {
    mono: widths(400, style.getPropertyValue('--mono') || 'monospace'),
    sans: widths(600, style.getPropertyValue('--sans') || 'sans-serif'),
  };
}
